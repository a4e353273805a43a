import { describe, expect, it } from "vitest";
import { contentHash } from "../../src/mail/identity.ts";
import { readMessage } from "../../src/mail/read-message.ts";
import { written } from "./written.ts";

async function hash(head: readonly string[], body = "Сәлем"): Promise<string> {
  const raw = written([...head, "", body]);
  return contentHash(raw, await readMessage(raw));
}

describe("contentHash", () => {
  const head = ["From: a@b.kz", "Message-ID: <1@b.kz>", "Subject: x"];

  it("is the same for a second delivery by another way", async () => {
    const again = ["Return-Path: <a@b.kz>", "Received: from x by y; now", "DKIM-Signature: v=1", "X-Spam: no", ...head];
    expect(await hash(again)).toBe(await hash(head));
    expect(await hash(head)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("differs by Message-ID, sender and body: nobody can use up another's", async () => {
    const hashes = [
      await hash(head),
      await hash(["From: c@b.kz", "Message-ID: <1@b.kz>"]),
      await hash(["From: a@b.kz", "Message-ID: <2@b.kz>"]),
      await hash(head, "Басқа"),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  it("looks at date and subject where there is no Message-ID", async () => {
    const date = "Date: Mon, 16 Mar 2026 10:00:00 +0500";
    const hashes = [
      await hash(["From: a@b.kz", date, "Subject: x"]),
      await hash(["From: a@b.kz", date, "Subject: y"]),
      await hash(["From: a@b.kz", "Subject: x"]),
    ];
    expect(new Set(hashes).size).toBe(3);
    expect(await hash(["Received: from x by y; now", "From: a@b.kz", date, "Subject: x"])).toBe(hashes[0]);
  });

  it("tells senders apart that can't be named", async () => {
    expect(await hash(["From: nobody", "Message-ID: <1@b.kz>"])).not.toBe(
      await hash(["From: somebody", "Message-ID: <1@b.kz>"]),
    );
  });
});
