/** What somebody wrote, without the blanks and hints that the form itself prints. */
import { fold } from "../fold.ts";

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const BLANKS = /_{3,}|(?<![\w@.])_{2,}|_{2,}(?!\w)|(?<=^|\s)_(?=\s|$)|\.{4,}|…+/gu;
/** The note of a form that we sent back ("← заполните: …"), where a program made plain text of it. */
const OWN_NOTE = /←[^\n]*/gu;
const HINTS = new Set(
  [
    "қолы",
    "подпись",
    "указать",
    "укажите",
    "көрсетіңіз",
    "көрсету керек",
    "заполнить",
    "заполните",
    "толтырыңыз",
    "введите текст",
    "ввод текста",
    "место для ввода текста",
    "место для ввода даты",
    "нажмите или коснитесь здесь для ввода текста",
    "щелкните или коснитесь здесь, чтобы ввести текст",
    "выберите элемент",
    "click or tap here to enter text",
    "click here to enter text",
    "мәтін енгізу",
    "ответ",
    "жауап",
  ].map(fold),
);
const BRACKETED_HINT = /^[(<[].*(?:указать|укажите|көрсетіңіз|заполн|толтыр|введите|енгіз|например|мысалы).*[)>\]]$/iu;
const ANSWER_WORD = /^(?:жауап|жауабы|ответ)\s*[:–—-]\s*/iu;
const EXAMPLE = /^(?:например|мысалы|образец|үлгі)(?![\p{L}])/iu;
const NONE = new Set(
  ["нет", "жоқ", "не имеется", "не имею", "отсутствует", "жоқ (нет)", "no", "none", "болған жоқ"].map(fold),
);
const DASHES = /^[\s\-–—−‒―]+$/u;

/** White space collapsed, invisible characters gone; nothing else changed. */
export function collapsed(text: string): string {
  return text.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
}

/** The answer without printed blanks; "" where only blanks, a hint or an example stand there. A dash stays. */
export function written(text: string): string {
  const words = collapsed(text.replace(OWN_NOTE, " ").replace(BLANKS, " ")).replace(ANSWER_WORD, "");
  if (DASHES.test(words)) return words;
  if (!/[\p{L}\p{N}\p{So}\p{Sm}*●•√]/u.test(words)) return "";
  if (BRACKETED_HINT.test(words) || EXAMPLE.test(words) || HINTS.has(fold(words))) return "";
  return words;
}

/** "нет", "жоқ", a dash: somebody says that there is nothing to say. */
export function saysNone(text: string): boolean {
  return DASHES.test(text) || NONE.has(fold(text));
}
