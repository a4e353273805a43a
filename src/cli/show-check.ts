/** What a check found, for a person: each form, each answer with its place and confidence, what is missing. */
import { field, formDefinition } from "../forms/definitions.ts";
import type { Answer, ReadForm } from "../forms/reading.ts";
import type { Finding } from "../rules/finding.ts";
import type { Check } from "../steps/check-files.ts";

export function checkLines(check: Check): readonly string[] {
  return [
    `verdict: ${check.verdict}`,
    ...check.submission.forms.flatMap(formLines),
    ...check.submission.unread.map(
      (file) =>
        `\ncould not be read: ${plain(file.source)} (${file.reason}${file.detail ? `: ${plain(file.detail)}` : ""})`,
    ),
    ...check.submission.strangers.map((source) => `\nnone of the eight forms: ${plain(source)}`),
    ...(check.findings.length > 0 ? ["", "findings:", ...check.findings.map(findingLine)] : []),
  ];
}

function formLines(read: ReadForm): readonly string[] {
  const title = formDefinition(read.form).title[read.language];
  return [
    "",
    `${title} [${read.form}, ${read.language}] – ${plain(read.source)}`,
    ...Object.entries(read.answers).map(([id, answer]) => answerLine(id, answer)),
  ];
}

function answerLine(id: string, answer: Answer): string {
  const value = answer.problem ? `${answer.problem}: ${answer.given}` : JSON.stringify(answer.value);
  const sure = answer.confidence < 1 ? ` (${Math.round(answer.confidence * 100)} %)` : "";
  return `  ${id.padEnd(22)} ${plain(value)}${sure}${answer.place ? `  – ${plain(answer.place)}` : ""}`;
}

function findingLine(finding: Finding): string {
  const { form, language, problem } = finding;
  const label =
    finding.field === null ? formDefinition(form).title[language] : field(form, finding.field).label[language];
  const given = finding.given ? `: ${finding.given}` : "";
  return `  ${problem.padEnd(10)} ${form} ${language} ${finding.field ?? "(the whole form)"} – ${plain(label)}${plain(given)}${finding.flaw ? ` [${finding.flaw}]` : ""}`;
}

/** A terminal obeys control characters: a stranger's words lose theirs. */
export function plain(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
}
