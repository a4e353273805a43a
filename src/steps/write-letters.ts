/** A decision's letters: put into words, with their attachments, as final bytes with a Message-ID of their own. */
import type { Case } from "../cases/case.ts";
import type { Decision } from "../cases/desk.ts";
import type { LetterOrder } from "../cases/letter-order.ts";
import { filledForm, missingForm } from "../documents/write/write-docx.ts";
import { writeTable } from "../documents/write/write-table.ts";
import { filledFormXlsx, missingFormXlsx } from "../documents/write/write-xlsx.ts";
import { formFileName } from "../documents/write/form-file-name.ts";
import type { FormId, Language } from "../forms/reading.ts";
import type { AttachmentOrder, Desk as LetterDesk, FormFormat, RenderedLetter } from "../letters/desk.ts";
import { renderLetter } from "../letters/letter.ts";
import { composeLetter } from "../mail/compose.ts";
import type { OutgoingAttachment } from "../mail/compose.ts";
import { letterMessageId } from "../mail/letter-id.ts";
import type { OutgoingLetter } from "../storage/letters.ts";
import { blankAppendices, DOCX, XLSX } from "./blank-forms.ts";
import { decisionLink } from "./decision-token.ts";
import type { Office } from "./office.ts";

/** Letters that time causes, not a message (RFC 3834, 5). */
const BY_TIME = new Set(["reminder", "digest"]);

/** `linked`: cases that staff may decide from the letter. */
export function letterDesk(office: Office, linked: readonly Case[] = []): LetterDesk {
  const { settings, templates } = office;
  return {
    templates,
    calendar: office.calendar(),
    address: settings.address,
    workdayEnds: settings.workdayEnds,
    digestAt: settings.digestAt,
    ...(settings.officer && { officer: settings.officer }),
    ...(settings.publicUrl !== undefined && { publicUrl: settings.publicUrl }),
    decisionLinks: (number, decision) => {
      const of = linked.find((each) => each.number === number);
      return of ? decisionLink(settings.address, office.secret, of, decision, office.now()) : "";
    },
  };
}

/** `cause`: what the letters answer; with case, kind and recipients it makes the Message-ID, the same at every attempt. */
export async function writeLetters(
  office: Office,
  decision: Decision,
  cause: string,
): Promise<readonly OutgoingLetter[]> {
  const written: OutgoingLetter[] = [];
  for (const [place, order] of decision.letters.entries()) {
    written.push(await writeLetter(office, order, `${cause}|${place}`, decision.next));
  }
  return written;
}

export async function writeLetter(
  office: Office,
  order: LetterOrder,
  cause: string,
  of?: Case,
): Promise<OutgoingLetter> {
  const naturalKey = [order.caseNumber, order.kind, order.to.join(","), cause].join("|");
  const messageId = letterMessageId(office.secret, naturalKey, domainOf(office.settings.address));
  const bytes = await (office.putInWords ?? inWords)(office, order, messageId, of);
  return { naturalKey, caseNumber: order.caseNumber, kind: order.kind, recipients: order.to, messageId, bytes };
}

async function inWords(office: Office, order: LetterOrder, messageId: string, of?: Case): Promise<Uint8Array> {
  const rendered = renderLetter(order, letterDesk(office, of ? [of] : []));
  return await composeLetter({
    from: { address: office.settings.address, name: "Tizilim" },
    to: order.to,
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    attachments: await filesOf(rendered),
    headers: headersOf(order),
    messageId,
    ...(order.thread.messageId !== undefined && { inReplyTo: order.thread.messageId }),
    references: order.thread.messageId === undefined ? [] : [...order.thread.references, order.thread.messageId],
    date: new Date(order.writtenAt),
  });
}

/** Contract §3. */
function headersOf(order: LetterOrder): Readonly<Record<string, string>> {
  const byTime = BY_TIME.has(order.kind) || (order.kind === "refused" && order.why.kind === "deadline");
  return {
    "X-Tizilim-Letter": order.kind,
    "X-Tizilim-Case": order.caseNumber,
    "Auto-Submitted": byTime ? "auto-generated" : "auto-replied",
    "X-Auto-Response-Suppress": "All",
  };
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/** The files that a letter orders, made. */
export async function filesOf(rendered: RenderedLetter): Promise<readonly OutgoingAttachment[]> {
  const files: OutgoingAttachment[] = [];
  for (const order of rendered.attachments) files.push(...(await filesFor(order)));
  return files;
}

async function filesFor(order: AttachmentOrder): Promise<readonly OutgoingAttachment[]> {
  switch (order.kind) {
    case "filled-form": {
      const { read, format } = order;
      const notes = new Map(Object.entries(order.notes));
      const bytes = format === "xlsx" ? await filledFormXlsx(read, notes) : filledForm(read, notes);
      return [formFile(read.form, read.language, format, bytes)];
    }
    case "missing-form": {
      const { form, language, note, format } = order;
      const bytes = format === "xlsx" ? await missingFormXlsx(form, language, note) : missingForm(form, language, note);
      return [formFile(form, language, format, bytes)];
    }
    case "open-cases": {
      const bytes = await writeTable(order.title, order.headings, order.rows);
      return [{ name: order.name, contentType: XLSX, bytes: Buffer.from(bytes) }];
    }
    case "blank-forms":
      return await blankAppendices();
  }
}

function formFile(form: FormId, language: Language, format: FormFormat, bytes: Uint8Array): OutgoingAttachment {
  return {
    name: formFileName(form, language, format),
    contentType: format === "xlsx" ? XLSX : DOCX,
    bytes: Buffer.from(bytes),
  };
}
