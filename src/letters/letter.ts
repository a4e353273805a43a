/** An order becomes a letter: Kazakh first, Russian second, both in the text and in the HTML (Law on languages, art. 21). */
import type { LetterKind, LetterOrder } from "../cases/letter-order.ts";
import type { Language } from "../forms/reading.ts";
import { acceptedView } from "./accepted-letter.ts";
import type { AttachmentOrder, Desk, RenderedLetter } from "./desk.ts";
import { refusedView, terminatedView, withdrawnView } from "./ending-letters.ts";
import { escapeHtml } from "./escape-html.ts";
import { htmlOfBlocks } from "./markup-html.ts";
import { textOfBlocks } from "./markup-text.ts";
import { toApplicant } from "./office.ts";
import { attemptView, receivedView } from "./received-letter.ts";
import { refineView, reminderView } from "./refine-letter.ts";
import { formsToCorrect, returnedForms } from "./returned-forms.ts";
import type { TemplateName, ViewOf } from "./shapes.ts";
import { decidedView, decideView, refusedDecisionView } from "./staff-letter.ts";
import type { FilledIn } from "./templates.ts";
import { updatedView } from "./updated-letter.ts";

/** The finished letter. Pure: the same order at the same desk gives the same letter. */
export function renderLetter(order: LetterOrder, desk: Desk): RenderedLetter {
  const half = (language: Language) => filledInFor(order, desk, language);
  return composed(order.kind, `[${order.caseNumber}] `, half, desk, attachmentsOf(order, desk));
}

/** Joins the halves of both languages to one message. `label` stands before the subject. */
export function composed(
  kind: LetterKind,
  label: string,
  half: (language: Language) => FilledIn,
  desk: Desk,
  attachments: readonly AttachmentOrder[],
): RenderedLetter {
  const [kk, ru] = [half("kk"), half("ru")];
  const subject = `${label}${kk.subject} / ${ru.subject}`;
  const { html, txt } = desk.templates.layouts;
  return {
    kind,
    subject,
    text: inLayout(txt, { kk: textOfBlocks(kk.blocks), ru: textOfBlocks(ru.blocks) }),
    html: inLayout(html, {
      subject: escapeHtml(subject),
      kk: htmlOfBlocks(kk.blocks),
      ru: htmlOfBlocks(ru.blocks),
    }),
    attachments,
  };
}

function inLayout(layout: string, holes: Readonly<Record<string, string>>): string {
  return layout.replace(/\{\{(\w+)\}\}/gu, (hole, name: string) => holes[name] ?? hole);
}

function filledInFor(order: LetterOrder, desk: Desk, language: Language): FilledIn {
  const fill = <Name extends TemplateName>(name: Name, view: ViewOf<Name>) =>
    desk.templates.fillIn(name, language, view);
  switch (order.kind) {
    case "refine":
      return fill("refine", refineView(order, desk, language));
    case "reminder":
      return fill("reminder", reminderView(order, desk, language));
    case "accepted":
      return fill("accepted", acceptedView(order, desk, language));
    case "updated":
      return fill("updated", updatedView(order, desk, language));
    case "refused":
      return fill("refused", refusedView(order, desk, language));
    case "terminated":
      return order.withdrawn
        ? fill("withdrawn", withdrawnView(order, desk, language))
        : fill("terminated", terminatedView(order, desk, language));
    case "received":
      return order.attempt
        ? fill("attempt", attemptView(order, order.attempt, desk, language))
        : fill("received", receivedView(order, desk, language));
    case "help":
      return fill("help", {
        ...toApplicant(order, desk, language),
        ownForms: order.forms.length > 0,
        cloudLink: order.cloudLink,
      });
    case "staff":
      return staffLetter(order, desk, language);
  }
}

function staffLetter(order: Extract<LetterOrder, { kind: "staff" }>, desk: Desk, language: Language): FilledIn {
  const { fillIn } = desk.templates;
  switch (order.what.kind) {
    case "decide":
      return fillIn("staff-decide", language, decideView(order, order.what, desk, language));
    case "decided":
      return fillIn("staff-decided", language, decidedView(order, order.what, desk, language));
    case "refused-decision":
      return fillIn("staff-refused", language, refusedDecisionView(order, order.what, desk, language));
  }
}

function attachmentsOf(order: LetterOrder, desk: Desk): readonly AttachmentOrder[] {
  switch (order.kind) {
    case "refine":
    case "reminder":
      return returnedForms(order.findings, order.forms, desk.templates.words);
    case "help":
      return formsToCorrect(order.forms);
    case "accepted":
    case "updated":
    case "refused":
    case "terminated":
    case "received":
    case "staff":
      return [];
  }
}
