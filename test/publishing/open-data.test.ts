import { describe, expect, it } from "vitest";
import ru from "../../templates/public/ru.json" with { type: "json" };
import kk from "../../templates/public/kk.json" with { type: "json" };
import { REGISTER_COLUMNS } from "../../src/cases/entry.ts";
import { atomFeed } from "../../src/publishing/atom-feed.ts";
import { dictionaryJson, DICTIONARY_LANGUAGES, registerSchema } from "../../src/publishing/data-dictionary.ts";
import { growth } from "../../src/publishing/growth-chart.ts";
import { publicText } from "../../src/publishing/public-entry.ts";
import { openEntry } from "../../src/publishing/register-json.ts";
import { anEntry, day, sampleEntries } from "./sample-entries.ts";

describe("the dictionary and the schema", () => {
  it.each(DICTIONARY_LANGUAGES)("explain every field of register.json in %s", (language) => {
    const { fields }: { fields: { field: string; meaning: string }[] } = JSON.parse(dictionaryJson(language));
    const named = fields.map(({ field }) => field);
    for (const column of REGISTER_COLUMNS) expect(named).toContain(column);
    for (const key of ["number", "category", "status", "enteredOn", "changedOn"]) expect(named).toContain(key);
    expect(fields.every(({ meaning }) => meaning.length > 10)).toBe(true);
  });

  it("require the keys that an entry has, and no other", () => {
    const { $defs } = JSON.parse(registerSchema());
    expect($defs.entry.required).toEqual(Object.keys(openEntry(anEntry(1))));
    expect($defs.entry.additionalProperties).toBe(false);
    expect($defs.row.required).toEqual([...REGISTER_COLUMNS]);
  });
});

describe("atom.xml", () => {
  const entries = [
    anEntry(1, { kk: { volunteer: "Әлия & Ко <b>" } }),
    anEntry(2, { changedOn: day("2026-04-01"), kk: { volunteer: "Ерлан" } }),
    anEntry(3, { status: "terminated", changedOn: day("2026-05-01"), terminatedOn: day("2026-05-01") }),
  ];
  const feed = atomFeed(entries, "kk", "2026-05-02T00:00:00.000Z", "volunteer@mki.gov.kz");

  it("has the latest change first, says what happened, with ids that last", () => {
    expect(feed.startsWith('<?xml version="1.0"')).toBe(true);
    const ids = [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    expect(ids).toEqual([
      "tag:mki.gov.kz,2025:register/kk",
      "tag:mki.gov.kz,2025:register/entry/3/terminated/2026-05-01",
      "tag:mki.gov.kz,2025:register/entry/2/active/2026-04-01",
      "tag:mki.gov.kz,2025:register/entry/1/active/2026-03-02",
    ]);
    expect(feed).toContain("волонтерлік қызметі тоқтатылды, 2026 жылғы 1 мамыр");
    expect(feed).toContain("Әлия &amp; Ко &lt;b&gt;");
  });

  it("ends after a hundred changes", () => {
    const long = atomFeed(sampleEntries(150), "ru", "2026-05-02T00:00:00.000Z", "volunteer@mki.gov.kz");
    expect(long.match(/<entry>/g)).toHaveLength(100);
  });
});

describe("growth", () => {
  it("adds up the entries by day, whatever their order", () => {
    expect(
      growth([
        ["2026-01-02", 2],
        ["2026-01-01", 1],
      ]),
    ).toEqual([
      { day: "2026-01-01", total: 1 },
      { day: "2026-01-02", total: 3 },
    ]);
  });
});

describe("publicText", () => {
  it.each([
    ["ЖСН 990101300123", "ЖСН ••••••••••••"],
    ["990101 300 123", "••••••••••••"],
    ["٩٩٠١٠١٣٠٠١٢٣", "••••••••••••"],
    ["+77011234567", "+77011234567"],
    ["8 (701) 123-45-67, 8 (702) 123-45-67", "8 (701) 123-45-67, 8 (702) 123-45-67"],
    ["87011234567 87021234567", "87011234567 87021234567"],
    ["2026-05-01 10:00", "2026-05-01 10:00"],
    ["Ә\u202eлия\u200b", "Әлия"],
    ["бір\r\nекі", "бір\nекі"],
    ["😀", "😀"],
  ])("%j → %j", (text, shown) => {
    expect(publicText(text)).toBe(shown);
  });
});

const shape = (words: object): unknown =>
  Object.entries(words).map(([name, value]) => [name, Array.isArray(value) ? value.length : typeof value]);

describe("the words of the pages", () => {
  it("have the same names in both languages", () => {
    expect(shape(ru)).toEqual(shape(kk));
    expect(Object.keys(ru.categories)).toEqual(Object.keys(kk.categories));
  });
});
