/**
 * What each template may say and must say: every value, once, with an empty example. The views have these types; the
 * templates are checked against these names at start, so that a missing value can't be found at send.
 */

/** A part that is sometimes absent. */
function maybe<Shape>(shape: Shape): Shape | undefined {
  return shape;
}

const OFFICE = { officer: maybe({ name: "", phone: "", email: "" }), address: "" };
const TO_APPLICANT = { name: "", ...OFFICE };

const GAP = {
  label: "",
  wrong: "",
  given: "",
  elsewhere: maybe({ where: "", label: "", given: "" }),
  example: "",
  clause: "",
};
const GAPS = [{ title: "", language: "", absent: false, clause: "", gaps: [GAP] }];
const UNREAD = [{ source: "", why: "", instead: "" }];
const REFINING = { ...TO_APPLICANT, lastDay: "", lastDayShort: "", count: "", forms: GAPS, unread: UNREAD };

/** Without the paths to the fields: what a case looks like to staff. */
const TO_STAFF = { caseNumber: "", applicant: "", kind: "" };

export const SHAPES = {
  refine: {
    ...REFINING,
    again: false,
    ownForms: false,
    blankForms: false,
    countedFrom: "",
    countedFromNow: false,
    days: [{ date: "", number: "", reason: "" }],
  },
  reminder: REFINING,
  accepted: {
    ...TO_APPLICANT,
    numbers: "",
    entries: [{ number: "", category: "", page: "", link: false, columns: [{ heading: "", value: "" }] }],
  },
  updated: {
    ...TO_APPLICANT,
    numbers: "",
    forms: [{ title: "", language: "", changes: [{ label: "", before: "", after: "" }] }],
    pages: [{ number: "", page: "", link: false }],
  },
  refused: { ...TO_APPLICANT, caseNumber: "", date: "", lastDay: "", reason: "", forms: GAPS },
  terminated: { ...TO_APPLICANT, numbers: "", date: "" },
  withdrawn: { ...TO_APPLICANT, caseNumber: "", date: "" },
  received: {
    ...TO_APPLICANT,
    caseNumber: "",
    receivedAt: "",
    registeredOn: "",
    afterHours: false,
    workdayEnds: "",
    reviewBy: "",
    reviewByShort: "",
    reasons: [""],
    unread: UNREAD,
    strangers: [""],
  },
  attempt: { ...TO_APPLICANT, from: "", numbers: "", ending: false, receivedAt: "" },
  help: { ...TO_APPLICANT, ownForms: false, cloudLink: false },
  "staff-decide": {
    ...TO_STAFF,
    from: "",
    subject: "",
    reviewBy: "",
    reviewByShort: "",
    reasons: [""],
    forms: [{ title: "", language: "", absent: false, gaps: [{ label: "", wrong: "", given: "" }] }],
    remarks: [""],
    links: [{ decision: "", url: "" }],
  },
  "staff-decided": { ...TO_STAFF, decision: "", by: "", reason: "", from: "" },
  "staff-refused": { ...TO_STAFF, by: "", why: "", from: "" },
  digest: {
    date: "",
    dateShort: "",
    since: "",
    until: "",
    waiting: "",
    overdue: "",
    none: false,
    byDay: [{ day: "", count: "", late: false }],
    byReason: [{ reason: "", count: "" }],
    urgent: [
      {
        caseNumber: "",
        applicant: "",
        kind: "",
        reasons: "",
        gaps: "",
        doubts: [{ label: "", language: "", given: "", wrong: "" }],
        remarks: [""],
        daysLeft: "",
        reviewBy: "",
        late: false,
        links: [{ decision: "", url: "" }],
      },
    ],
    others: [{ caseNumber: "", applicant: "", reasons: "", reviewBy: "" }],
    furtherCases: "",
    table: "",
    happened: [{ what: "", count: "" }],
    deadlines: [{ date: "", cases: "" }],
    days: [{ day: "", figures: "", percent: "" }],
    health: [{ what: "", value: "", wrong: false }],
    troubles: "",
    digestAt: "",
  },
};

export type TemplateName = keyof typeof SHAPES;

type Frozen<Shape> = Shape extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Shape extends object
    ? { readonly [Name in keyof Shape]: Frozen<Shape[Name]> }
    : Shape;

/** What a template is filled in with, in one language. */
export type ViewOf<Name extends TemplateName> = Frozen<(typeof SHAPES)[Name]>;

export const TEMPLATE_NAMES: readonly TemplateName[] = Object.keys(SHAPES).filter(isTemplateName);

function isTemplateName(name: string): name is TemplateName {
  return name in SHAPES;
}
