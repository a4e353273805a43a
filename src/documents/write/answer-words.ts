/** Answers as they are printed into a form, so that the same reader reads the same answers again. */
import type { Answer, AnswerValue, Contacts, Language } from "../../forms/reading.ts";
import type { AnswerKind } from "../../forms/definition.ts";
import { MONTHS } from "../../forms/months.ts";

/** What stands for a signature that was a picture or a digital one: words, the picture itself stays in the original. */
const SIGNED: Readonly<Record<Language, string>> = { kk: "(қол қойылған)", ru: "(подписано)" };

/** What was understood, else what was given. Empty where nothing was. Choices are printed as marks, not here. */
export function answerWords(answer: Answer | undefined, kind: AnswerKind, language: Language): string {
  if (answer === undefined) return "";
  if (answer.value === undefined) return answer.given;
  if (kind === "signature") return answer.given === "" && answer.value === true ? SIGNED[language] : answer.given;
  return valueWords(answer.value, kind, language);
}

function valueWords(value: AnswerValue, kind: AnswerKind, language: Language): string {
  if (typeof value === "boolean") return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return kind === "date" ? dateWords(value, language) : value;
  return isContacts(value) ? value.text : value.join(", ");
}

function isContacts(value: AnswerValue): value is Contacts {
  return typeof value === "object" && "text" in value;
}

/** `2026-10-15` as the application prints it: 2026 жылғы "15" қазан; "15" октября 2026 года. */
function dateWords(date: string, language: Language): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const name = MONTHS[language][Number(month) - 1];
  if (name === undefined) return date;
  return language === "kk" ? `${year} жылғы "${day}" ${name}` : `"${day}" ${name} ${year} года`;
}

/** The numbers of a choice, or none. */
export function chosenNumbers(answer: Answer | undefined): readonly number[] {
  const value = answer?.value;
  return Array.isArray(value) ? value.filter((each) => typeof each === "number") : [];
}

/** The names of a list, or none. */
export function chosenNames(answer: Answer | undefined): readonly string[] {
  const value = answer?.value;
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
