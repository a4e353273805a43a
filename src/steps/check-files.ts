/** `tizilim check`: documents as one submission, without mail and state. */
import { almatyDay } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import { openSandbox } from "../documents/sandbox.ts";
import type { Sandbox } from "../documents/sandbox.ts";
import { LANGUAGES } from "../forms/reading.ts";
import type { Category, Language, ReadForm, Submission } from "../forms/reading.ts";
import { readMessage } from "../mail/read-message.ts";
import { meantCategories } from "../rules/04-application.ts";
import { completeness } from "../rules/08-completeness.ts";
import { verdictOn } from "../rules/08-verdict.ts";
import type { Finding, Verdict } from "../rules/finding.ts";
import { isDocument } from "./is-document.ts";
import { readDocuments } from "./read-documents.ts";
import type { GivenFile } from "./read-documents.ts";

export type Check = {
  readonly verdict: Verdict;
  readonly languages: readonly Language[];
  readonly categories: readonly Category[];
  readonly submission: Submission;
  readonly findings: readonly Finding[];
};

/** Opens a sandbox for this one submission. */
export async function checkOnce(files: readonly GivenFile[], languages: "both" | "any", now: Instant): Promise<Check> {
  const sandbox = openSandbox();
  try {
    return await checkFiles(files, languages, now, sandbox);
  } finally {
    await sandbox.close();
  }
}

export async function checkFiles(
  files: readonly GivenFile[],
  languages: "both" | "any",
  now: Instant,
  sandbox: Sandbox,
): Promise<Check> {
  const unpacked = (await Promise.all(files.map(unpackMessage))).flat();
  const { submission } = await readDocuments(unpacked, [], almatyDay(now), sandbox);
  return judged(submission, languages);
}

function judged(submission: Submission, languages: "both" | "any"): Check {
  const { forms } = submission;
  const findings = forms.length === 0 ? [] : completeness(forms, { languages, application: true });
  return {
    verdict: verdictOn(submission, findings),
    languages: LANGUAGES.filter((language) => forms.some((read) => read.language === language)),
    categories: meantCategories(forms),
    submission,
    findings,
  };
}

/** A message stands for what is attached to it. */
async function unpackMessage(file: GivenFile): Promise<readonly GivenFile[]> {
  if (!/\.eml$/i.test(file.name)) return [file];
  const message = await readMessage(file.bytes);
  if (message.kind === "unparsable") return [file];
  return message.attachments.filter(isDocument).map((part) => ({ name: part.source, bytes: part.bytes }));
}

/** Contract §4: typed values only; an answer that has a problem has no value. */
export function checkJson(check: Check): unknown {
  return {
    verdict: check.verdict,
    languages: check.languages,
    categories: check.categories,
    forms: check.submission.forms.map(formJson),
    findings: check.findings.map(findingJson),
    unread: check.submission.unread,
    strangers: check.submission.strangers,
  };
}

export function findingJson({ form, language, field, problem, clause, flaw }: Finding): unknown {
  return { form, language, field, problem, clause, ...(flaw !== undefined && { reason: flaw }) };
}

function formJson(read: ReadForm): unknown {
  const fields = Object.entries(read.answers).flatMap(([id, answer]) =>
    answer.value === undefined || answer.problem ? [] : [[id, answer.value] as const],
  );
  return { form: read.form, language: read.language, source: read.source, fields: Object.fromEntries(fields) };
}
