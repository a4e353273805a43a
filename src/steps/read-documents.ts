/** Files as one submission: bytes → papers → forms, with a signature file as evidence for the signature line. */
import type { PlainDate } from "../calendar/plain-date.ts";
import { together } from "../documents/read-document.ts";
import type { DocumentReading } from "../documents/read-document.ts";
import type { Sandbox } from "../documents/sandbox.ts";
import type { Paper } from "../forms/paper.ts";
import { readForms } from "../forms/read-forms.ts";
import type { ReadForm, Submission } from "../forms/reading.ts";
import { readMessage } from "../mail/read-message.ts";
import { isScrap } from "../rules/04-application.ts";
import { isDocument } from "./is-document.ts";
import { joinPhotoPages } from "./photo-pages.ts";

export type GivenFile = { readonly name: string; readonly bytes: Buffer };

export type ReadDocuments = {
  readonly submission: Submission;
  /** Papers that hold no form, or a letterhead that looks like two rows of one: they may be a notice in free form (law:13). */
  readonly strangers: readonly Paper[];
};

/** `typed`: papers that came without a file, the text of the message itself. */
export async function readDocuments(
  files: readonly GivenFile[],
  typed: readonly Paper[],
  today: PlainDate,
  sandbox: Sandbox,
): Promise<ReadDocuments> {
  const readings = await Promise.all(files.map((file) => readFile(file, 0, sandbox)));
  const papers = joinPhotoPages(readings.flatMap((reading) => reading.papers));
  const read = readForms([...papers, ...typed], today);
  const isSigned =
    readings.some((reading) => reading.signatures > 0) || papers.some((paper) => (paper.flags.signatures ?? 0) > 0);
  const forms = read.forms.filter((form) => !isScrap(form) || !typed.some((paper) => paper.source === form.source));
  return {
    submission: {
      forms: isSigned ? forms.map(signed) : forms,
      unread: readings.flatMap((reading) => reading.unread),
      strangers: [...new Set(papers.map(({ source }) => source).filter((source) => read.strangers.includes(source)))],
    },
    strangers: papers.filter(({ source }) => !forms.some((form) => form.source === source && !isScrap(form))),
  };
}

/** A message in an archive or under another name, in a message. */
const DEEPEST_MAIL = 2;

async function readFile(file: GivenFile, depth: number, sandbox: Sandbox): Promise<DocumentReading> {
  const reading = await sandbox.read(file.name, file.bytes);
  const mails = reading.mails ?? [];
  if (mails.length === 0) return reading;
  const opened = await Promise.all(mails.map((mail) => readMail(mail.name, Buffer.from(mail.bytes), depth, sandbox)));
  return together([reading, ...opened]);
}

/** What is attached to a message that came as a file; its own words where nothing is. */
async function readMail(source: string, bytes: Buffer, depth: number, sandbox: Sandbox): Promise<DocumentReading> {
  const refused = { papers: [], signatures: 0 };
  if (depth >= DEEPEST_MAIL) {
    return { ...refused, unread: [{ source, reason: "archive-unsupported", detail: "nested too deep" }] };
  }
  const message = await readMessage(bytes);
  if (message.kind === "unparsable") {
    return { ...refused, unread: [{ source, reason: "damaged", detail: message.detail }] };
  }
  const parts = message.attachments.filter(isDocument).map((part) => ({ name: part.source, bytes: part.bytes }));
  const files = parts.length > 0 ? parts : [{ name: "letter.txt", bytes: Buffer.from(message.text) }];
  const named = files.map((file) => ({ ...file, name: `${source} › ${file.name}` }));
  return together(await Promise.all(named.map((file) => readFile(file, depth + 1, sandbox))));
}

/** A digital signature stands for the one on paper; it was seen, not verified (procedure: signature). */
function signed(read: ReadForm): ReadForm {
  if (read.form !== "application" || read.answers["signature"]?.value === true) return read;
  const signature = { value: true, given: "CMS", confidence: 1, place: "digital signature" };
  return { ...read, answers: { ...read.answers, signature } };
}
