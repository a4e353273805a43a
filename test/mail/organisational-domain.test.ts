import { describe, expect, it } from "vitest";
import { areAligned, organisationalDomain } from "../../src/mail/organisational-domain.ts";

describe("organisationalDomain", () => {
  it.each([
    ["mail.ru", "mail.ru"],
    ["a.b.mail.ru", "mail.ru"],
    ["school.edu.kz", "school.edu.kz"],
    ["x.school.edu.kz", "school.edu.kz"],
    ["mki.gov.kz", "mki.gov.kz"],
    ["a.co.uk", "a.co.uk"],
    ["gov.kz", undefined],
    ["kz", undefined],
    ["a..kz", undefined],
  ])("%s → %s", (domain, expected) => expect(organisationalDomain(domain)).toBe(expected));

  it("aligns only within one organisation", () => {
    expect(areAligned("mail.gov.kz", "mki.gov.kz")).toBe(false);
    expect(areAligned("em.mki.gov.kz", "mki.gov.kz")).toBe(true);
    expect(areAligned(undefined, "mki.gov.kz")).toBe(false);
  });
});
