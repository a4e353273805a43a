/** A case for a person: what came, what was found, what was written, and when. */
import type { CaseReport } from "../steps/report-case.ts";
import { plain } from "./show-check.ts";

export function caseLines(report: CaseReport): readonly string[] {
  return [
    `${report.number}  ${report.kind}  ${report.state}${report.due ? `, due ${report.due}` : ""}`,
    `applicant:  ${plain(report.applicant ?? "unknown")} <${plain(report.address)}>`,
    `registered: ${report.registeredOn} (received ${report.receivedAt}); to be looked at by ${report.reviewBy}`,
    ...(report.categories.length > 0 ? [`categories: ${report.categories.join(", ")}`] : []),
    ...(report.entries.length > 0 ? [`entries:    ${report.entries.join(", ")}`] : []),
    ...(report.reasons.length > 0 ? [`waits for:  a person (${report.reasons.join(", ")})`] : []),
    ...section(
      "findings",
      report.findings.map((finding) => plain(JSON.stringify(finding))),
    ),
    ...section(
      "remarks",
      report.remarks.map((remark) => plain(JSON.stringify(remark))),
    ),
    ...section(
      "messages",
      report.messages.map(
        (message) =>
          `${message.receivedAt}  ${plain(message.messageId ?? "without Message-ID")}  original ${message.original.slice(0, 12)}`,
      ),
    ),
    ...section(
      "letters",
      report.letters.map(
        (letter) =>
          `${letter.date}  ${letter.kind}  to ${plain(letter.to)}  ${letter.state}${letter.proof ? ` (${letter.proof})` : ""}`,
      ),
    ),
    ...section(
      "history",
      report.history.map((line) => `${line.at}  ${line.what}  ${plain(JSON.stringify(line.detail))}`),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}
