/** Compares what was understood with what a stranger meant. */
import type { Expected, Fault } from "./submission.ts";

export type Understood = {
  readonly verdict: string;
  readonly forms: readonly {
    readonly form: string;
    readonly language: string;
    readonly source: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
  readonly findings: readonly {
    readonly form: string;
    readonly language: string;
    readonly field: string | null;
    readonly problem: string;
  }[];
};
export type Score = {
  readonly right: number;
  readonly lost: number;
  readonly unreadable: number;
  /** A wrong value that no finding speaks of: the worst fault. */
  readonly silentlyWrong: number;
  readonly complaints: readonly string[];
};

export function scored(understood: Understood, expected: Expected): Score {
  const fields = fieldScore(understood, expected);
  const complaints = [
    ...fields.complaints,
    ...verdictComplaints(understood, expected),
    ...formComplaints(understood, expected),
    ...findingComplaints(understood, expected),
  ];
  return { ...fields, complaints };
}

function verdictComplaints(understood: Understood, expected: Expected): readonly string[] {
  if (expected.open.includes("verdict")) return understood.verdict === "complete" ? ["verdict complete"] : [];
  return understood.verdict === expected.verdict ? [] : [`verdict ${understood.verdict}, meant ${expected.verdict}`];
}

function formComplaints(understood: Understood, expected: Expected): readonly string[] {
  const key = (each: { readonly form: string; readonly language: string; readonly source: string }): string =>
    `${each.form}/${each.language} in ${each.source}`;
  const found = understood.forms.map(key).toSorted();
  const meant = expected.forms.map(key).toSorted();
  return [
    ...found.filter((each) => !meant.includes(each)).map((each) => `form invented: ${each}`),
    ...meant.filter((each) => !found.includes(each)).map((each) => `form lost: ${each}`),
  ];
}

function findingComplaints(understood: Understood, expected: Expected): readonly string[] {
  const left = [...understood.findings];
  const missed: string[] = [];
  for (const fault of expected.findings) {
    const at = left.findIndex((finding) => isOf(finding, fault));
    if (at < 0) missed.push(`finding missed: ${fault.form}/${fault.language}/${fault.field} ${fault.problem}`);
    else left.splice(at, 1);
  }
  if (expected.open.includes("findings")) return expected.open.includes("verdict") ? [] : missed;
  return [
    ...missed,
    ...left.map(({ form, language, field, problem }) => `finding invented: ${form}/${language}/${field} ${problem}`),
  ];
}

function isOf(finding: Understood["findings"][number], fault: Fault): boolean {
  const names: readonly (string | null)[] = [fault.field, ...(fault.or ?? [])];
  return (
    finding.form === fault.form &&
    (fault.language === "*" || finding.language === fault.language) &&
    names.includes(finding.field) &&
    finding.problem === fault.problem
  );
}

function fieldScore(understood: Understood, expected: Expected): Score {
  let [right, lost, unreadable, silentlyWrong] = [0, 0, 0, 0];
  const complaints: string[] = [];
  for (const meant of expected.forms) {
    const got = understood.forms.find(
      (each) => each.form === meant.form && each.language === meant.language && each.source === meant.source,
    );
    const names = new Set([...Object.keys(meant.fields), ...Object.keys(got?.fields ?? {})]);
    for (const field of names) {
      const planted = expected.findings.some(
        (fault) => fault.form === meant.form && [fault.field, ...(fault.or ?? [])].includes(field),
      );
      if (planted && !(field in meant.fields && got !== undefined && field in got.fields)) continue;
      if (planted) continue;
      const finding = understood.findings.find(
        (each) => each.form === meant.form && each.language === meant.language && each.field === field,
      );
      const value = got?.fields[field];
      if (agrees(field, value, meant.fields[field])) right += 1;
      else {
        if (finding?.problem === "unreadable") unreadable += 1;
        else if (value === undefined) lost += 1;
        else silentlyWrong += 1;
        complaints.push(
          `${meant.form}/${meant.language}/${field}: ${JSON.stringify(value)}, meant ${JSON.stringify(meant.fields[field])}`,
        );
      }
    }
  }
  return { right, lost, unreadable, silentlyWrong, complaints };
}

function agrees(field: string, value: unknown, meant: unknown): boolean {
  if (field === "contacts") return contactsAgree(value, meant);
  return JSON.stringify(value) === JSON.stringify(meant);
}

const WAYS = ["phones", "emails", "websites", "instagram", "whatsapp"];

/** A WhatsApp number may stand among the telephones too; `@` and `www.` are spelling. */
function contactsAgree(value: unknown, meant: unknown): boolean {
  if (!isRecord(value) || !isRecord(meant)) return false;
  const list = (from: Record<string, unknown>, way: string): readonly string[] => {
    const found = from[way];
    return Array.isArray(found)
      ? found.map((each) =>
          String(each)
            .replace(/^(https?:\/\/)?(www\.)?(instagram\.com\/)?@?/u, "")
            .replace(/\/$/u, ""),
        )
      : [];
  };
  return WAYS.every((way) => {
    const extra = way === "phones" ? list(value, "whatsapp") : [];
    const found = list(value, way).filter((each) => !extra.includes(each) || list(meant, way).includes(each));
    return JSON.stringify(found) === JSON.stringify(list(meant, way));
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The shape of `check --json`. */
export function isUnderstood(json: unknown): json is Understood {
  return (
    isRecord(json) &&
    typeof json["verdict"] === "string" &&
    Array.isArray(json["forms"]) &&
    Array.isArray(json["findings"])
  );
}
