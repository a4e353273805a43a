/** Mailboxes in memory: what the embedded mail server keeps. */

export type StoredMessage = {
  readonly uid: number;
  readonly raw: Buffer;
  readonly internalDate: Date;
  readonly flags: Set<string>;
  modseq: number;
};

export type Box = {
  readonly name: string;
  /** `\Sent`, or empty. */
  readonly specialUse: string;
  readonly uidValidity: number;
  uidNext: number;
  modseq: number;
  messages: readonly StoredMessage[];
};

export type Account = {
  readonly address: string;
  /** Absent: nobody can log in. */
  readonly password?: string;
  readonly boxes: Map<string, Box>;
};

export type TokenJudge = (user: string, token: string) => boolean;

export type Store = {
  readonly accounts: Map<string, Account>;
  /** Called after every change of a box. */
  readonly watchers: Set<(box: Box) => void>;
  /** Absent: no log-in with access tokens is offered. */
  readonly mayUseToken?: TokenJudge;
  nextUidValidity: number;
};

const FOLDERS = {
  INBOX: "",
  Sent: "\\Sent",
  Drafts: "\\Drafts",
  Junk: "\\Junk",
  Trash: "\\Trash",
  Archive: "\\Archive",
};

export function createStore(mayUseToken?: TokenJudge): Store {
  return {
    accounts: new Map(),
    watchers: new Set(),
    nextUidValidity: 1001,
    ...(mayUseToken === undefined ? {} : { mayUseToken }),
  };
}

export function addAccount(store: Store, address: string, password?: string): Account {
  const account: Account = { address, boxes: new Map(), ...(password === undefined ? {} : { password }) };
  for (const [name, specialUse] of Object.entries(FOLDERS)) createBox(store, account, name, specialUse);
  store.accounts.set(address, account);
  return account;
}

/** @returns undefined where the box is there already. */
export function createBox(store: Store, account: Account, name: string, specialUse = ""): Box | undefined {
  if (account.boxes.has(name)) return undefined;
  const box: Box = { name, specialUse, uidValidity: store.nextUidValidity++, uidNext: 1, modseq: 1, messages: [] };
  account.boxes.set(name, box);
  return box;
}

/** INBOX in any case (RFC 9051, 5.1). */
export function findBox(account: Account, name: string): Box | undefined {
  return account.boxes.get(/^inbox$/i.test(name) ? "INBOX" : name);
}

export function addMessage(
  store: Store,
  box: Box,
  raw: Buffer,
  internalDate: Date,
  flags: readonly string[] = [],
): StoredMessage {
  const message = { uid: box.uidNext++, raw, internalDate, flags: new Set(flags), modseq: ++box.modseq };
  box.messages = [...box.messages, message];
  changed(store, box);
  return message;
}

export function removeMessages(store: Store, box: Box, uids: ReadonlySet<number>): void {
  box.messages = box.messages.filter((message) => !uids.has(message.uid));
  box.modseq++;
  changed(store, box);
}

export function setFlags(box: Box, message: StoredMessage, flags: readonly string[]): void {
  message.flags.clear();
  for (const flag of flags) message.flags.add(flag);
  message.modseq = ++box.modseq;
}

/** What a rebuilt index or a restored backup does: the same messages under new numbers. */
export function renumber(store: Store, account: Account, name: string): void {
  const old = findBox(account, name);
  if (old === undefined) return;
  account.boxes.delete(old.name);
  const box = createBox(store, account, old.name, old.specialUse);
  for (const message of old.messages)
    if (box) addMessage(store, box, message.raw, message.internalDate, [...message.flags]);
}

function changed(store: Store, box: Box): void {
  for (const watcher of store.watchers) watcher(box);
}
