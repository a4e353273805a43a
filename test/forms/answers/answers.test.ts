import { assert, constantFrom, date, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../../src/calendar/plain-date.ts";
import { readContacts } from "../../../src/forms/answers/contacts.ts";
import { readCount } from "../../../src/forms/answers/count.ts";
import { readDate } from "../../../src/forms/answers/date.ts";
import { readEmail } from "../../../src/forms/answers/email.ts";
import { readBin, readIin } from "../../../src/forms/answers/identity-number.ts";
import { readMembers } from "../../../src/forms/answers/members.ts";
import { readName } from "../../../src/forms/answers/name.ts";
import { readPhone } from "../../../src/forms/answers/phone.ts";
import { readText } from "../../../src/forms/answers/text.ts";
import { readYear } from "../../../src/forms/answers/year.ts";

const TODAY = plainDate("2026-11-22");

describe("identity numbers", () => {
  test.each("990101390009 990228490006 040229590000 051231690304 850615390608".split(" "))("%s is an IIN", (iin) => {
    expect(readIin(iin)).toEqual({ value: iin });
  });
  test.each([
    ["990101390000", "check-digit"],
    ["030229590009", "date"],
    ["991301390009", "date"],
    ["990101790004", "seventh-digit"],
    ["9902284900", "length"],
    ["990101391830", "impossible-number"],
    ["990101390090", "check-digit"],
    ["180140900005", "bin-for-iin"],
  ])("%s is no IIN: %s", (given, flaw) => {
    expect(readIin(given)).toEqual({ problem: "invalid", flaw });
  });
  test("a seventh digit of 0 goes to a person", () => {
    expect(readIin("900701090005")).toEqual({ problem: "unreadable", flaw: "seventh-digit" });
  });
  test.each("180140900005 050240900002 210941900008 230542900300 991150900001 121263900706".split(" "))(
    "%s is a BIN",
    (bin) => {
      expect(readBin(bin)).toEqual({ value: bin });
    },
  );
  test.each([
    ["180140900006", "check-digit"],
    ["181340900005", "date"],
    ["180170900009", "entity-type"],
    ["180144900007", "entity-type"],
    ["990101390009", "iin-for-bin"],
    ["180140900645", "impossible-number"],
  ])("%s is no BIN: %s", (given, flaw) => {
    expect(readBin(given)).toEqual({ problem: "invalid", flaw });
  });
  test.each([
    "ИИН: 990101390009",
    "'990101390009",
    "990101 390009",
    "990 101 390 009",
    "9901-0139-0009",
    "99О1О139ООО9",
    "990101390009.0",
    "990101390009, уд. личности 012345678",
  ])("«%s» holds the IIN", (given) => {
    expect(readIin(given)).toEqual({ value: "990101390009" });
  });
  test("a zero that a spreadsheet dropped comes back where the check digit then fits", () => {
    expect(readIin("40229590000")).toEqual({ value: "040229590000" });
    expect(readBin("50240900002.0")).toEqual({ value: "050240900002" });
    expect(readIin("40229590001")).toEqual({ problem: "invalid", flaw: "length" });
  });
  test("two different numbers are for a person; blanks and dashes are no answer", () => {
    expect(readIin("990101390009 / 990228490006")).toEqual({ problem: "unreadable", flaw: "contradiction" });
    for (const blank of ["", "____________", "-", "нет"]) expect(readIin(blank)).toBeUndefined();
  });
  test("of ten last digits only one passes", () => {
    assert(
      property(integer({ min: 0, max: 9999 }), (serial) => {
        const prefix = `9901013${String(serial).padStart(4, "0")}`;
        const passing = Array.from("0123456789").filter((digit) => "value" in (readIin(prefix + digit) ?? {}));
        expect(passing.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("phones", () => {
  test.each([
    ["8 701 123 45 67", "+77011234567"],
    ["+7(701)123-45-67", "+77011234567"],
    ["87011234567", "+77011234567"],
    ["7 701 1234567", "+77011234567"],
    ["701 123 45 67", "+77011234567"],
    ["тел.: 8-701-123-45-67 (WhatsApp)", "+77011234567"],
    ["87011234567 87021234567", "+77011234567"],
    ["8 (7172) 55-66-77", "+77172556677"],
    ["(7172) 55 66 77", "+77172556677"],
    ["+49 30 1234567", "+49301234567"],
    ["+1 (212) 555-0123", "+12125550123"],
    ["87771112233, 8 727 2334455", "+77771112233"],
  ])("%s", (given, value) => {
    expect(readPhone(given)).toEqual({ value });
  });
  test.each(["123456", "8701123456", "есть", "+8 701 123 45 67", "990101390009"])("%s can't be dialled", (given) => {
    expect(readPhone(given)).toEqual({ problem: "invalid", flaw: "phone" });
  });
  test("any way of grouping gives the same number", () => {
    const gap = constantFrom("", " ", "-", " - ", ".", "\u00a0");
    assert(
      property(
        integer({ min: 7_000_000_000, max: 7_999_999_999 }),
        constantFrom("8", "+7", "7"),
        gap,
        gap,
        gap,
        (number, code, a, b, c) => {
          const n = String(number);
          const given = `${code}${a}(${n.slice(0, 3)})${b}${n.slice(3, 6)}${c}${n.slice(6)}`;
          expect(readPhone(given)).toEqual({ value: `+7${n}` });
        },
      ),
    );
  });
});

describe("dates", () => {
  test.each([
    "12.05.2019",
    "12.05.2019 г.",
    "2019-05-12",
    "12/05/2019",
    "12-05-2019",
    "12 05 2019",
    "2019-05-12T00:00:00.000Z",
    "2019-05-12 00:00:00",
    "12 мая 2019 г.",
    "«12» мая 2019 года",
    "2019 жылғы 12 мамыр",
    '2019 жылғы "12" мамыр',
    "«12» мамыр 2019 жыл",
    "2019 ж. 12 мамыр",
    '20_19_ жылғы "_12_" _мамыр_',
    '20 19 жылғы "12" мамыр',
    "12 Мамыр 2019",
    "2019 жылдың 12 мамырында",
    "№ 1234-1910-01 от 12.05.2019 г.",
  ])("%s", (given) => {
    expect(readDate(given, TODAY)).toEqual({ value: "2019-05-12" });
  });
  test.each(
    [
      "қаңтар",
      "ақпан",
      "наурыз",
      "сәуір",
      "мамыр",
      "маусым",
      "шілде",
      "тамыз",
      "қыркүйек",
      "қазан",
      "қараша",
      "желтоқсан",
    ].map((m, i) => [m, i + 1] as const),
  )("%s also without Kazakh letters", (month, number) => {
    const plain = month
      .replaceAll("қ", "к")
      .replaceAll("ң", "н")
      .replaceAll("ә", "а")
      .replaceAll("і", "и")
      .replaceAll("ү", "у");
    const value = `2019-${String(number).padStart(2, "0")}-10`;
    expect(readDate(`2019 жылғы 10 ${month}`, TODAY)).toEqual({ value });
    expect(readDate(`2019 жылгы 10 ${plain}`, TODAY)).toEqual({ value });
  });
  test.each([
    ["31.02.2019", "date"],
    ["30 февраля 2019", "date"],
    ["13.13.2019", "date"],
    ["2019", "date"],
    ["12.05.19", "date"],
    ["23.11.2026", "future"],
  ])("%s does not exist or is not yet", (given, flaw) => {
    expect(readDate(given, TODAY)).toEqual({ problem: "invalid", flaw });
  });
  test("two dates and words alone are for a person", () => {
    expect(readDate("12.05.2018 (перерег. 13.06.2020)", TODAY)).toEqual({ problem: "unreadable", flaw: "date" });
    expect(readDate("весной", TODAY)).toEqual({ problem: "unreadable", flaw: "date" });
  });
  test.each(['20___ жылғы "__" ___________', "«__» ___________ 20___ года", "", "«___» ______ 20__ г."])(
    "%s is blank",
    (given) => {
      expect(readDate(given, TODAY)).toBeUndefined();
    },
  );
  test("every day comes back, however it is written", () => {
    assert(
      property(date({ min: new Date("1950-01-01"), max: new Date("2026-11-20"), noInvalidDate: true }), (moment) => {
        const iso = moment.toISOString().slice(0, 10);
        const [year, month, day] = iso.split("-");
        for (const given of [iso, `${day}.${month}.${year}`, `${Number(day)}/${month}/${year}`]) {
          expect(readDate(given, TODAY)).toEqual({ value: iso });
        }
      }),
    );
  });
});

describe("years", () => {
  test.each([
    ["1999", 1999],
    ["1999 г.р.", 1999],
    ["1999 ж.", 1999],
    ["1999 жыл", 1999],
    ["01.02.1990 ж.", 1990],
    ["2001 жылғы 5 маусым", 2001],
  ])("%s", (given, value) => {
    expect(readYear(given, TODAY)).toEqual({ value });
  });
  test.each([
    ["31.02.1990", { problem: "invalid", flaw: "date" }],
    ["2031", { problem: "invalid", flaw: "future" }],
    ["1850", { problem: "invalid", flaw: "year" }],
    ["90", { problem: "unreadable", flaw: "year" }],
    ["1990/1991", { problem: "unreadable", flaw: "year" }],
  ])("%s can't stand", (given, reading) => {
    expect(readYear(given, TODAY)).toEqual(reading);
  });
});

describe("e-mail", () => {
  test.each([
    ["Aizhan@Example.KZ", "aizhan@example.kz"],
    ["e-mail: a.b-c_d@mail.example.org.", "a.b-c_d@mail.example.org"],
    ["info@example.k z", "info@example.kz"],
    ["info@ example.kz", "info@example.kz"],
    ["info@exam ple.kz", "info@example.kz"],
    ["a@b.kz, c@d.kz", "a@b.kz"],
  ])("%s", (given, value) => {
    expect(readEmail(given)).toEqual({ value });
  });
  test.each(["info@ехample.kz", "infо@example.kz", "info@", "example.kz", "a@b..kz"])("%s can't be one", (given) => {
    expect(readEmail(given)).toEqual({ problem: "invalid", flaw: "email" });
  });
  test("a beginning that may be cut off is for a person", () => {
    expect(readEmail("inf o@example.kz")).toEqual({ problem: "unreadable", flaw: "email" });
  });
});

describe("contacts", () => {
  test("all ways in one cell", () => {
    expect(
      readContacts(
        "Тел: 8 701 123 45 67, e-mail: Vol@example.kz\nсайт: www.example.kz, instagram: @vol.kz, WhatsApp: +7 702 000 00 01",
      ),
    ).toEqual({
      value: {
        text: "Тел: 8 701 123 45 67, e-mail: Vol@example.kz сайт: www.example.kz, instagram: @vol.kz, WhatsApp: +7 702 000 00 01",
        phones: ["+77011234567"],
        emails: ["vol@example.kz"],
        websites: ["www.example.kz"],
        instagram: ["vol.kz"],
        whatsapp: ["+77020000001"],
      },
    });
  });
  test("a number for both, an Instagram address, nothing else", () => {
    const read = readContacts("Телефон/WhatsApp: 87011234567; https://www.instagram.com/vol_kz/");
    expect(read).toMatchObject({
      value: { phones: ["+77011234567"], whatsapp: ["+77011234567"], instagram: ["vol_kz"], websites: [] },
    });
  });
  test("a plain list without labels", () => {
    expect(readContacts("87011234567, vol@example.kz, @vol_kz")).toMatchObject({
      value: { phones: ["+77011234567"], emails: ["vol@example.kz"], instagram: ["vol_kz"], whatsapp: [] },
    });
  });
  test("nothing to reach anybody by", () => {
    expect(readContacts("сообщу позже")).toEqual({ problem: "invalid", flaw: "no-contact" });
    expect(readContacts("12345")).toEqual({ problem: "invalid", flaw: "phone" });
    expect(readContacts("Телефон: ______ E-mail: _____")).toBeUndefined();
    expect(readContacts("-")).toBeUndefined();
  });
});

test.each([
  ["25", 25],
  ["25 адам", 25],
  ["25 человек", 25],
  ["1 500", 1500],
  ["25.0", 25],
  ["0", 0],
])("a count: %s", (given, value) => {
  expect(readCount(given)).toEqual({ value });
});
test.each(["жиырма бес", "25-30", "около 50", "50-ден астам", "2,5", "-3"])("a count for a person: %s", (given) => {
  expect(readCount(given)).toEqual({ problem: "unreadable", flaw: "count" });
});

test.each([
  ["1. Ахметова Айжан\n2. Оспанов Нұрлан", ["Ахметова Айжан", "Оспанов Нұрлан"]],
  ["1. Ахметова Айжан 2. Оспанов Нұрлан", ["Ахметова Айжан", "Оспанов Нұрлан"]],
  ["Ахметова Айжан, Оспанов Нұрлан Ерікұлы", ["Ахметова Айжан", "Оспанов Нұрлан Ерікұлы"]],
  ["Ахметова Айжан, ИИН 990101390009; Оспанов Нұрлан – 87011234567", ["Ахметова Айжан", "Оспанов Нұрлан"]],
  ["1. ____\n2. Оспанов Н.Е., 1999 г.р.", ["Оспанов Н.Е."]],
])("members: %s", (given, value) => {
  expect(readMembers(given)).toEqual({ value });
});
test("a list that is said to be elsewhere is for a person; blanks are none", () => {
  expect(readMembers("список прилагается")).toMatchObject({ problem: "unreadable" });
  expect(readMembers("1.\n2.\n3.")).toBeUndefined();
});

test("names lose what stands behind them, prose keeps all", () => {
  expect(readName("  Ахметова\u00a0Айжан ")).toEqual({ value: "Ахметова Айжан" });
  expect(readName("Ахметова Айжан, ИИН 990101390009")).toEqual({ value: "Ахметова Айжан" });
  expect(readName("____________")).toBeUndefined();
  expect(readText("3 жыл,\n «Асар»", false)).toEqual({ value: "3 жыл, «Асар»" });
  expect(readText("нет", true)).toEqual({ value: "нет" });
  expect(readText("жоқ", false)).toBeUndefined();
  expect(readText("(көрсетіңіз)", true)).toBeUndefined();
});
