/** What the embedded IMAP server does for each command: RFC 9051 without what imapflow never asks for. */
import { folderCommands } from "./imap-folders.ts";
import { marksSeen, sayMessage, unknownItem } from "./imap-fetch.ts";
import { capabilities, loginCommands } from "./imap-login.ts";
import { searchTest } from "./imap-search.ts";
import { no, ok, reportChanges, say, sequenceOf, visibleMessages } from "./imap-session.ts";
import type { Command, Handler, Session } from "./imap-session.ts";
import { isInSet, listOf, textOf } from "./imap-tokens.ts";
import type { Token } from "./imap-tokens.ts";
import { addMessage, findBox, removeMessages, setFlags } from "./store.ts";
import type { Box, StoredMessage } from "./store.ts";

const WITHOUT_LOGIN = new Set(["CAPABILITY", "NOOP", "LOGOUT", "ID", "LOGIN", "AUTHENTICATE"]);
const WITH_BOX = new Set(["FETCH", "STORE", "COPY", "MOVE", "EXPUNGE", "SEARCH", "CLOSE", "UNSELECT"]);

const HANDLERS: Readonly<Record<string, Handler>> = {
  ...folderCommands,
  CAPABILITY: (session, command) => {
    say(session, `* CAPABILITY ${capabilities(session.store)}`);
    ok(session, command);
  },
  ID: (session, command) => {
    say(session, '* ID ("name" "tizilim demo")');
    ok(session, command);
  },
  NOOP: settle,
  CHECK: settle,
  LOGOUT: (session, command) => {
    say(session, "* BYE bye");
    ok(session, command);
    session.socket.end();
  },
  ENABLE: (session, command, args) => {
    session.condstore ||= args.some((arg) => textOf(arg).toUpperCase() === "CONDSTORE");
    say(session, "* ENABLED CONDSTORE");
    ok(session, command);
  },
  IDLE: (session, command) => {
    session.idleTag = command.tag;
    say(session, "+ idling");
    reportChanges(session);
  },
  ...loginCommands,
  APPEND: append,
  FETCH: fetch,
  STORE: store,
  SEARCH: search,
  COPY: copy,
  MOVE: copy,
  EXPUNGE: expunge,
};

export function runCommand(session: Session, command: Command, args: readonly Token[]): void {
  const handler = HANDLERS[command.name];
  if (handler === undefined) return say(session, `${command.tag} BAD Unknown command`);
  if (session.account === undefined && !WITHOUT_LOGIN.has(command.name)) return no(session, command, "Not logged in");
  if (session.box === undefined && WITH_BOX.has(command.name))
    return say(session, `${command.tag} BAD No mailbox selected`);
  handler(session, command, args);
}

function settle(session: Session, command: Command): void {
  reportChanges(session);
  ok(session, command);
}

function picked(session: Session, command: Command, set: string): readonly StoredMessage[] {
  const highest = session.uids.at(-1) ?? 0;
  return visibleMessages(session).filter((message) =>
    command.byUid
      ? isInSet(set, message.uid, highest)
      : isInSet(set, sequenceOf(session, message), session.uids.length),
  );
}

function fetch(session: Session, command: Command, args: readonly Token[]): void {
  const items = (listOf(args[1]) ?? args.slice(1, 2)).map((item) => textOf(item).toUpperCase());
  const unknown = unknownItem(items);
  if (unknown !== undefined) return say(session, `${command.tag} BAD FETCH ${unknown} is not known`);
  for (const message of picked(session, command, textOf(args[0]))) {
    sayMessage(session, message, items, command.byUid);
    if (marksSeen(items) && !session.readOnly) message.flags.add("\\Seen");
  }
  ok(session, command);
}

function store(session: Session, command: Command, args: readonly Token[]): void {
  if (session.readOnly) return no(session, command, "Mailbox is read-only");
  const [action, ...rest] = args.slice(1).filter((arg, at) => at > 0 || listOf(arg) === undefined);
  const flags = (listOf(rest[0]) ?? rest).map(textOf);
  const name = textOf(action).toUpperCase();
  for (const message of picked(session, command, textOf(args[0]))) {
    if (session.box) setFlags(session.box, message, changedFlags(message.flags, name, flags));
    if (!name.includes("SILENT")) sayMessage(session, message, ["FLAGS"], command.byUid);
  }
  ok(session, command);
}

function changedFlags(before: ReadonlySet<string>, action: string, flags: readonly string[]): readonly string[] {
  if (action.startsWith("+")) return [...new Set([...before, ...flags])];
  if (action.startsWith("-")) return [...before].filter((flag) => !flags.includes(flag));
  return flags;
}

function search(session: Session, command: Command, args: readonly Token[]): void {
  const test = searchTest(session, args);
  if (typeof test === "string") return say(session, `${command.tag} BAD SEARCH ${test} is not known`);
  const found = visibleMessages(session).filter(test);
  const numbers = found.map((message) => ` ${command.byUid ? message.uid : sequenceOf(session, message)}`);
  say(session, `* SEARCH${numbers.join("")}`);
  ok(session, command);
}

function append(session: Session, command: Command, args: readonly Token[]): void {
  const box = session.account && findBox(session.account, textOf(args[0]));
  const raw = args.at(-1);
  if (box === undefined) return no(session, command, "[TRYCREATE] No such mailbox");
  if (!Buffer.isBuffer(raw)) return say(session, `${command.tag} BAD APPEND without a message`);
  const flags =
    args
      .slice(1, -1)
      .map(listOf)
      .find((list) => list !== undefined) ?? [];
  const message = addMessage(session.store, box, raw, new Date(), flags.map(textOf));
  reportChanges(session);
  ok(session, command, `[APPENDUID ${box.uidValidity} ${message.uid}] APPEND completed`);
}

function copy(session: Session, command: Command, args: readonly Token[]): void {
  const target = session.account && findBox(session.account, textOf(args[1]));
  if (target === undefined || session.box === undefined) return no(session, command, "[TRYCREATE] No such mailbox");
  const messages = picked(session, command, textOf(args[0]));
  const copies = messages.map((message) =>
    addMessage(session.store, target, message.raw, message.internalDate, [...message.flags]),
  );
  const code = `[COPYUID ${target.uidValidity} ${uidList(messages)} ${uidList(copies)}]`;
  if (command.name === "COPY" || messages.length === 0)
    return ok(session, command, `${messages.length ? `${code} ` : ""}${command.name} completed`);
  say(session, `* OK ${code} moved`);
  removeMessages(session.store, session.box, new Set(messages.map((message) => message.uid)));
  settle(session, command);
}

function uidList(messages: readonly StoredMessage[]): string {
  return messages.map((message) => message.uid).join(",");
}

function expunge(session: Session, command: Command, args: readonly Token[]): void {
  if (session.box) removeMessages(session.store, session.box, deletedUids(session, session.box, command, args));
  settle(session, command);
}

function deletedUids(session: Session, box: Box, command: Command, args: readonly Token[]): ReadonlySet<number> {
  const messages = command.byUid ? picked(session, command, textOf(args[0])) : box.messages;
  return new Set(messages.filter((message) => message.flags.has("\\Deleted")).map((message) => message.uid));
}
