/** The blank forms of Appendix 2 as files: for the help letter, the public pages, and `tizilim forms`. */
import { formFileName } from "../documents/write/form-file-name.ts";
import { blankForm } from "../documents/write/write-docx.ts";
import { blankFormXlsx } from "../documents/write/write-xlsx.ts";
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
