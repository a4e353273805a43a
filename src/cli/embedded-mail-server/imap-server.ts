/** The embedded IMAP server: for the demo and for tests, on loopback, never for the Internet. */
import net from "node:net";
import { runCommand } from "./imap-commands.ts";
import { capabilities } from "./imap-login.ts";
import { createReader } from "./imap-reader.ts";
import { createSession, ok, reportChanges, say } from "./imap-session.ts";
import type { Command, Session } from "./imap-session.ts";
import { textOf, tokenise } from "./imap-tokens.ts";
import type { Store } from "./store.ts";

/** Looks at a command before the server does. `swallow`: it is never answered. A text is the answer behind the tag. */
export type ImapFault = (
  command: string,
  args: string,
  socket: net.Socket,
) => "swallow" | `${"OK" | "NO" | "BAD"} ${string}` | undefined;

export type ImapServer = {
  readonly port: number;
  /** Cuts every connection, as a server does that is restarted. */
  readonly cutAll: () => void;
  readonly close: () => Promise<void>;
};

export async function startImapServer(
  store: Store,
  fault: () => ImapFault | undefined,
  port: number,
): Promise<ImapServer> {
  const sessions = new Set<Session>();
  const server = net.createServer((socket) => accept(socket, store, sessions, fault));
  const watcher = (): void => {
    for (const session of sessions) if (session.idleTag !== undefined) reportChanges(session);
  };
  store.watchers.add(watcher);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const cutAll = (): void => {
    for (const session of sessions) session.socket.destroy();
  };
  const close = async (): Promise<void> => {
    store.watchers.delete(watcher);
    cutAll();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const address = server.address();
  return { port: typeof address === "object" && address !== null ? address.port : port, cutAll, close };
}

function accept(socket: net.Socket, store: Store, sessions: Set<Session>, fault: () => ImapFault | undefined): void {
  const session = createSession(socket, store);
  sessions.add(session);
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("close", () => sessions.delete(session));
  const read = createReader({
    onCommand: (parts) => answer(session, parts, fault()),
    onContinue: () => say(session, "+ go ahead"),
    takesLine: (line) => endsIdle(session, line) || endsLogin(session, line),
  });
  socket.on("data", (chunk) => read(Buffer.from(chunk)));
  say(session, `* OK [CAPABILITY ${capabilities(store)}] tizilim demo server ready`);
}

function answer(session: Session, parts: readonly (string | Buffer)[], fault: ImapFault | undefined): void {
  const [tag, first, ...rest] = tokenise(parts);
  const byUid = textOf(first).toUpperCase() === "UID";
  const name = textOf(byUid ? rest[0] : first).toUpperCase();
  const command: Command = { tag: textOf(tag), name, byUid };
  const trouble = fault?.(name, parts.map(String).join(" "), session.socket);
  if (trouble === "swallow") return;
  if (trouble !== undefined) return say(session, `${command.tag} ${trouble}`);
  runCommand(session, command, byUid ? rest.slice(1) : rest);
}

function endsIdle(session: Session, line: string): boolean {
  if (session.idleTag === undefined) return false;
  if (line.toUpperCase() === "DONE") {
    ok(session, { tag: session.idleTag, name: "IDLE", byUid: false });
    session.idleTag = undefined;
  }
  return true;
}

function endsLogin(session: Session, line: string): boolean {
  const { takeLine } = session;
  if (takeLine === undefined) return false;
  session.takeLine = undefined;
  takeLine(line);
  return true;
}
