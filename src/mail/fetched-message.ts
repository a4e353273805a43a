/** Messages as the IMAP server gives them out. */
import type { FetchMessageObject, ImapFlow } from "imapflow";
import { MailboxFault } from "./mailbox-fault.ts";

type Fetched = {
  readonly uid: number;
  /** The server's day and time of arrival: what deadlines count from. */
  readonly internalDate: Date;
  /** As the server counts, in bytes. */
  readonly size: number;
};

export type FetchedMessage =
  | (Fetched & { readonly kind: "whole"; readonly bytes: Buffer })
  /** Larger than the limit: only the head was fetched. */
  | (Fetched & { readonly kind: "too-large"; readonly head: Buffer })
  /** The server lists it and will not give it out. */
  | (Fetched & { readonly kind: "withheld"; readonly reason: string });

const MOST_IN_BATCH = 25;
const MOST_BYTES_IN_BATCH = 32 * 1024 * 1024;

/** @returns in the order of `uids`; those that were expunged meanwhile are absent. */
export async function fetchMessages(
  client: ImapFlow,
  uids: readonly number[],
  mostBytes: number,
): Promise<readonly FetchedMessage[]> {
  const listed = await list(client, uids);
  const found: FetchedMessage[] = [];
  for (const large of listed.filter((one) => one.size > mostBytes)) {
    const [row] = await rows(client, [large.uid], { uid: true, headers: true });
    if (row?.headers !== undefined) found.push({ ...large, kind: "too-large", head: row.headers });
  }
  for (const batch of batches(listed.filter((one) => one.size <= mostBytes)))
    found.push(...(await fetchBatch(client, batch)));
  const order = new Map(uids.map((uid, at) => [uid, at]));
  return found.sort((one, other) => (order.get(one.uid) ?? 0) - (order.get(other.uid) ?? 0));
}

async function list(client: ImapFlow, uids: readonly number[]): Promise<readonly Fetched[]> {
  const found: Fetched[] = [];
  for (let at = 0; at < uids.length; at += 500) {
    for (const row of await rows(client, uids.slice(at, at + 500), { uid: true, size: true, internalDate: true }))
      found.push(measured(row));
  }
  return found;
}

function measured(row: FetchMessageObject): Fetched {
  const { uid, internalDate, size } = row;
  if (!(internalDate instanceof Date) || Number.isNaN(internalDate.getTime()) || size === undefined) {
    throw new MailboxFault("dropped", `The server gave no date of arrival or size for message ${uid}`);
  }
  return { uid, internalDate, size };
}

/** One message that the server can't give out must not keep the others: then each is asked for alone. */
async function fetchBatch(client: ImapFlow, batch: readonly Fetched[]): Promise<readonly FetchedMessage[]> {
  try {
    return whole(
      await rows(
        client,
        batch.map((one) => one.uid),
        { uid: true, source: true },
      ),
      batch,
    );
  } catch (error) {
    if (!isRefusal(client, error)) throw error;
    const [only, ...more] = batch;
    if (only !== undefined && more.length === 0) return [{ ...only, kind: "withheld", reason: reasonOf(error) }];
  }
  const found: FetchedMessage[] = [];
  for (const one of batch) found.push(...(await fetchBatch(client, [one])));
  return found;
}

/** A row without source is a message that somebody expunged between the two commands. */
function whole(found: readonly FetchMessageObject[], batch: readonly Fetched[]): readonly FetchedMessage[] {
  return batch.flatMap((one) => {
    const bytes = found.find((row) => row.uid === one.uid && row.source !== undefined)?.source;
    return bytes === undefined ? [] : [{ ...one, kind: "whole" as const, bytes }];
  });
}

async function rows(
  client: ImapFlow,
  uids: readonly number[],
  query: {
    readonly uid: true;
    readonly size?: true;
    readonly internalDate?: true;
    readonly source?: true;
    readonly headers?: true;
  },
): Promise<readonly FetchMessageObject[]> {
  if (uids.length === 0) return [];
  const wanted = new Set(uids);
  return (await client.fetchAll(uids.join(","), query, { uid: true })).filter((row) => wanted.has(row.uid));
}

function batches(listed: readonly Fetched[]): readonly (readonly Fetched[])[] {
  const found: Fetched[][] = [];
  let bytes = 0;
  for (const one of listed) {
    const last = found.at(-1);
    const fits = last !== undefined && last.length < MOST_IN_BATCH && bytes + one.size <= MOST_BYTES_IN_BATCH;
    bytes = fits ? bytes + one.size : one.size;
    if (fits) last.push(one);
    else found.push([one]);
  }
  return found;
}

function isRefusal(client: ImapFlow, error: unknown): boolean {
  return client.usable && error instanceof Error && "responseStatus" in error && error.responseStatus === "NO";
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "responseText" in error && typeof error.responseText === "string"
    ? error.responseText
    : "refused";
}
