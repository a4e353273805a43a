/** One form of a paper, field by field. */
import type { PlainDate } from "../calendar/plain-date.ts";
import { readContacts } from "./answers/contacts.ts";
import { readCount } from "./answers/count.ts";
import { readDate } from "./answers/date.ts";
import { readEmail } from "./answers/email.ts";
import { readBin, readIin } from "./answers/identity-number.ts";
import { readMembers } from "./answers/members.ts";
import { readName } from "./answers/name.ts";
import { readPhone } from "./answers/phone.ts";
import { unreadable } from "./answers/reading-of.ts";
import type { Reading } from "./answers/reading-of.ts";
import { readText } from "./answers/text.ts";
import { collapsed, written } from "./answers/written.ts";
import { readYear } from "./answers/year.ts";
import { chosen, otherWordsIn, wordsOf } from "./choice.ts";
import { consentIn } from "./consent.ts";
import type { Field } from "./definition.ts";
import { formDefinition } from "./definitions.ts";
import { evidenceOf } from "./evidence.ts";
import type { Evidence, Part } from "./evidence.ts";
import { fold } from "./fold.ts";
import type { PaperKind } from "./paper.ts";
import type { Answer, FieldId, Flaw } from "./reading.ts";
import type { Segment } from "./segments.ts";
import type { Sighting } from "./sightings.ts";
import { spotOf } from "./strips.ts";
import type { Spot } from "./strips.ts";
import { tickOf } from "./tick.ts";
import { unseenAnswers } from "./unseen.ts";

type Found = { readonly reading: Reading; readonly parts: readonly Part[]; readonly given: string };

/** What the form prints itself: it does not make a blank form an answered one. */
const PRINTED: ReadonlySet<string> = new Set(["consent", "authority"]);

/** Below this an answer from a scan is not believed (its check digit may still vouch for it). */
const BELIEVED = 0.75;

/** The answers of a segment by field; a field that was not answered is not there. */
export function readSegment(segment: Segment, kind: PaperKind, today: PlainDate): Readonly<Record<FieldId, Answer>> {
  const evidence = evidenceOf(segment);
  const answers = formDefinition(segment.form).fields.flatMap((field) => {
    const found = readField(field, segment, evidence, today);
    return found === undefined ? [] : [[field.id, answerOf(found, field, kind)] as const];
  });
  const read: Readonly<Record<FieldId, Answer>> = Object.fromEntries(answers);
  return kind === "scan" && !isBlank(read) ? { ...read, ...unseenAnswers(segment.form, evidence, read) } : read;
}

/** Nothing but what the form prints itself: it was not filled in (contract §5). */
export function isBlank(answers: Readonly<Record<FieldId, Answer>>): boolean {
  return Object.keys(answers).every((field) => PRINTED.has(field));
}

function readField(field: Field, segment: Segment, evidence: Evidence, today: PlainDate): Found | undefined {
  const parts = evidence.parts.get(field.id) ?? [];
  const sightings = evidence.sightings.get(field.id) ?? [];
  switch (field.kind) {
    case "consent":
      return consentFound(segment, parts);
    case "signature":
      return signatureFound(parts);
    case "activities":
    case "options":
    case "categories":
      return choiceFound(field, sightings, parts);
    default:
      return field.id === "otherActivities"
        ? (writtenFound(field, parts, today) ?? otherFound(evidence, field, today))
        : writtenFound(field, parts, today);
  }
}

function consentFound(segment: Segment, parts: readonly Part[]): Found | undefined {
  const given = consentIn(segment.strips, parts);
  return given === undefined ? undefined : { reading: { value: true }, parts: [], given };
}

/** law:4, Appendix 2: a name, picture or drawing on the line counts; nobody compares it. */
function signatureFound(parts: readonly Part[]): Found | undefined {
  const signed = parts.filter(
    ({ spot }) => spot.runs.some((run) => run.picture === true) || /\p{L}/u.test(written(keptText(spot))),
  );
  const [first] = signed;
  if (first === undefined) return undefined;
  return {
    reading: { value: true },
    parts: signed,
    given: collapsed(signed.map(({ spot }) => keptText(spot)).join(" ")),
  };
}

function choiceFound(field: Field, sightings: readonly Sighting[], parts: readonly Part[]): Found | undefined {
  const reading = chosen(field, sightings, parts);
  if (reading === undefined) return undefined;
  const cells = sightings.flatMap((each) => (each.value === undefined ? [] : [seen(each, each.value)]));
  const given = [...parts.map(({ spot }) => spot.text), ...sightings.flatMap((each) => givenBy(each))].join("; ");
  const place = sightings[0]?.place ?? parts[0]?.place ?? "";
  const found = [...parts, ...cells];
  const fallback = sightings[0] === undefined ? [] : [{ ...sightings[0], spot: EMPTY, place, label: "" }];
  return { reading, parts: found.length > 0 ? found : fallback, given: collapsed(given) };
}

const EMPTY: Spot = { column: 0, runs: [], text: "", fold: { text: "", key: "", at: [] }, continued: false };

function seen(sighting: Sighting, spot: Spot): Part {
  return { spot: { ...spot, runs: [] }, place: sighting.place, certainty: sighting.certainty, label: "" };
}

function givenBy(sighting: Sighting): readonly string[] {
  const text = sighting.value === undefined ? "" : written(sighting.value.text);
  const marked = sighting.tick === "on" || sighting.look.underline >= 0.5 || sighting.look.highlight >= 0.5;
  return text === "" && !marked ? [] : [`${sighting.option}) ${text}`.trim()];
}

/** The own words of the thirteenth kind, from its row. */
function otherFound(evidence: Evidence, field: Field, today: PlainDate): Found | undefined {
  const row = evidence.sightings.get("activities")?.find((each) => each.option === 13);
  const spot = wordsOf(row);
  if (row !== undefined && spot !== undefined)
    return writtenFound(field, [{ spot, place: row.place, certainty: row.certainty, label: "" }], today);
  const listed = (evidence.parts.get("activities") ?? []).flatMap((part) => {
    const words = otherWordsIn(written(keptText(part.spot)));
    return words === undefined ? [] : [{ ...part, spot: spotOf([{ text: words }], part.spot.column) }];
  });
  return writtenFound(field, listed, today);
}

function writtenFound(field: Field, parts: readonly Part[], today: PlainDate): Found | undefined {
  const filled = parts.filter((part) => written(keptText(part.spot)) !== "" && !isTickOnly(field, part.spot));
  if (filled.length === 0) return undefined;
  const texts = filled.map((part) => textFor(field, part));
  if (isJoined(field, filled)) return readOne(field, filled, texts.join(field.kind === "name" ? " " : "\n"), today);
  const [first, ...others] = texts
    .map((text) => readOne(field, filled, text, today))
    .filter((found) => found !== undefined);
  if (first === undefined) return undefined;
  const differs = others.some((other) => JSON.stringify(other.reading) !== JSON.stringify(first.reading));
  return differs ? { ...first, reading: unreadable("contradiction"), given: collapsed(texts.join(" / ")) } : first;
}

/** Contact rows, lists and prose go on; "Фамилия", "Имя", "Отчество" are one name. Other answers must stand alone. */
function isJoined(field: Field, parts: readonly Part[]): boolean {
  if (field.kind === "contacts" || field.kind === "members") return true;
  const labels = new Set(parts.map((part) => fold(part.label)));
  return labels.size === 1
    ? field.kind === "text" || parts.length === 1
    : field.kind === "name" && labels.size === parts.length && parts.every(isNamePart);
}

function isNamePart(part: Part): boolean {
  return /^(?:фамилия|имя|отчество|теги|аты|акесининаты)$/u.test(fold(part.label));
}

function readOne(field: Field, parts: readonly Part[], text: string, today: PlainDate): Found | undefined {
  const reading = readKind(field, text, today);
  return reading === undefined ? undefined : { reading, parts, given: collapsed(text) };
}

function readKind(field: Field, text: string, today: PlainDate): Reading | undefined {
  switch (field.kind) {
    case "name":
      return readName(text);
    case "year":
      return readYear(text, today);
    case "date":
      return readDate(text, today);
    case "iin":
      return readIin(text);
    case "bin":
      return readBin(text);
    case "phone":
      return readPhone(text);
    case "email":
      return readEmail(text);
    case "contacts":
      return readContacts(text);
    case "count":
      return readCount(text);
    case "members":
      return readMembers(text);
    case "text":
    case "activities":
    case "options":
    case "categories":
    case "consent":
    case "signature":
      return readText(text, field.noneIsAnswer === true);
  }
}

/** A contact row of its own ("WhatsApp | +7 …") keeps the name of its way. */
function textFor(field: Field, part: Part): string {
  const text = keptText(part.spot);
  const way = /whats\s?app|ватс?сап|вотс?сап|instagram|инстаграмм?/iu.exec(part.label)?.[0];
  const lone = way !== undefined && part.label.length < 30 && !/тел|phone|моб/iu.test(part.label);
  return field.kind === "contacts" && lone ? `${way}: ${text}` : text;
}

function isTickOnly(field: Field, spot: Spot): boolean {
  return field.kind === "text" && !/[\p{L}\p{N}\-–—]/u.test(spot.text) && tickOf(spot, 0) === "yes";
}

function answerOf(found: Found, field: Field, kind: PaperKind): Answer {
  const confidence = Math.min(
    1,
    ...found.parts.map((part) => part.certainty),
    ...found.parts.flatMap((part) => part.spot.runs.map((run) => run.confidence ?? 1)),
  );
  const [first] = found.parts;
  const about = { given: found.given, confidence, ...(first === undefined ? {} : { place: first.place }) };
  if ("problem" in found.reading) return { ...about, ...(kind === "scan" ? misread(found.reading) : found.reading) };
  const vouched =
    field.kind === "iin" || field.kind === "bin" || field.kind === "signature" || field.kind === "consent";
  const doubtful = confidence < BELIEVED && !vouched;
  const unsure =
    kind === "scan" &&
    field.kind === "categories" &&
    Array.isArray(found.reading.value) &&
    found.reading.value.length !== 1;
  return doubtful || unsure ? { ...about, ...unreadable("low-confidence") } : { ...about, value: found.reading.value };
}

/** A number that can't be true in a scan is the scanner's fault as likely as the applicant's: a person compares. */
function misread({ flaw = "low-confidence" }: { readonly flaw?: Flaw }): ReturnType<typeof unreadable> {
  return unreadable(flaw);
}

function keptText(spot: Spot): string {
  return spot.runs
    .filter((run) => run.strike === undefined)
    .map((run) => run.text)
    .join("");
}
