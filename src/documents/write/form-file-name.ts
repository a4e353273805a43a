/** Names of outgoing files: ASCII, so that every mail program shows them, and words that people know. */
import type { FormId, Language } from "../../forms/reading.ts";

export type FormFileKind = "docx" | "xlsx";

const NAMES: Readonly<Record<FormId, Readonly<Record<Language, string>>>> = {
  application: { kk: "aryz", ru: "zayavlenie" },
  volunteer: { kk: "saualnama-volonter", ru: "anketa-volonter" },
  group: { kk: "saualnama-top", ru: "anketa-gruppa" },
  organisation: { kk: "saualnama-uyym", ru: "anketa-organizatsiya" },
  coordinator: { kk: "saualnama-uilestirushi", ru: "anketa-koordinator" },
  organiser: { kk: "saualnama-uyymdastyrushy", ru: "anketa-organizator" },
  programme: { kk: "bagdarlama", ru: "programma" },
  action: { kk: "aktsiya", ru: "aktsiya" },
};

/** `saualnama-volonter.kk.docx`, `zayavlenie.ru.xlsx`. */
export function formFileName(form: FormId, language: Language, kind: FormFileKind): string {
  return `${formNameStem(form, language)}.${language}.${kind}`;
}

/** The name without its endings, also a sheet's: at most 31 characters, and no words that could be taken for an answer. */
export function formNameStem(form: FormId, language: Language): string {
  return NAMES[form][language];
}

/** The whole of Appendix 2: `2-qosymsha.kk.docx`, `prilozhenie-2.ru.docx`. */
export function appendixFileName(language: Language, kind: FormFileKind): string {
  return `${language === "kk" ? "2-qosymsha" : "prilozhenie-2"}.${language}.${kind}`;
}
