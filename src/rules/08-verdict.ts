/** Contract §4 – what becomes of a submission: complete, back to the applicant, or to a person. */
import type { Submission } from "../forms/reading.ts";
import type { Finding, Verdict } from "./finding.ts";

export function verdictOn(submission: Submission, findings: readonly Finding[]): Verdict {
  const unreadable = findings.some((finding) => finding.problem === "unreadable");
  const nothingKnown = submission.forms.length === 0;
  if (unreadable || submission.unread.length > 0 || nothingKnown) return "staff";
  return findings.length === 0 ? "complete" : "incomplete";
}
