/** Commands about folders: which there are, what is in them, which one is open. */
import { no, ok, say } from "./imap-session.ts";
import type { Command, Handler, Session } from "./imap-session.ts";
import { listOf, textOf } from "./imap-tokens.ts";
import type { Token } from "./imap-tokens.ts";
import { createBox, findBox } from "./store.ts";
import type { Box } from "./store.ts";

const FLAGS = "\\Answered \\Flagged \\Deleted \\Seen \\Draft";

export const folderCommands: Readonly<Record<string, Handler>> = {
  NAMESPACE: (session, command) => {
    say(session, '* NAMESPACE (("" "/")) NIL NIL');
    ok(session, command);
  },
  LIST: list,
  LSUB: list,
  SUBSCRIBE: (session, command) => ok(session, command),
  UNSUBSCRIBE: (session, command) => ok(session, command),
  CREATE: (session, command, args) => {
    const created = session.account && createBox(session.store, session.account, textOf(args[0]));
    if (created === undefined) return no(session, command, "[ALREADYEXISTS] Mailbox is there already");
    ok(session, command);
  },
  DELETE: (session, command, args) => {
    if (!session.account?.boxes.delete(textOf(args[0]))) return no(session, command, "[NONEXISTENT] No such mailbox");
    ok(session, command);
  },
  STATUS: status,
  SELECT: select,
  EXAMINE: select,
  CLOSE: unselect,
  UNSELECT: unselect,
};

function list(session: Session, command: Command, args: readonly Token[]): void {
  const pattern = textOf(args.filter((arg) => listOf(arg) === undefined)[1]);
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/[*%]/g, ".*");
  const matches = new RegExp(`^${escaped}$`, "i");
  for (const box of session.account?.boxes.values() ?? []) {
    const flags = ["\\HasNoChildren", box.specialUse].filter((flag) => flag !== "").join(" ");
    if (matches.test(box.name)) say(session, `* ${command.name} (${flags}) "/" "${box.name}"`);
  }
  ok(session, command);
}

function status(session: Session, command: Command, args: readonly Token[]): void {
  const box = session.account && findBox(session.account, textOf(args[0]));
  if (box === undefined) return no(session, command, "[NONEXISTENT] No such mailbox");
  const items = (listOf(args[1]) ?? []).map((item) => textOf(item).toUpperCase());
  say(session, `* STATUS "${box.name}" (${items.map((item) => `${item} ${statusValue(box, item)}`).join(" ")})`);
  ok(session, command);
}

function statusValue(box: Box, item: string): number {
  if (item === "MESSAGES") return box.messages.length;
  if (item === "UIDNEXT") return box.uidNext;
  if (item === "UIDVALIDITY") return box.uidValidity;
  if (item === "HIGHESTMODSEQ") return box.modseq;
  return item === "UNSEEN" ? box.messages.filter((message) => !message.flags.has("\\Seen")).length : 0;
}

function select(session: Session, command: Command, args: readonly Token[]): void {
  session.box = session.account && findBox(session.account, textOf(args[0]));
  if (session.box === undefined) return no(session, command, "[NONEXISTENT] No such mailbox");
  session.readOnly = command.name === "EXAMINE";
  session.uids = session.box.messages.map((message) => message.uid);
  say(session, `* FLAGS (${FLAGS})`);
  say(session, `* OK [PERMANENTFLAGS (${FLAGS} \\*)] Flags`);
  say(session, `* ${session.uids.length} EXISTS`);
  say(session, "* 0 RECENT");
  say(session, `* OK [UIDVALIDITY ${session.box.uidValidity}] UIDs`);
  say(session, `* OK [UIDNEXT ${session.box.uidNext}] Next`);
  say(session, `* OK [HIGHESTMODSEQ ${session.box.modseq}] Highest`);
  ok(session, command, `[READ-${session.readOnly ? "ONLY" : "WRITE"}] ${command.name} completed`);
}

function unselect(session: Session, command: Command): void {
  session.box = undefined;
  ok(session, command);
}
