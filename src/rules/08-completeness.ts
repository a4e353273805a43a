/**
 * law:8 – are the application and the questionnaires filled in completely? Contract §4–5 says what "complete" means.
 */
import { formDefinition } from "../forms/definitions.ts";
import type { Field } from "../forms/definition.ts";
import { FORM_IDS, LANGUAGES } from "../forms/reading.ts";
import type { Answer, Category, FormId, Language, ReadForm } from "../forms/reading.ts";
import { categoriesIn, chosenCategories, formIn, isCategory, numbersOf } from "./04-application.ts";
import { contradictionsBetween, contradictionsWithin } from "./08-contradictions.ts";
import type { Finding } from "./finding.ts";

const CLAUSE = "8";
/** A questionnaire of a category that was not chosen counts as meant from so many answers on; below, it is a slip. */
const MEANT_ANSWERS = 3;

export type Asked = {
  /** `both` (law:4: a Kazakh and a Russian copy) or `any`. */
  readonly languages: "both" | "any";
  /** law:7 – a change of an entry needs no application. */
  readonly application: boolean;
};

/** Everything that keeps these forms from being complete, form by form, Kazakh before Russian. Empty = complete. */
export function completeness(forms: readonly ReadForm[], asked: Asked): readonly Finding[] {
  const wanted = wantedForms(forms, asked);
  const absent = absentForms(forms, wanted, asked.languages);
  const own = formsToCheck(forms, asked).flatMap(findingsIn);
  const extra = asked.application ? unchosenCategories(forms, absent) : [];
  const found = [...absent, ...own, ...extra];
  return inOrder([...found, ...contradictionsBetween(forms, found)]);
}

/** The application and the questionnaire of every chosen category (law:4). */
function wantedForms(forms: readonly ReadForm[], asked: Asked): readonly FormId[] {
  const chosen = chosenCategories(forms);
  const questionnaires = asked.application ? chosen : categoriesSent(forms);
  const activities = (["programme", "action"] as const).filter((form) => forms.some((read) => read.form === form));
  return [...(asked.application ? (["application"] as const) : []), ...questionnaires, ...activities];
}

function categoriesSent(forms: readonly ReadForm[]): readonly Category[] {
  return [...new Set(forms.map((read) => read.form).filter(isCategory))];
}

function absentForms(
  forms: readonly ReadForm[],
  wanted: readonly FormId[],
  languages: "both" | "any",
): readonly Finding[] {
  return wanted.flatMap((form) => {
    if (languages === "any" && forms.some((read) => read.form === form)) return [];
    const missing = languages === "both" ? LANGUAGES : [likelyLanguage(forms)];
    return missing
      .filter((language) => !isThere(forms, form, language))
      .map((language): Finding => ({ form, language, field: null, problem: "missing", clause: CLAUSE }));
  });
}

/** Of several programmes or actions, each has to be there in each language that is asked for. */
function isThere(forms: readonly ReadForm[], form: FormId, language: Language): boolean {
  const copies = forms.filter((read) => read.form === form && read.language === language).length;
  const others = forms.filter((read) => read.form === form && read.language !== language).length;
  return copies > 0 && (isCategory(form) || form === "application" || copies >= others);
}

function likelyLanguage(forms: readonly ReadForm[]): Language {
  const russian = forms.filter((read) => read.language === "ru").length;
  return russian * 2 > forms.length ? "ru" : "kk";
}

/** A questionnaire is only looked into where its category is chosen, or where nobody chose any. */
function formsToCheck(forms: readonly ReadForm[], asked: Asked): readonly ReadForm[] {
  const chosen = chosenCategories(forms);
  const relevant = forms.filter(
    ({ form }) => !isCategory(form) || !asked.application || chosen.length === 0 || chosen.includes(form),
  );
  return asked.languages === "both" ? relevant : bestCopies(relevant);
}

/** With one language enough, the better copy of each form counts. */
function bestCopies(forms: readonly ReadForm[]): readonly ReadForm[] {
  return forms.filter((read) => {
    const other = forms.find((copy) => copy.form === read.form && copy.language !== read.language);
    if (!other) return true;
    const difference = findingsIn(read).length - findingsIn(other).length;
    return difference < 0 || (difference === 0 && read.language === "kk");
  });
}

/** What one form lacks, by itself. */
export function findingsIn(read: ReadForm): readonly Finding[] {
  const own = formDefinition(read.form).fields.flatMap((field) => fieldFindings(read, field));
  return [...own, ...contradictionsWithin(read, own)];
}

function fieldFindings(read: ReadForm, field: Field): readonly Finding[] {
  const answer = read.answers[field.id];
  const about = { form: read.form, language: read.language, field: field.id, clause: CLAUSE };
  if (answer?.problem) return [{ ...about, problem: answer.problem, given: answer.given, ...flawOf(answer) }];
  if (isAnswered(answer) || !isRequired(read, field)) return [];
  return [{ ...about, problem: "missing" }];
}

function flawOf(answer: Answer): Pick<Finding, "flaw"> {
  return answer.flaw ? { flaw: answer.flaw } : {};
}

function isAnswered(answer: Answer | undefined): boolean {
  const value = answer?.value;
  if (value === undefined || value === false || value === "") return false;
  return !Array.isArray(value) || value.length > 0;
}

function isRequired(read: ReadForm, field: Field): boolean {
  if (field.required) return true;
  const condition = field.requiredWhen;
  if (condition) return numbersOf(read, condition.field).includes(condition.option);
  return field.together !== undefined && groupIsBegun(read, field.together);
}

/** A legal entity's three rows are all asked for as soon as one is filled (contract §5, organiser). */
function groupIsBegun(read: ReadForm, group: string): boolean {
  return formDefinition(read.form).fields.some(
    (field) => field.together === group && (isAnswered(read.answers[field.id]) || read.answers[field.id]?.problem),
  );
}

/** A filled questionnaire of a category that the application does not name; not where the chosen one is absent as well. */
function unchosenCategories(forms: readonly ReadForm[], absent: readonly Finding[]): readonly Finding[] {
  return LANGUAGES.flatMap((language) => {
    const application = formIn(forms, "application", language);
    const chosen = application ? categoriesIn(application) : [];
    if (chosen.length === 0 || absent.some((finding) => finding.language === language && isCategory(finding.form)))
      return [];
    const extra = forms.find((read) => read.language === language && isUnchosen(read, chosen));
    return extra ? [unchosen(extra)] : [];
  });
}

function isUnchosen(read: ReadForm, chosen: readonly Category[]): boolean {
  return isCategory(read.form) && !chosen.includes(read.form) && Object.keys(read.answers).length >= MEANT_ANSWERS;
}

function unchosen(extra: ReadForm): Finding {
  const given = formDefinition(extra.form).title[extra.language];
  return {
    form: "application",
    language: extra.language,
    field: "categories",
    problem: "conflict",
    clause: CLAUSE,
    given,
  };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = (finding: Finding) => FORM_IDS.indexOf(finding.form) * 2 + LANGUAGES.indexOf(finding.language);
  return findings.toSorted((left, right) => rank(left) - rank(right));
}
