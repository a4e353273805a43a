/** Contract §6 – each form and language sent again replaces the earlier one; what was not sent again stays. */
import { fold } from "../forms/fold.ts";
import type { ReadForm } from "../forms/reading.ts";
import { stringOf } from "../rules/04-application.ts";
import type { Finding } from "../rules/finding.ts";
import type { KeptForm } from "./entry.ts";

export function merge(kept: readonly KeptForm[], sent: readonly KeptForm[]): readonly KeptForm[] {
  const stays = kept.filter((old) => !sent.some((fresh) => replaces(fresh.read, old.read)));
  return [...stays, ...sent];
}

/** The forms of several entries of one applicant: what they share stands once. */
export function together(kept: readonly KeptForm[]): readonly KeptForm[] {
  return kept.filter((form, place) => !kept.slice(place + 1).some((later) => replaces(later.read, form.read)));
}

function replaces(fresh: ReadForm, old: ReadForm): boolean {
  if (fresh.form !== old.form || fresh.language !== old.language) return false;
  return (fresh.form !== "programme" && fresh.form !== "action") || sameActivity(fresh, old);
}

/** An applicant may have several programmes and actions: the name tells them apart; one without a name replaces. */
function sameActivity(fresh: ReadForm, old: ReadForm): boolean {
  const [now, before] = [stringOf(fresh, "name"), stringOf(old, "name")];
  return now === undefined || before === undefined || fold(now) === fold(before);
}

/**
 * The applicant insists (contract §6): an `invalid` or `conflict` answer came back unchanged in a form that was sent again.
 * Papers can be odd: a person looks, nobody is refused for it.
 */
export function insistsOn(before: readonly Finding[], after: readonly Finding[], sent: readonly ReadForm[]): boolean {
  return after.some(
    (finding) =>
      (finding.problem === "invalid" || finding.problem === "conflict") &&
      sent.some((read) => touches(finding, read)) &&
      before.some((earlier) => isSame(earlier, finding)),
  );
}

function touches(finding: Finding, read: ReadForm): boolean {
  const own = finding.form === read.form && finding.language === read.language;
  return own || (finding.against?.form === read.form && finding.against.language === read.language);
}

function isSame(left: Finding, right: Finding): boolean {
  return (
    left.form === right.form &&
    left.language === right.language &&
    left.field === right.field &&
    left.problem === right.problem &&
    plain(left.given) === plain(right.given) &&
    plain(left.against?.given) === plain(right.against?.given)
  );
}

/** Spaces and signs do not make it another answer. */
function plain(given: string | undefined): string {
  return (given ?? "").replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
