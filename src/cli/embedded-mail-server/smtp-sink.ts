/** The embedded SMTP server: takes every letter, and hands it on with its envelope. */
import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";

export type SmtpStage = "mail" | "rcpt" | "data" | "accepted";

/**
 * What goes wrong at a stage: the connection is cut, nothing is said any more, or the server answers with this line
 * (`451 4.3.0 Later`). `data`: the letter is here and not yet accepted. `accepted`: delivered, its 250 not yet said.
 */
export type SmtpFault = (stage: SmtpStage, address: string) => "cut" | "silence" | `${4 | 5}${string}` | undefined;

export type SunkLetter = {
  readonly envelopeFrom: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly queueId: string;
};

export type SmtpSink = { readonly port: number; readonly close: () => Promise<void> };

export type SmtpSinkOptions = {
  readonly port: number;
  readonly take: (letter: SunkLetter) => void;
  readonly mayLogIn: (user: string, password: string) => boolean;
  readonly mayUseToken?: (user: string, token: string) => boolean;
  readonly fault: () => SmtpFault | undefined;
};

type Reply = (error?: Error | null) => void;
type Trouble = (stage: SmtpStage, address: string, session: SMTPServerSession, reply: Reply) => boolean;

/** Clients wait 100 ms for the greeting: the library listens for early talkers. A kept connection pays that once. */
export async function startSmtpSink(options: SmtpSinkOptions): Promise<SmtpSink> {
  const sockets = new Set<Socket>();
  const server = createServer(options, troubleMaker(options.fault, sockets));
  server.on("error", () => undefined);
  server.server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void server.listen(options.port, "127.0.0.1", resolve));
  const address = server.server.address();
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port: typeof address === "object" && address !== null ? address.port : options.port, close };
}

function createServer(options: SmtpSinkOptions, troubled: Trouble): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    authMethods: ["PLAIN", "LOGIN", ...(options.mayUseToken ? ["XOAUTH2"] : [])],
    disableReverseLookup: true,
    size: 64 << 20,
    logger: false,
    onAuth: (auth, _session, callback) => {
      const username = auth.username ?? "";
      const isWelcome =
        auth.method === "XOAUTH2"
          ? options.mayUseToken?.(username, auth.accessToken ?? "")
          : options.mayLogIn(username, auth.password ?? "");
      callback(isWelcome ? null : refusal("535 5.7.8 Authentication failed"), {
        user: username,
      });
    },
    onMailFrom: (address, session, callback) => {
      if (!troubled("mail", address.address, session, callback)) callback();
    },
    onRcptTo: (address, session, callback) => {
      if (!troubled("rcpt", address.address, session, callback)) callback();
    },
    onData: (stream, session, callback) => {
      void collected(stream).then((raw) => {
        const letter = letterOf(session, raw);
        if (troubled("data", letter.envelopeFrom, session, callback)) return;
        options.take(letter);
        if (!troubled("accepted", letter.envelopeFrom, session, callback))
          callback(null, `2.0.0 Ok: queued as ${letter.queueId}`);
      }, callback);
    },
  });
}

function troubleMaker(fault: () => SmtpFault | undefined, sockets: ReadonlySet<Socket>): Trouble {
  return (stage, address, session, reply) => {
    const trouble = fault()?.(stage, address);
    if (trouble === undefined) return false;
    if (trouble === "cut") for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
    if (trouble !== "cut" && trouble !== "silence") reply(refusal(trouble));
    return true;
  };
}

function refusal(line: string): Error {
  return Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) });
}

function letterOf(session: SMTPServerSession, raw: Buffer): SunkLetter {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    envelopeFrom: mailFrom ? mailFrom.address : "",
    to: rcptTo.map((recipient) => recipient.address),
    raw,
    queueId: randomBytes(6).toString("hex").toUpperCase(),
  };
}

async function collected(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
