/** The daily digest: first what a person must decide, then what happened, then whether the machine is well. */
import { almatyDay } from "../calendar/plain-date.ts";
import type { DayCount, Digest, WaitingCase } from "../cases/digest.ts";
import { field, formDefinition } from "../forms/definitions.ts";
import type { Language } from "../forms/reading.ts";
import { dateWithWeekday, dayAndMonth, dayInDigits, dayWithWeekday, momentInWords } from "./dates.ts";
import type { Desk, RenderedLetter } from "./desk.ts";
import { healthView } from "./digest-health.ts";
import { formLanguage, groupedByForm, wrongInWords } from "./gaps.ts";
import { composed } from "./letter.ts";
import { mostUrgentFirst, OPEN_CASES_FILE, openCasesTable } from "./open-cases.ts";
import { shortened } from "./plain-line.ts";
import { counted } from "./plural.ts";
import type { ViewOf } from "./shapes.ts";
import { decisionLinks, remarkInWords } from "./staff-letter.ts";
import { filled, HAPPENINGS } from "./words.ts";
import type { Words } from "./words.ts";

/** More cases than these get a line, not a card, and those behind the lines only a row of the table: 200 must be readable in two minutes. */
const CARDS = 10;
const LINES = 20;
/** Doubtful answers that a card shows; the letter to staff about that case has all of them. */
const DOUBTS = 4;
const LONGEST_ANSWER = 80;
/** Names listed for one day's deadlines. */
const NAMES = 8;
const DIGEST_AT = "09:00";

type View = ViewOf<"digest">;

/** The digest, most urgent first. */
export function renderDigest(digest: Digest, desk: Desk): RenderedLetter {
  const half = (language: Language) => desk.templates.fillIn("digest", language, digestView(digest, desk, language));
  return composed("digest", "", half, desk, openCasesTable(digest, desk.templates.words));
}

function digestView(digest: Digest, desk: Desk, language: Language): View {
  const { words } = desk.templates;
  const waiting = mostUrgentFirst(digest.waiting);
  const overdue = waiting.filter((each) => each.daysLeft < 0).length;
  const health = healthView(digest.health, digest.until, words, language);
  const troubles = health.filter((line) => line.wrong).length;
  return {
    date: dateWithWeekday(almatyDay(digest.until), language),
    dateShort: dayAndMonth(almatyDay(digest.until), language),
    since: momentInWords(digest.since, language),
    until: momentInWords(digest.until, language),
    waiting: counted(waiting.length, "case", language),
    overdue: overdue === 0 ? "" : counted(overdue, "case", language),
    none: waiting.length === 0,
    byDay: waiting.length > CARDS ? casesByDay(waiting, words, language) : [],
    byReason: waiting.length > CARDS ? casesByReason(waiting, words, language) : [],
    urgent: waiting.slice(0, CARDS).map((each) => urgentCase(each, desk, language)),
    others: waiting.slice(CARDS, CARDS + LINES).map((each) => otherCase(each, words, language)),
    furtherCases: waiting.length > CARDS + LINES ? counted(waiting.length - CARDS - LINES, "case", language) : "",
    table: waiting.length + digest.deadlines.length > 0 ? OPEN_CASES_FILE : "",
    happened: HAPPENINGS.map((what) => ({
      what: words.happened[what][language],
      count: String(digest.happened[what]),
    })),
    deadlines: deadlinesByDay(digest, words, language),
    days: daysView(digest.days),
    health,
    troubles: troubles === 0 ? "" : counted(troubles, "remark", language),
    digestAt: desk.digestAt ?? DIGEST_AT,
  };
}

/** How many are late, how many end today, how many on each day after. */
function casesByDay(waiting: readonly WaitingCase[], words: Words, language: Language): View["byDay"] {
  const days = Map.groupBy(waiting, ({ daysLeft, reviewBy }) => (daysLeft < 0 ? "" : reviewBy));
  return [...days.values()].map((cases) => {
    const [{ daysLeft, reviewBy } = { daysLeft: 0, reviewBy: undefined }] = cases;
    const day =
      daysLeft < 0 || reviewBy === undefined ? words.daysLeft.late[language] : dayWithWeekday(reviewBy, language);
    return { day, count: String(cases.length), late: daysLeft <= 0 };
  });
}

/** The most frequent reason first; a case with two reasons counts for both. */
function casesByReason(waiting: readonly WaitingCase[], words: Words, language: Language): View["byReason"] {
  const reasons = Map.groupBy(
    waiting.flatMap((each) => each.reasons),
    (reason) => reason,
  );
  return [...reasons]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(([reason, each]) => ({ reason: words.reasonForStaff[reason][language], count: String(each.length) }));
}

function urgentCase(waiting: WaitingCase, desk: Desk, language: Language): View["urgent"][number] {
  const { words } = desk.templates;
  return {
    caseNumber: waiting.number,
    applicant: nameOf(waiting, words, language),
    kind: words.caseKind[waiting.kind][language],
    reasons: reasonsOf(waiting, words, language),
    gaps: gapsInShort(waiting, language),
    doubts: doubtsOf(waiting, words, language),
    remarks: waiting.remarks.map((remark) => remarkInWords(remark, words, language)),
    daysLeft: daysLeftInWords(waiting.daysLeft, words, language),
    reviewBy: dayWithWeekday(waiting.reviewBy, language),
    late: waiting.daysLeft <= 0,
    links: decisionLinks(waiting.number, desk, language),
  };
}

function otherCase(waiting: WaitingCase, words: Words, language: Language): View["others"][number] {
  return {
    caseNumber: waiting.number,
    applicant: nameOf(waiting, words, language),
    reasons: reasonsOf(waiting, words, language),
    reviewBy: dayAndMonth(waiting.reviewBy, language),
  };
}

function nameOf(waiting: WaitingCase, words: Words, language: Language): string {
  return waiting.applicant ?? `${words.daysLeft.anonymous[language]} (${waiting.address})`;
}

function reasonsOf(waiting: WaitingCase, words: Words, language: Language): string {
  return [...new Set(waiting.reasons.map((reason) => words.reasonForStaff[reason][language]))].join("; ");
}

/** What was read, beside why it is doubted: where nothing was read there is nothing to judge. */
function doubtsOf({ findings }: WaitingCase, words: Words, language: Language): View["urgent"][number]["doubts"] {
  return findings
    .flatMap((finding) => {
      const { form, field: id, given = "" } = finding;
      if (id === null || given === "" || finding.problem === "missing") return [];
      return [
        {
          label: field(form, id).label[finding.language],
          language: formLanguage(finding.language, words, language),
          given: [given, finding.against?.given ?? ""]
            .filter((each) => each !== "")
            .map((each) => shortened(each, LONGEST_ANSWER))
            .join(" ≠ "),
          wrong: firstSentence(wrongInWords(finding, words, language)),
        },
      ];
    })
    .slice(0, DOUBTS);
}

/** What follows is advice for the applicant. */
function firstSentence(words: string): string {
  return words.split(/(?<=\.)\s/u)[0] ?? words;
}

/** «Анкета волонтера – 2 места». */
function gapsInShort(waiting: WaitingCase, language: Language): string {
  return groupedByForm(waiting.findings)
    .map(
      (group) =>
        `${formDefinition(group[0].form).title[group[0].language]} – ${counted(group.length, "gap", language)}`,
    )
    .join("; ");
}

function daysLeftInWords(days: number, words: Words, language: Language): string {
  if (days === 0) return words.daysLeft.today[language];
  const phrase = days < 0 ? words.daysLeft.over : words.daysLeft.left;
  return filled(phrase[language], { days: counted(Math.abs(days), "workingDay", language) });
}

function deadlinesByDay(digest: Digest, words: Words, language: Language): View["deadlines"] {
  const days = Map.groupBy(digest.deadlines, (deadline) => deadline.lastDay);
  return [...days]
    .toSorted(([left], [right]) => compare(left, right))
    .map(([day, deadlines]) => {
      const names = deadlines.map(({ number, applicant }) =>
        applicant === undefined ? number : `${number} ${applicant}`,
      );
      const rest = names.length - NAMES;
      const more = rest > 0 ? [filled(words.daysLeft.more[language], { count: String(rest) })] : [];
      return { date: dayWithWeekday(day, language), cases: [...names.slice(0, NAMES), ...more].join("; ") };
    });
}

function daysView(days: readonly DayCount[]): View["days"] {
  const most = Math.max(1, ...days.map((day) => day.received));
  return days.map((day) => ({
    day: dayInDigits(day.day),
    figures: `${day.received} / ${day.accepted} / ${day.refused}`,
    percent: String(Math.round((day.received / most) * 100)),
  }));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
