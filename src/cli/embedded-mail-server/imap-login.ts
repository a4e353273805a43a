/** How the embedded IMAP server lets clients in: LOGIN, and AUTHENTICATE with PLAIN or XOAUTH2. */
import { say } from "./imap-session.ts";
import type { Command, Handler, Session } from "./imap-session.ts";
import { textOf } from "./imap-tokens.ts";
import type { Token } from "./imap-tokens.ts";
import type { Account, Store } from "./store.ts";

/** What Google and Microsoft say, in base64, before the client gives up with an empty line. */
const TOKEN_REFUSED = Buffer.from('{"status":"400","schemes":"Bearer"}').toString("base64");

export const loginCommands: Readonly<Record<"LOGIN" | "AUTHENTICATE", Handler>> = {
  LOGIN: (session, command, args) => withPassword(session, command.tag, textOf(args[0]), textOf(args[1])),
  AUTHENTICATE: authenticate,
};

export function capabilities(store: Store): string {
  const mechanisms = store.mayUseToken === undefined ? "AUTH=PLAIN" : "AUTH=PLAIN AUTH=XOAUTH2";
  return `IMAP4rev1 LITERAL+ SASL-IR ${mechanisms} ID ENABLE IDLE NAMESPACE UIDPLUS UNSELECT MOVE CONDSTORE SPECIAL-USE CHILDREN`;
}

function authenticate(session: Session, command: Command, args: readonly Token[]): void {
  const mechanism = textOf(args[0]).toUpperCase() === "XOAUTH2" ? withToken : withPlain;
  if (args[1] !== undefined) return mechanism(session, command.tag, textOf(args[1]));
  session.takeLine = (line) => mechanism(session, command.tag, line);
  say(session, "+ ");
}

/** SASL PLAIN (RFC 4616): an identity, a user and a password with NUL between them. */
function withPlain(session: Session, tag: string, encoded: string): void {
  const [, user = "", password = ""] = Buffer.from(encoded, "base64").toString("utf8").split("\0");
  withPassword(session, tag, user, password);
}

function withPassword(session: Session, tag: string, user: string, password: string): void {
  const account = session.store.accounts.get(user.toLowerCase());
  const isRight = account?.password !== undefined && account.password === password;
  welcome(session, tag, isRight ? account : undefined);
}

/** `user=…^Aauth=Bearer …^A^A` in base64. */
function withToken(session: Session, tag: string, encoded: string): void {
  const fields = Buffer.from(encoded, "base64").toString("utf8").split("\u0001");
  const user = fields.find((field) => field.startsWith("user="))?.slice(5) ?? "";
  const token = fields.find((field) => field.startsWith("auth=Bearer "))?.slice(12) ?? "";
  const account = session.store.accounts.get(user.toLowerCase());
  if (account !== undefined && session.store.mayUseToken?.(user, token) === true) return welcome(session, tag, account);
  session.takeLine = () => welcome(session, tag, undefined);
  say(session, `+ ${TOKEN_REFUSED}`);
}

function welcome(session: Session, tag: string, account: Account | undefined): void {
  if (account === undefined) return say(session, `${tag} NO [AUTHENTICATIONFAILED] Authentication failed.`);
  session.account = account;
  say(session, `${tag} OK [CAPABILITY ${capabilities(session.store)}] Logged in`);
}
