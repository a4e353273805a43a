import { describe, expect, it } from "vitest";
import { instant, plainDate } from "../../src/calendar/plain-date.ts";
import type { LetterOrder } from "../../src/cases/letter-order.ts";
import { field } from "../../src/forms/definitions.ts";
import { renderLetter } from "../../src/letters/letter.ts";
import { sampleOrders } from "../../src/letters/samples.ts";
import { BARE_DESK, DESK, flat, halves, sampleLetter } from "./desk.ts";

const SAMPLES = sampleOrders();
const KINDS: readonly LetterOrder["kind"][] = [
  "refine",
  "reminder",
  "accepted",
  "updated",
  "refused",
  "terminated",
  "received",
  "help",
  "staff",
];

function orderOf(name: string): LetterOrder {
  const sample = SAMPLES.find((each) => each.name === name);
  if (sample === undefined) throw new Error(name);
  return sample.order;
}

describe("every letter", () => {
  it("has a sample", () => {
    expect(new Set(SAMPLES.map((sample) => sample.order.kind))).toEqual(new Set(KINDS));
  });

  describe.each([
    ["with an officer and a public address", DESK],
    ["without", BARE_DESK],
  ])("%s", (_name, desk) => {
    it.each(SAMPLES.map((sample) => [sample.name, sample.order] as const))("%s", (_sample, order) => {
      const { subject, text, html } = renderLetter(order, desk);
      expect(subject).toMatch(/^\[2026-000123\] \S.+ \/ \S.+$/u);
      for (const body of [text, html]) {
        expect(body).not.toMatch(/undefined|\[object|null|NaN|\{\{|\}\}|\{\w+\}|[\ue000-\uf8ff]/u);
        expect(body).toMatch(/[әғқңөұүһі]/u);
        expect(body).toMatch(/[ыэёъ]/u);
      }
      expect(text.split("\n").filter((line) => line.length > 78 && !line.includes("://"))).toEqual([]);
      expect(html).not.toMatch(/<img|<script|<link|@import|url\(/u);
      expect(
        html.match(/https?:\/\/[^"<]+/gu)?.filter((address) => !address.startsWith("https://register.example.kz/")) ??
          [],
      ).toEqual([]);
    });
  });

  it("says the same in the text and in the HTML", () => {
    for (const { order } of SAMPLES) {
      const { text, html } = renderLetter(order, DESK);
      const visible = html
        .replace(/<style>.*<\/style>/su, "")
        .replace(/<[^>]+>/gu, " ")
        .replaceAll("&quot;", '"');
      const words = new Set(flat(text).match(/\p{L}{4,}/gu));
      for (const word of words) expect(visible).toContain(word);
    }
  });
});

describe("refine", () => {
  const { kk, ru } = halves(sampleLetter("refine").text);

  it("calls the person by name and says the last day, its weekday and its hour", () => {
    expect(kk).toContain("Құрметті Қожахметова Әсел Ұланқызы!");
    expect(kk).toContain("Соңғы күні: 2026 жылғы 28 қазан, сәрсенбі, сағат 24:00");
    expect(ru).toContain("Последний день: 28 октября 2026 года, среда, до 24:00");
  });

  it("uses the name of each language's own form, else the one name that is known", () => {
    expect(ru).toContain("Здравствуйте, Кожахметова Асель Улановна!");
    expect(halves(sampleLetter("refine-group").text).ru).toContain("Здравствуйте, Пак Олег Сергеевич!");
  });

  it("quotes the official label of every finding in both halves", () => {
    const order = orderOf("refine");
    if (order.kind !== "refine") throw new Error("another letter");
    for (const finding of order.findings) {
      const label = `«${field(finding.form, finding.field ?? "").label[finding.language]}»`;
      expect(kk).toContain(label);
      expect(ru).toContain(label);
    }
  });

  it("says what is wrong, what stands there, an example and the clause", () => {
    expect(ru).toContain("В номере опечатка");
    expect(ru).toContain("У вас написано: «990314391010»");
    expect(ru).toContain("Пример: 990101390009");
    expect(ru).toContain("Основание: пункт 8 Правил");
    expect(kk).toContain("Негізі: Қағидалардың 8-тармағы");
  });

  it("shows both sides of a contradiction", () => {
    expect(ru).toContain(
      "на казахском языке, «Қазіргі уақытта сіз қатысып жүрген негізгі қызмет түрлерін таңдаңыз»: «1, 6, 8»",
    );
    expect(flat(sampleLetter("refine-group").text)).toContain(
      "В другой строке этого же документа, «ЖСН»: «900120392024»",
    );
  });

  it("counts the days and says why some do not count", () => {
    expect(ru).toContain("День отправки этого письма, 22 октября, четверг, в счет не входит.");
    expect(ru).toContain("23 октября, пятница – 1-й день");
    expect(ru).toContain("26 октября, понедельник – не считается: перенос с 25 октября, День Республики");
    expect(kk).toContain("28 қазан, сәрсенбі – 3-күн");
  });

  it("says which letter the count starts from, where it is an earlier one", () => {
    const order = orderOf("refine");
    const later = halves(renderLetter({ ...order, writtenAt: instant("2026-10-27T10:00") }, DESK).text);
    expect(later.ru).toContain("День отправки письма о доработке, 22 октября, четверг, в счет не входит.");
  });

  it("leaves the count out where it would end on another day than the stored one", () => {
    const order = orderOf("refine");
    if (order.kind !== "refine") throw new Error("another letter");
    const moved = halves(renderLetter({ ...order, lastDay: plainDate("2026-10-29") }, DESK).text).ru;
    expect(moved).toContain("29 октября 2026 года, четверг");
    expect(moved).not.toContain("1-й день");
  });

  it("is the notice of the intended refusal", () => {
    expect(kk).toContain("11-тармағы");
    expect(ru).toContain("статья 73 Административного процедурно-процессуального кодекса");
  });

  it("says plainly that a whole form is absent, and sends the forms to fill in", () => {
    const letter = sampleLetter("refine-form-absent");
    expect(halves(letter.text).ru).toContain("Этого документа в письме нет.");
    expect(letter.attachments).toEqual([
      expect.objectContaining({ kind: "missing-form", form: "application", language: "ru" }),
      expect.objectContaining({ kind: "missing-form", form: "volunteer", language: "ru" }),
    ]);
  });

  it("attaches the applicant's own forms with a note for each gap, in the form's language", () => {
    const { attachments } = sampleLetter("refine");
    const filled = attachments.filter((each) => each.kind === "filled-form");
    expect(filled.map(({ read }) => `${read.form} ${read.language}`)).toEqual([
      "application kk",
      "application ru",
      "volunteer kk",
      "volunteer ru",
    ]);
    expect(filled[2]?.notes["iin"]).toMatch(/^Нөмірде қате бар.* Мысалы: 990101390009/u);
    expect(Object.keys(filled[3]?.notes ?? {})).toEqual(["experience", "activities"]);
  });

  it("attaches the blank forms where only files were unreadable", () => {
    const order = orderOf("refine");
    if (order.kind !== "refine") throw new Error("another letter");
    expect(renderLetter({ ...order, findings: [], forms: [] }, DESK).attachments).toEqual([{ kind: "blank-forms" }]);
  });

  it("names the officer where there is one", () => {
    expect(kk).toContain("Әбенова Гүлнәр Серікқызы");
    expect(sampleLetter("refine", BARE_DESK).text).not.toContain("6-тармағы");
  });
});

describe("the other letters", () => {
  it("reminder: the hour at which it ends, today", () => {
    const { kk, ru } = halves(sampleLetter("reminder").text);
    expect(kk).toContain("Бүгін, 2026 жылғы 28 қазан, сәрсенбі, сағат 24:00-де мерзім аяқталады");
    expect(ru).toContain("Срок истекает сегодня, 28 октября 2026 года, среда, в 24:00");
  });

  it("accepted: the number, the columns, the page in each language, how to change and to end", () => {
    const { kk, ru } = halves(sampleLetter("accepted").text);
    expect(kk).toContain("https://register.example.kz/e/412.html");
    expect(ru).toContain("https://register.example.kz/ru/e/412.html");
    expect(ru).toContain("Ф.И.О. (при его наличии) волонтера: Кожахметова Асель Улановна");
    expect(ru).not.toContain("Волонтерская акция:");
    expect(ru).toMatch(/10 рабочих дней.*пункт 7 Правил.*10 рабочих дней.*пункт 13 Правил/u);
  });

  it("accepted: the path where the register has no address yet", () => {
    expect(flat(sampleLetter("accepted", BARE_DESK).text)).toContain(
      "Страница в реестре: ru/e/412.html (реестр размещен на официальном сайте министерства)",
    );
  });

  it("updated: old and new, also where nothing stood before", () => {
    const { ru } = halves(sampleLetter("updated").text);
    expect(ru).toContain("Было: +7 700 000 01 01 Стало: +7 700 000 09 09");
    expect(ru).toContain("Раньше было пусто Стало: город Алматы");
  });

  it("refused: why, the clause, apply again, how to complain", () => {
    const { kk, ru } = halves(sampleLetter("refused").text);
    expect(ru).toContain("Последний день для доработки – 28 октября 2026 года, среда");
    expect(ru).toContain("пункты 10, 11 и 12 Правил");
    expect(ru).toContain("можно снова в любое время");
    expect(ru).toMatch(/статьи 80, 91 и 92.*вышестоящему органу.*три месяца/u);
    expect(kk).toMatch(/80, 91 және 92-баптары.*жоғары тұрған органға.*үш ай/u);
  });

  it("refused by staff: their words instead of a deadline", () => {
    const { ru } = halves(sampleLetter("refused-by-staff").text);
    expect(ru).toContain("Пояснение: Құжаттар басқа рәсімге арналған. / Документы для другой процедуры.");
    expect(ru).not.toContain("Последний день для доработки");
    expect(ru).not.toContain("Чего не хватило");
  });

  it("received: number, moment, official, by when; after hours it says why the day is another", () => {
    const { ru } = halves(sampleLetter("received").text);
    expect(ru).toContain("Номер: 2026-000123");
    expect(ru).toContain("Письмо пришло: 22 октября 2026 года, 11:02");
    expect(ru).toContain("Ответим не позднее: 30 октября 2026 года, пятница");
    expect(ru).not.toContain("после окончания рабочего дня");
    expect(halves(sampleLetter("received-after-hours").text).ru).toContain("после окончания рабочего дня (18:30)");
  });

  it("received: for every unreadable file why, and what to send instead", () => {
    const { kk, ru } = halves(sampleLetter("received-unread").text);
    for (const { why, instead } of Object.values(DESK.templates.words.unread)) {
      expect(kk).toContain(flat(`${why.kk}. ${instead.kk}`));
      expect(ru).toContain(flat(`${why.ru}. ${instead.ru}`));
    }
    expect(ru).toContain("- шарт.docx");
  });

  it("warns the registered address: nothing has changed", () => {
    expect(halves(sampleLetter("received-attempt").text).ru).toMatch(
      /stranger@example\.net.*об изменении сведений по записи № 412.*ничего не изменилось/u,
    );
    expect(halves(sampleLetter("received-attempt-ending").text).kk).toContain("№ 412 жазба бойынша қызметті тоқтату");
  });

  it("terminated and withdrawn: the mark and its date", () => {
    expect(halves(sampleLetter("terminated").text).ru).toContain("Дата отметки: 5 ноября 2026 года");
    expect(halves(sampleLetter("withdrawn").text).kk).toContain("кері қайтарып алынды");
  });

  it("help: three steps, five questions, and what is attached", () => {
    const letter = sampleLetter("help");
    const { ru } = halves(letter.text);
    expect(letter.html.match(/<h3/gu)).toHaveLength(10);
    expect(ru).toContain("qazvolunteer.kz");
    expect(letter.attachments).toEqual([{ kind: "blank-forms" }]);
    expect(halves(sampleLetter("help-cloud-link").text).ru).toContain("ссылка на файл в облаке");
    expect(sampleLetter("help-own-forms").attachments.every((each) => each.kind === "filled-form")).toBe(true);
  });

  it("staff: reasons, findings, remarks, and links where the desk has them", () => {
    const linked = {
      ...DESK,
      decisionLinks: (number: string, decision: string) => `https://register.example.kz/${number}/${decision}`,
    };
    const { text, html } = sampleLetter("staff-decide", linked);
    expect(html).toContain('href="https://register.example.kz/2026-000123/refuse"');
    expect(text).not.toContain("tizilim decide");
    expect(flat(sampleLetter("staff-decide").text)).toContain("tizilim decide 2026-000123 accept");
    expect(flat(text)).toContain("Заявителю нет 18 лет (возраст: 16)");
    expect(sampleLetter("staff-refused").subject).toContain("Решение не выполнено");
  });
});

describe("remarks for staff", () => {
  it.each([
    [{ kind: "under-14", age: 12 }, "нет 14 лет (возраст: 12)"],
    [{ kind: "bin-kind", given: "210941900008" }, "Вид БИН необычен для волонтерской организации: 210941900008."],
    [{ kind: "registration-month", given: "2019-05" }, "не совпадает с месяцем в БИН: 2019-05."],
    [{ kind: "identity-held", by: "№ 7" }, "уже стоит в другом месте: № 7."],
  ] as const)("%o", (remark, words) => {
    const order = orderOf("staff-decide");
    if (order.kind !== "staff") throw new Error("another letter");
    const { applicant: _name, ...nameless } = order;
    const { ru } = halves(renderLetter({ ...nameless, subject: "", remarks: [remark] }, DESK).text);
    expect(ru).toContain(words);
    expect(ru).toContain("Заявитель: неизвестен");
    expect(ru).toContain("Тема письма: без темы");
  });
});

describe("returned forms", () => {
  const order = orderOf("refine-form-absent");
  if (order.kind !== "refine") throw new Error("another letter");
  const own = orderOf("refine");
  const forms = own.kind === "refine" ? own.forms : [];
  const formatsFor = (source: string) =>
    renderLetter({ ...order, forms: forms.slice(0, 1).map((read) => ({ ...read, source })) }, DESK).attachments.map(
      (attachment) => ("format" in attachment ? attachment.format : attachment.kind),
    );

  it.each(["арыз.xlsx", "барлығы.zip › Арыз.XLS", "арыз.ods"])("are workbooks for who sent %s", (source) => {
    expect(formatsFor(source)).toEqual(["xlsx", "xlsx"]);
  });

  it.each(["арыз.docx", "арыз.xlsx.pdf", "message text"])("are documents for who sent %s", (source) => {
    expect(formatsFor(source)).toEqual(["docx", "docx"]);
  });
});

describe("hostile values", () => {
  const toStaff = orderOf("staff-decide");
  if (toStaff.kind !== "staff") throw new Error("another letter");
  const hostile = "<script>alert(1)</script>\r\nBcc: evil@example.net\u202Egpj.exe {{address}} **x**";
  const letters = [
    renderLetter({ ...toStaff, applicant: hostile, subject: hostile, from: hostile }, DESK),
    renderLetter({ ...orderOf("refine"), names: { kk: hostile, ru: hostile } }, DESK),
    renderLetter({ ...orderOf("help"), applicant: hostile, writtenAt: instant("2026-10-22") }, DESK),
  ];

  it("are escaped, stay on their line and do not turn the writing round", () => {
    for (const { subject, text, html } of letters) {
      expect(html).not.toContain("<script>");
      expect(html).toContain("&lt;script&gt;");
      expect(text).toContain("**x**");
      expect(text).toContain("{{address}}");
      expect(subject + text + html).not.toMatch(/[\u202e\r]/u);
      expect(subject).not.toMatch(/[\p{Cc}]/u);
      expect(text).not.toMatch(/^Bcc:/mu);
    }
  });
});
