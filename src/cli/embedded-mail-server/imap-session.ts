/** What the server knows of one IMAP client, and how it speaks to it. */
import type { Socket } from "node:net";
import type { Token } from "./imap-tokens.ts";
import type { Account, Box, Store, StoredMessage } from "./store.ts";

export type Session = {
  readonly socket: Socket;
  readonly store: Store;
  account: Account | undefined;
  box: Box | undefined;
  readOnly: boolean;
  /** What the client believes to be in the box, by sequence number. */
  uids: number[];
  /** Tag of a running IDLE. */
  idleTag: string | undefined;
  /** Takes the next line, which is no command: the answer within an AUTHENTICATE. */
  takeLine: ((line: string) => void) | undefined;
  condstore: boolean;
};

export type Command = {
  readonly tag: string;
  /** Upper case, without UID. */
  readonly name: string;
  readonly byUid: boolean;
};

export type Handler = (session: Session, command: Command, args: readonly Token[]) => void;

export function createSession(socket: Socket, store: Store): Session {
  return {
    socket,
    store,
    account: undefined,
    box: undefined,
    readOnly: false,
    uids: [],
    idleTag: undefined,
    takeLine: undefined,
    condstore: false,
  };
}

export function say(session: Session, line: string): void {
  if (session.socket.writable) session.socket.write(`${line}\r\n`, "latin1");
}

export function ok(session: Session, command: Command, text = `${command.name} completed`): void {
  say(session, `${command.tag} OK ${text}`);
}

export function no(session: Session, command: Command, text: string): void {
  say(session, `${command.tag} NO ${text}`);
}

/** Tells the client what came and went since it last looked: EXPUNGE from behind, then EXISTS. */
export function reportChanges(session: Session): void {
  if (session.box === undefined) return;
  const now = session.box.messages.map((message) => message.uid);
  const present = new Set(now);
  for (let at = session.uids.length - 1; at >= 0; at--) {
    if (present.has(session.uids[at] ?? 0)) continue;
    session.uids.splice(at, 1);
    say(session, `* ${at + 1} EXPUNGE`);
  }
  if (now.length === session.uids.length) return;
  session.uids = now;
  say(session, `* ${now.length} EXISTS`);
}

/** The messages of the box that this client has been told of. */
export function visibleMessages(session: Session): readonly StoredMessage[] {
  const known = new Set(session.uids);
  return session.box?.messages.filter((message) => known.has(message.uid)) ?? [];
}

export function sequenceOf(session: Session, message: StoredMessage): number {
  return session.uids.indexOf(message.uid) + 1;
}
