import { describe, expect, it } from "vitest";
import { partQuoted } from "../../src/mail/quoted-text.ts";

const LETTER = "Тізілімнен шығуды сұраймын деген жолды жазыңыз";

describe("partQuoted", () => {
  it.each([
    "On Mon, Mar 16, 2026 at 10:00 AM Register <volunteer@mki.gov.kz> wrote:",
    "On Mon, Mar 16, 2026 at 10:00 AM Register <\nvolunteer@mki.gov.kz> wrote:",
    "пн, 16 мар. 2026 г. в 10:00, Реестр <volunteer@mki.gov.kz>:",
    '16.03.2026, 10:00, "Реестр" <volunteer@mki.gov.kz>:',
    "Понедельник, 16 марта 2026, 10:00 +05:00 от Реестр <volunteer@mki.gov.kz>:",
    "2026 ж. 16 нау., дс 10:00, Тізілім <volunteer@mki.gov.kz> былай деп жазды:",
    "Реестр пишет:",
    "-----Original Message-----",
    "-------- Исходное сообщение --------",
    "-------- Пересылаемое сообщение --------",
    "---------- Forwarded message ---------",
    "From: Register <volunteer@mki.gov.kz>\nSent: Monday, March 16, 2026\nTo: me\nSubject: [2026-000001]",
    "От: Реестр <volunteer@mki.gov.kz>\nОтправлено: 16 марта 2026 г.\nКому: мне\nТема: x",
    "Кімнен: Тізілім <volunteer@mki.gov.kz>\nЖіберілді: 16.03.2026\nКімге: маған",
    "________________________________",
  ])("takes what stands below for the earlier letter: %s", (opening) => {
    const parted = partQuoted(`Жауап беремін.\n\n${opening}\n\n${LETTER}\n`);
    expect(parted.text).toBe("Жауап беремін.");
    expect(parted.quoted).toContain(LETTER);
  });

  it("takes marked lines for the earlier letter, wherever the own words stand", () => {
    const parted = partQuoted(
      `On Mon, Mar 16, 2026 at 10:00 AM Register <v@mki.gov.kz> wrote:\n> Сұрақ?\n>> ескі\n\nМенің жауабым\r\n`,
    );
    expect(parted).toEqual({
      text: "Менің жауабым",
      quoted: "On Mon, Mar 16, 2026 at 10:00 AM Register <v@mki.gov.kz> wrote:\n> Сұрақ?\n>> ескі",
    });
  });

  it.each([
    "Прошу исключить меня из реестра.\nФИО: Ару Әлі\nТелефон: +7 701 000 00 00",
    "Менің байланысым: a@b.kz\nТелефон: 87010000000",
    "От всей души благодарю.\nС уважением, Ару",
    "Встреча в 2026 году, в 10:00, пишите:\n- документы",
    "-- \nАру",
  ])("leaves the sender's own words whole: %s", (text) => {
    expect(partQuoted(text)).toEqual({ text: text.trim(), quoted: "" });
  });
});
