/** What is installed: the templates, and programs that some papers need. */
import { findConverter } from "../../documents/converter.ts";
import { UnreadableDocument } from "../../documents/reading-error.ts";
import { installedLanguages } from "../../documents/scan/tesseract.ts";
import { sampleLetters } from "../preview-letters.ts";
import type { Environment } from "../settings.ts";
import { fail, ok, warn, wordsOf } from "./check.ts";
import type { Check } from "./check.ts";

/** Every letter with sample values: a template with a slip is found here, not when a letter must leave. */
export function templateCheck(env: Environment): Check {
  try {
    return ok("templates", `${sampleLetters(env).length} letters can be written`);
  } catch (fault) {
    return fail("templates", wordsOf(fault), "mend the template that it names, or take the one of this release");
  }
}

export async function toolChecks(): Promise<readonly Check[]> {
  return [await ocrCheck(), converterCheck()];
}

async function ocrCheck(): Promise<Check> {
  try {
    return ok("tesseract", `reads scans in ${await installedLanguages()}`);
  } catch (fault) {
    if (!(fault instanceof UnreadableDocument)) throw fault;
    const remedy = "apt-get install tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus";
    return warn("tesseract", `${fault.detail}: scans and photos wait for a person`, remedy);
  }
}

function converterCheck(): Check {
  const program = findConverter();
  if (program !== undefined) return ok("LibreOffice", program);
  const remedy = "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui";
  return warn("LibreOffice", "not installed: .xls, .xlsb and Word 6 wait for a person", remedy);
}
