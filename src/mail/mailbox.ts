/** One folder on the IMAP server, open. Every doubt is a {@link MailboxFault}: the caller opens a new one. */
import type { ImapFlow } from "imapflow";
import { fetchMessages } from "./fetched-message.ts";
import type { FetchedMessage } from "./fetched-message.ts";
import { connect, disconnect, IMAP_TIMEOUTS } from "./imap-connection.ts";
import type { ImapTimeouts } from "./imap-connection.ts";
import { MailboxFault } from "./mailbox-fault.ts";
import { watchNews } from "./news.ts";
import type { News, NewsWatch } from "./news.ts";
import type { ServerAddress } from "./server-address.ts";

export type MailboxOptions = {
  readonly timeouts?: Partial<ImapTimeouts>;
  /** Messages above are only reported. Bytes; 35 MB by default. */
  readonly mostBytes?: number;
};

export type Mailbox = {
  /** Uids mean something only together with this. Compare it with the last one known. */
  readonly uidValidity: string;
  /** Every message in the folder, ascending. The full list: the count that the server pushes has lied before. */
  readonly listUids: () => Promise<readonly number[]>;
  /** All of them are in memory at once: ask for some dozens at a time. */
  readonly fetch: (uids: readonly number[]) => Promise<readonly FetchedMessage[]>;
  /** A mark for people who look into the mailbox. False where the server keeps no keywords; nothing depends on it. */
  readonly addKeyword: (uids: readonly number[], keyword?: string) => Promise<boolean>;
  /** Waits with IDLE. "news": list again. "closed": the mailbox is of no more use. */
  readonly waitForNews: (maxMs: number) => Promise<News>;
  /** Whether a message with that Message-ID (in angle brackets) is there. Throws where the server did not say: never "no" by mistake. */
  readonly has: (messageId: string, folder?: string) => Promise<boolean>;
  /** The folder where the server files what was sent, where it says so (RFC 6154). */
  readonly sentFolder: () => Promise<string | undefined>;
  readonly append: (folder: string, bytes: Buffer) => Promise<void>;
  readonly isUsable: () => boolean;
  /** At most two seconds, whatever the server does. */
  readonly close: () => Promise<void>;
};

export const HANDLED_KEYWORD = "$TizilimHandled";
const MOST_BYTES = 35 * 1024 * 1024;

/** @throws {MailboxFault} */
export async function openMailbox(
  address: ServerAddress,
  folder: string,
  options: MailboxOptions = {},
): Promise<Mailbox> {
  const client = await connect(address, { ...IMAP_TIMEOUTS, ...options.timeouts });
  try {
    const uidValidity = await select(client, folder);
    return assemble(client, folder, uidValidity, watchNews(client), options.mostBytes ?? MOST_BYTES);
  } catch (error) {
    await disconnect(client);
    throw error;
  }
}

/**
 * One command after another: two that cross could land in each other's folder. Waiting is no turn of its own: a command
 * ends it, and the caller, told "timeout", waits again.
 */
function assemble(client: ImapFlow, folder: string, uidValidity: string, news: NewsWatch, mostBytes: number): Mailbox {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(() => guarded(client, work));
    last = turn.catch(() => undefined);
    return await turn;
  };
  const listUids = async (): Promise<readonly number[]> => {
    news.settle();
    return await searchUids(client, { all: true });
  };
  const hasIn = async (other: string, messageId: string): Promise<boolean> => {
    if (!/^<[^<>]+>$/.test(messageId)) return false;
    if (other === folder) return await hasId(client, messageId);
    await select(client, other);
    const found = await hasId(client, messageId);
    news.suspect();
    if ((await select(client, folder)) !== uidValidity) throw new MailboxFault("dropped", "The folder was made anew");
    return found;
  };
  const waitForNews = async (maxMs: number): Promise<News> => {
    await last;
    return await news.wait(maxMs);
  };
  return {
    uidValidity,
    listUids: () => inTurn(listUids),
    fetch: (uids) => inTurn(() => fetchMessages(client, uids, mostBytes)),
    addKeyword: (uids, keyword = HANDLED_KEYWORD) => inTurn(() => addKeyword(client, uids, keyword)).catch(() => false),
    waitForNews,
    has: (messageId, other = folder) => inTurn(() => hasIn(other, messageId)),
    sentFolder: () => inTurn(async () => (await client.list()).find((box) => box.specialUse === "\\Sent")?.path),
    append: (other, bytes) => inTurn(() => append(client, other, bytes)),
    isUsable: () => client.usable,
    close: () => disconnect(client),
  };
}

async function guarded<T>(client: ImapFlow, work: () => Promise<T>): Promise<T> {
  if (!client.usable) throw new MailboxFault("dropped", "The connection to the mailbox has ended");
  try {
    return await work();
  } catch (error) {
    if (error instanceof MailboxFault) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new MailboxFault("dropped", `The mailbox failed: ${detail}`, error);
  }
}

async function select(client: ImapFlow, folder: string): Promise<string> {
  try {
    return String((await client.mailboxOpen(folder)).uidValidity);
  } catch (error) {
    const missing =
      client.usable && error instanceof Error && "responseStatus" in error && error.responseStatus === "NO";
    throw new MailboxFault(missing ? "no-folder" : "dropped", `The folder ${folder} can't be opened`, error);
  }
}

/** The library answers `false` or `undefined` where the search failed: that is not an empty result. */
async function searchUids(
  client: ImapFlow,
  query: { readonly all?: true; readonly header?: Record<string, string> },
): Promise<readonly number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found)) throw new MailboxFault("dropped", "The server did not answer the search");
  return found.toSorted((one, other) => one - other);
}

/** A search sees what the session was told of so far: without the NOOP a copy that has just come is "not there". */
async function hasId(client: ImapFlow, messageId: string): Promise<boolean> {
  await client.noop();
  return (await searchUids(client, { header: { "message-id": messageId } })).length > 0;
}

async function addKeyword(client: ImapFlow, uids: readonly number[], keyword: string): Promise<boolean> {
  if (uids.length === 0) return true;
  const mailbox = client.mailbox;
  const flags = mailbox === false ? undefined : mailbox.permanentFlags;
  if (flags !== undefined && !flags.has("\\*") && !flags.has(keyword)) return false;
  return await client.messageFlagsAdd(uids.join(","), [keyword], { uid: true });
}

async function append(client: ImapFlow, folder: string, bytes: Buffer): Promise<void> {
  try {
    if (await client.append(folder, bytes, ["\\Seen"])) return;
  } catch (error) {
    const missing = error instanceof Error && "serverResponseCode" in error && error.serverResponseCode === "TRYCREATE";
    throw new MailboxFault(missing ? "no-folder" : "dropped", `The folder ${folder} did not take the message`, error);
  }
  throw new MailboxFault("dropped", "The server did not confirm the message");
}
