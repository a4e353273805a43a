/** The daily digest: every figure in it comes from the state, and nothing is told twice or left out between two. */
import { almatyDay, almatyTime } from "../calendar/plain-date.ts";
import { isWorkingDay } from "../calendar/working-days.ts";
import type { Digest } from "../cases/digest.ts";
import { renderDigest } from "../letters/digest-letter.ts";
import type { RenderedLetter } from "../letters/desk.ts";
import { composeLetter } from "../mail/compose.ts";
import { letterMessageId } from "../mail/letter-id.ts";
import { listCases } from "../storage/case-files.ts";
import { setToldUpTo } from "../storage/digest-figures.ts";
import { instantOf, setFact } from "../storage/facts.ts";
import { storeLetter } from "../storage/letters.ts";
import type { OutgoingLetter } from "../storage/letters.ts";
import { transaction } from "../storage/store.ts";
import { gatherDigest } from "./gather-digest.ts";
import type { Office } from "./office.ts";
import { domainOf, filesOf, letterDesk } from "./write-letters.ts";

/** Stores the digest where it is due: a working day, from `TIZILIM_DIGEST_AT` on, once. */
export async function writeDigest(office: Office): Promise<boolean> {
  const { settings, store } = office;
  const now = office.now();
  const today = almatyDay(now);
  const last = instantOf(store, "last-digest");
  const isDue = isWorkingDay(today, office.calendar()) && almatyTime(now) >= settings.digestAt;
  if (settings.staff.length === 0 || !isDue || (last && almatyDay(last) >= today)) return false;
  const { digest, upTo } = gatherDigest(office);
  const letter = await composeDigest(office, digest);
  transaction(store, () => {
    storeLetter(store, letter, now);
    setFact(store, "last-digest", now);
    setToldUpTo(store, upTo);
  });
  office.passing("digest-stored");
  office.log.info("digest-written", { day: today });
  return true;
}

/** The digest in words, with the links of everything that waits. */
export function digestInWords(office: Office): RenderedLetter {
  return rendered(office, gatherDigest(office).digest);
}

function rendered(office: Office, digest: Digest): RenderedLetter {
  return renderDigest(digest, letterDesk(office, listCases(office.store, ["review"])));
}

async function composeDigest(office: Office, digest: Digest): Promise<OutgoingLetter> {
  const { settings } = office;
  const letter = rendered(office, digest);
  const naturalKey = `digest|${almatyDay(digest.until)}`;
  const messageId = letterMessageId(office.secret, naturalKey, domainOf(settings.address));
  const bytes = await composeLetter({
    from: { address: settings.address, name: "Tizilim" },
    to: settings.staff,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    attachments: await filesOf(letter),
    headers: { "X-Tizilim-Letter": "digest", "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    messageId,
    references: [],
    date: new Date(digest.until),
  });
  return { naturalKey, kind: "digest", recipients: settings.staff, messageId, bytes };
}
