import { describe, expect, it } from "vitest";
import { instant, plainDate } from "../../src/calendar/plain-date.ts";
import type { Digest } from "../../src/cases/digest.ts";
import { renderDigest } from "../../src/letters/digest-letter.ts";
import { sampleDigests } from "../../src/letters/samples.ts";
import { DESK, flat, halves } from "./desk.ts";

function digestOf(name: string): Digest {
  const sample = sampleDigests().find((each) => each.name === name);
  if (sample === undefined) throw new Error(name);
  return sample.digest;
}

const busy = renderDigest(digestOf("digest"), DESK);
const idle = renderDigest(digestOf("digest-empty"), DESK);
const crowded = renderDigest(digestOf("digest-200"), DESK);

describe("the digest", () => {
  it("says in its subject what waits and what is late", () => {
    expect(busy.subject).toBe(
      "Тізілім, 27 қазан: шешім күтеді: 4 іс, мерзімі өткені: 1 іс / Реестр, 27 октября: ждут решения: 4 дела, просрочено: 1 дело",
    );
    expect(idle.subject).toBe("Тізілім, 27 қазан: шешім күткен іс жоқ / Реестр, 27 октября: решать нечего");
  });

  it("starts with what a person must decide, the latest first, with reason and days left", () => {
    const { ru } = halves(busy.text);
    const places = ["2026-000100", "2026-000101", "2026-000102", "Что произошло"].map((mark) => ru.indexOf(mark));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(ru).toContain("просрочено на 1 рабочий день Причина: ответ не прочитан уверенно");
    expect(ru).toContain("сегодня последний день");
    expect(busy.html).toMatch(/class="alarm"[^>]*>просрочено на 1 рабочий день/u);
  });

  it("tells every figure of what happened", () => {
    const { happened } = digestOf("digest");
    const { ru } = halves(busy.text);
    for (const [name, count] of Object.entries(happened)) {
      const words: Readonly<Record<string, { readonly ru: string }>> = DESK.templates.words.happened;
      expect(ru).toContain(`${words[name]?.ru}: ${count}`);
    }
  });

  it("draws every one of the days", () => {
    expect(halves(busy.text).kk).toContain("29.09");
    expect(busy.html.match(/class="bar"/gu)).toHaveLength(
      2 * digestOf("digest").days.filter((day) => day.received > 0).length,
    );
  });

  it("gathers deadlines by day and shortens long lists", () => {
    const deadlines = Array.from({ length: 12 }, (_, index) => ({
      number: `2026-0002${10 + index}`,
      lastDay: plainDate("2026-10-30"),
    }));
    const { ru } = halves(renderDigest({ ...digestOf("digest"), deadlines }, DESK).text);
    expect(ru).toContain("30 октября, пятница: 2026-000210");
    expect(ru).toContain("и еще 4");
  });

  it("marks what is wrong with the machine, and counts it", () => {
    const { ru } = halves(busy.text);
    expect(ru).toContain("есть на что посмотреть: 4 замечания");
    expect(ru).toContain("Писем в ящике / в журнале: 1204 / 1203");
    expect(ru).toContain("Календарь: нет годов: 2028");
    expect(halves(idle.text).ru).not.toContain("есть на что посмотреть");
  });

  it("calls for help where nothing was ever scanned or backed up", () => {
    const {
      lastScan: _scan,
      lastBackup: _backup,
      mailbox: _mailbox,
      freeBytes: _free,
      ...rest
    } = digestOf("digest-empty").health;
    const { ru } = halves(renderDigest({ ...digestOf("digest-empty"), health: rest }, DESK).text);
    expect(ru).toContain("Почта проверена: не было");
    expect(ru).toContain("неизвестно / 1203");
    expect(ru).toContain("Свободно на диске: неизвестно");
    expect(ru).toContain("есть на что посмотреть: 3 замечания");
  });

  it("marks a scan, a backup and letters that are too old or lost, and names the cases", () => {
    const { health, ...rest } = digestOf("digest-empty");
    const old = { ...health, lastScan: instant("2026-10-27T07:59"), lastBackup: instant("2026-10-20T08:59") };
    const lost = { ...old, bounced: 2, bouncedCases: ["2026-000007", "2026-000009"] };
    const { html, text } = renderDigest({ ...rest, health: lost }, DESK);
    expect(halves(text).ru).toContain("Вернувшихся писем: 2 · 2026-000007 · 2026-000009");
    expect(halves(text).ru).toContain("есть на что посмотреть: 3 замечания");
    expect(html).toMatch(/class="alarm"[^>]*>27 октября 2026 года, 07:59/u);
    expect(renderDigest({ ...rest, health }, DESK).attachments).toEqual([]);
  });

  it("is sent when nothing waits, and says what to check where it is missing", () => {
    expect(halves(idle.text).kk).toContain("Бүгін шешім күткен іс жоқ");
    expect(halves(idle.text).ru).toContain("Если оно не пришло:");
    expect(idle.html).not.toContain('class="bar"');
  });

  it("shows a doubtful answer beside what is wrong with it", () => {
    expect(halves(busy.text).ru).toContain(
      "«ЖСН» (на казахском языке). Прочитано: «99031439?010». Не удалось уверенно прочитать написанное. «Выберите",
    );
    expect(halves(busy.text).ru).toContain("Прочитано: «1, 6 ≠ 1, 6, 8». В двух местах написано по-разному.");
  });

  it("stays short with 200 cases open: the most urgent in the letter, all of them in the table", () => {
    const { waiting, deadlines } = digestOf("digest-200");
    const { kk } = halves(crowded.text);
    const shown = waiting.filter(({ number }) => kk.includes(number));
    expect(shown).toHaveLength(30);
    expect(Math.max(...shown.map(({ daysLeft }) => daysLeft))).toBe(-1);
    expect(crowded.html.match(/class="card"/gu)).toHaveLength(20);
    expect(kk).toContain("толық, шешім күтуде: 133");
    expect(kk).toContain("мерзімі өтті: 34");
    expect(kk).toContain("Тағы 170 іс тіркелген кестеде");
    const [table] = crowded.attachments;
    const rows = table?.kind === "open-cases" ? table.rows : [];
    const open = [...waiting, ...deadlines];
    expect(rows).toHaveLength(open.length);
    expect(new Set(rows.map(([number]) => number))).toEqual(new Set(open.map(({ number }) => number)));
    expect(flat(crowded.text)).not.toMatch(/undefined|\[object/u);
  });
});
