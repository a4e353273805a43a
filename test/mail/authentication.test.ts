import { describe, expect, it } from "vitest";
import { authenticate } from "../../src/mail/authentication.ts";

const FROM = "aru@school.edu.kz";
const OURS = "mx.mki.gov.kz";
const BORDER =
  "Received: from mail.school.edu.kz (mail.school.edu.kz [10.0.0.1])\r\n\tby mx.mki.gov.kz (Postfix) with ESMTPS id 1; Mon, 16 Mar 2026 10:00:00 +0500";
const OUTSIDE = "Received: from laptop by mail.school.edu.kz; Mon, 16 Mar 2026 09:59:00 +0500";
const PASS = `Authentication-Results: ${OURS}; dmarc=pass header.from=school.edu.kz`;

function verdict(headers: readonly string[], from: string | undefined = FROM, ids: readonly string[] = [OURS]): string {
  const author = headers.some((line) => /^from\s*:/i.test(line)) ? [] : [`From: Ару <${FROM}>`];
  return authenticate(Buffer.from([...headers, ...author, "Subject: x", "", "body"].join("\r\n")), from, ids).verdict;
}

describe("what the trusted server said", () => {
  it.each([
    ["dmarc=pass", "pass"],
    ["dmarc=pass header.from=school.edu.kz", "pass"],
    ["DMARC = PASS Header.From = School.EDU.kz", "pass"],
    ["dmarc=pass (p=REJECT; sp=none) header.from=school.edu.kz", "pass"],
    ["spf=pass smtp.mailfrom=school.edu.kz", "none"],
    ["dmarc=none header.from=school.edu.kz", "none"],
    ["dmarc=temperror header.from=school.edu.kz", "none"],
    ["none", "none"],
    ["dmarc=fail header.from=school.edu.kz", "fail"],
    ["dmarc=fail (p=none dis=none) header.from=school.edu.kz", "fail"],
    ["dkim=pass header.d=school.edu.kz; dmarc=fail header.from=school.edu.kz", "fail"],
    ["dmarc=pass header.from=evil.kz", "none"],
    ["dmarc=fail header.from=evil.kz", "none"],
    ["dkim=pass header.d=school.edu.kz", "pass"],
    ["dkim=pass header.d=mail.school.edu.kz", "pass"],
    ['dkim=pass header.i="@school.edu.kz"', "pass"],
    ["dkim=pass (2048-bit key; secure) header.d=school.edu.kz header.s=a", "pass"],
    ["dkim=pass header.d=evil.kz; dkim=pass header.d=school.edu.kz", "pass"],
    ["dkim=pass header.d=evil.kz header.i=@school.edu.kz", "none"],
    ["dkim=pass header.d=other.edu.kz", "none"],
    ["dkim=pass header.d=edu.kz", "none"],
    ["dkim=pass header.d=notschool.edu.kz", "none"],
    ["dkim=fail header.d=school.edu.kz", "none"],
    ["dkim=pass", "none"],
    ["dmarc=temperror; dkim=pass header.d=school.edu.kz", "pass"],
    ["dmarc=pass header.from=school.edu.kz; dmarc=fail header.from=school.edu.kz", "none"],
    ["dmarc=pass header.from=school.edu.kz; dmarc=pass header.from=evil.kz", "none"],
  ])("%s → %s", (results, expected) => {
    expect(verdict([`Authentication-Results: ${OURS}; ${results}`, OUTSIDE])).toBe(expected);
  });

  it("counts verdicts that the server wrote into two headers", () => {
    const two = [`Authentication-Results: ${OURS}; spf=pass`, PASS, BORDER];
    expect(verdict(two)).toBe("pass");
    expect(verdict([...two.slice(0, 2), PASS.replace("pass", "fail"), BORDER])).toBe("none");
  });

  it("reads a folded header, a version, and a quoted id", () => {
    expect(
      verdict([
        `Authentication-Results: ${OURS} 1;\r\n\tspf=pass;\r\n\tdmarc=pass\r\n\t header.from=school.edu.kz`,
        BORDER,
      ]),
    ).toBe("pass");
    expect(verdict([`Authentication-Results: (ours) "${OURS}" ; dmarc=pass`, BORDER])).toBe("pass");
    expect(verdict(["authentication-results: MX.MKI.GOV.KZ; dmarc=pass", BORDER])).toBe("pass");
  });
});

describe("what anybody could have written", () => {
  it.each([
    ["below a Received of the outside", [OUTSIDE, PASS]],
    ["below the border and an outside hop", [BORDER, OUTSIDE, PASS]],
    ["below the border and a forged hop of ours", [BORDER, BORDER, PASS]],
    ["below a hop that our name only begins", [BORDER.replace("by mx.mki.gov.kz", "by mx.mki.gov.kz.evil.kz"), PASS]],
    ["below a hop that names us in a comment", ["Received: from x (by mx.mki.gov.kz ) by evil.kz; now", PASS]],
    ["of another server", [`Authentication-Results: mx.evil.kz; dmarc=pass`, BORDER]],
    ["with our id as a prefix", [`Authentication-Results: ${OURS}.evil.kz; dmarc=pass`, BORDER]],
    ["with our id as a suffix", [`Authentication-Results: evil-${OURS}; dmarc=pass`, BORDER]],
    ["with our id in a comment", [`Authentication-Results: evil.kz (${OURS}); dmarc=pass`, BORDER]],
    ["with our id behind another", [`Authentication-Results: evil.kz ${OURS}; dmarc=pass`, BORDER]],
    ["with words behind id and version", [`Authentication-Results: ${OURS} 1 said evil.kz; dmarc=pass`, BORDER]],
    ["without an id", ["Authentication-Results: dmarc=pass header.from=school.edu.kz", BORDER]],
    [
      "in a comment",
      [`Authentication-Results: ${OURS}; spf=none (dmarc=pass; dkim=pass header.d=school.edu.kz)`, BORDER],
    ],
    ["in a nested comment", [`Authentication-Results: ${OURS}; spf=none (a (b) ; dmarc=pass ; c)`, BORDER]],
    ["in a quoted string", [`Authentication-Results: ${OURS}; spf=none reason="x; dmarc=pass"`, BORDER]],
    ["behind an escaped quote", [`Authentication-Results: ${OURS}; spf=none reason="\\"; dmarc=pass; \\""`, BORDER]],
    ["behind a comment that does not end", [`Authentication-Results: ${OURS}; spf=none (; dmarc=pass`, BORDER]],
    ["in another header", [`X-Authentication-Results: ${OURS}; dmarc=pass`, BORDER]],
    ["as a property", [`Authentication-Results: ${OURS}; spf=none smtp.mailfrom=dmarc=pass`, BORDER]],
  ])("is not believed: %s", (_where, headers) => {
    expect(verdict(headers)).toBe("none");
  });

  it("cannot contradict what the server wrote above the border", () => {
    expect(verdict([PASS.replace("pass", "fail"), BORDER, PASS])).toBe("fail");
    expect(verdict([PASS, BORDER, PASS.replace("pass", "fail")])).toBe("pass");
  });

  it("cannot be the only word of a message without Received: only the topmost counts there", () => {
    expect(verdict([PASS])).toBe("pass");
    expect(verdict(["Authentication-Results: other.kz; spf=pass", PASS])).toBe("none");
  });
});

describe("where the server's own Received stands", () => {
  it("may be above the verdict, also after an internal hop of the same host", () => {
    expect(verdict([BORDER, PASS])).toBe("pass");
    expect(verdict(["Received: from localhost by mx.mki.gov.kz (LMTP); now", BORDER, PASS, OUTSIDE])).toBe("pass");
  });

  it("is not known for an internal server that is not named in the setting", () => {
    const store = "Received: from mx.mki.gov.kz by store.mki.gov.kz; now";
    expect(verdict([store, PASS, BORDER])).toBe("none");
    expect(verdict([store, PASS, BORDER], FROM, [OURS, "store.mki.gov.kz"])).toBe("pass");
  });
});

describe("a message that names no one author", () => {
  const forged = "From: chief@mki.gov.kz";
  it.each([
    ["two From headers", [PASS, BORDER, `From: ${FROM}`, forged]],
    ["two From headers, one with a space", [PASS, BORDER, `From: ${FROM}`, `From : chief@mki.gov.kz`]],
    ["two authors", [PASS, BORDER, `From: ${FROM}, chief@mki.gov.kz`]],
    ["another author than the one that is asked for", [PASS, BORDER, forged]],
  ])("never passes: %s", (_what, headers) => {
    expect(verdict(headers)).toBe("none");
  });

  it("fails where the server says so", () => {
    expect(verdict([PASS.replace("pass", "fail"), BORDER, `From: ${FROM}`, forged], undefined)).toBe("fail");
  });

  it("trusts nobody where nobody is named", () => {
    expect(verdict([PASS, BORDER], FROM, [])).toBe("none");
    expect(verdict(["Authentication-Results: ; dmarc=pass", BORDER], FROM, [""])).toBe("none");
  });
});
