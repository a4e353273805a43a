/** How a printed label looks after somebody retyped it. */
import type { Label } from "./manner.ts";
import type { Tongue } from "./official.ts";

const POOR: Readonly<Record<string, string>> = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
};
const LATIN: Readonly<Record<string, string>> = { а: "a", е: "e", о: "o", р: "p", с: "c", х: "x", і: "i" };
/** Everyday names of the official rows. */
const SHORT: Readonly<Record<string, string>> = {
  "Т.А.Ә. (бар болған кезде)": "Аты-жөні",
  "Ф.И.О. (при его наличии)": "ФИО",
  "Туған жылы": "Туған күні",
  "Год рождения": "Дата рождения",
  "Тұрғылықты жері": "Мекенжайы",
  "Место жительства": "Адрес проживания",
  ЖСН: "Жеке сәйкестендіру нөмірі",
  ИИН: "Индивидуальный идентификационный номер",
  "Волонтерлік қызметтегі тәжірибесі": "Волонтерлік тәжірибесі",
  "Опыт волонтерской деятельности": "Опыт в волонтерстве",
  "Телефон, электрондық пошта, Web-сайт, Instagram, WhatsApp (бар болған кезде)": "Байланыс деректері",
  "Телефон, электронная почта, Web-сайт, Instagram, WhatsApp (при наличии)": "Контактные данные",
  "Ұйымның атауы": "Ұйым атауы",
  "Наименование организации": "Название организации",
  "Тіркеу (қайта тіркеу) күні": "Тіркелген күні",
  "Дата регистрации (перерегистрации)": "Дата гос. регистрации",
  БСН: "Бизнес-сәйкестендіру нөмірі",
  БИН: "Бизнес-идентификационный номер",
  "Ұйым басшысының Т.А.Ә. (бар болған кезде)": "Басшысы",
  "Ф.И.О. (при его наличии) руководителя организации": "Руководитель",
  "Ұйымдағы волонтерлер саны": "Волонтерлер саны",
  "Количество волонтеров в организации": "Кол-во волонтеров",
  "Волонтерлік тобы басшысының Т.А.Ә. (бар болған кезде)": "Топ жетекшісі",
  "Ф.И.О. (при его наличии) руководителя группы волонтеров": "Лидер группы",
  "Сколько волонтеров Вы координируете?": "Количество координируемых волонтеров",
};

export function labelled(text: string, tongue: Tongue, label: Label): string {
  switch (label) {
    case "plain":
    case "bold":
      return text;
    case "caps":
      return text.toLocaleUpperCase(tongue === "kk" ? "kk-KZ" : "ru-RU");
    case "plain-kazakh":
      return text.replaceAll(/[әғқңөұүһі]/giu, (letter) => poor(letter));
    case "latin":
      return text.replaceAll(/[аеорсхі]/gu, (letter, at: number) =>
        at % 3 === 0 ? (LATIN[letter] ?? letter) : letter,
      );
    case "spaces":
      return ` ${text.replaceAll(" ", "\u00A0 ")} `;
    case "typo":
      return misspelt(text);
    case "short":
      return SHORT[text] ?? text;
  }
}

function poor(letter: string): string {
  const plain = POOR[letter.toLowerCase()] ?? letter;
  return letter === letter.toLowerCase() ? plain : plain.toUpperCase();
}

/** One letter lost in every long word, as fingers do. */
function misspelt(text: string): string {
  return text.replaceAll(/[\p{L}]{9,}/gu, (word) => word.slice(0, 4) + word.slice(5));
}
