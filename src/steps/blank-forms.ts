/** The blank forms of Appendix 2 as files: for the help letter, the public pages, and `tizilim forms`. */
import { appendixFileName, formFileName } from "../documents/write/form-file-name.ts";
import { blankAppendix, blankForm } from "../documents/write/write-docx.ts";
import { blankAppendixXlsx, blankFormXlsx } from "../documents/write/write-xlsx.ts";
import { FORM_IDS, LANGUAGES } from "../forms/reading.ts";
import type { OutgoingAttachment } from "../mail/compose.ts";

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Every blank form, docx and xlsx, in both languages. */
export async function blankForms(): Promise<readonly OutgoingAttachment[]> {
  const files: OutgoingAttachment[] = [];
  for (const language of LANGUAGES) {
    for (const form of FORM_IDS) {
      files.push({
        name: formFileName(form, language, "docx"),
        contentType: DOCX,
        bytes: Buffer.from(blankForm(form, language)),
      });
      files.push({
        name: formFileName(form, language, "xlsx"),
        contentType: XLSX,
        bytes: Buffer.from(await blankFormXlsx(form, language)),
      });
    }
  }
  return files;
}

let appendices: Promise<readonly OutgoingAttachment[]> | undefined;

/** The whole of Appendix 2, docx and xlsx, in both languages: four files, where a letter with every form would have 32. */
export function blankAppendices(): Promise<readonly OutgoingAttachment[]> {
  return (appendices ??= makeAppendices());
}

async function makeAppendices(): Promise<readonly OutgoingAttachment[]> {
  const files: OutgoingAttachment[] = [];
  for (const language of LANGUAGES) {
    const name = (kind: "docx" | "xlsx") => appendixFileName(language, kind);
    files.push({ name: name("docx"), contentType: DOCX, bytes: Buffer.from(blankAppendix(language)) });
    files.push({ name: name("xlsx"), contentType: XLSX, bytes: Buffer.from(await blankAppendixXlsx(language)) });
  }
  return files;
}
