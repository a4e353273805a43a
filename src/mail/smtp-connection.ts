/** One SMTP connection as promises: open it, offer a message, close it. */
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SMTPConnectionSendInfo } from "nodemailer/lib/smtp-connection";
import XOAuth2 from "nodemailer/lib/xoauth2";
import { TokenFault } from "./access-token.ts";
import type { AccessTokens } from "./access-token.ts";
import { SenderFault } from "./sender-fault.ts";
import { describeServer } from "./server-address.ts";
import type { ServerAddress } from "./server-address.ts";
import { isTlsError, trustedAuthorities } from "./tls-trust.ts";

export type SmtpTimeouts = {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Silence after which a connection is given up; also the wait for the answer to the message. */
  readonly silenceMs: number;
};

export type Envelope = { readonly from: string; readonly to: readonly string[] };

export type OfferResult =
  | { readonly kind: "answered"; readonly response: string; readonly rejected: readonly string[] }
  | {
      readonly kind: "failed";
      readonly error: Error;
      /** The server's answer, where there was one: then the outcome is certain. */
      readonly code: number | undefined;
      /** Whether a byte of the message may have left. */
      readonly started: boolean;
    };

export type OpenConnection = {
  readonly isUsable: () => boolean;
  readonly offer: (envelope: Envelope, bytes: Buffer) => Promise<OfferResult>;
  readonly close: () => void;
};

const GOODBYE_MS = 1000;

/** @throws {SenderFault} */
export async function openConnection(address: ServerAddress, timeouts: SmtpTimeouts): Promise<OpenConnection> {
  let connection: SMTPConnection | undefined;
  try {
    connection = new SMTPConnection(options(address, timeouts));
    const opened = assemble(connection);
    await connected(connection);
    await loggedIn(connection, address);
    return opened;
  } catch (error) {
    connection?.close();
    throw senderFault(error, address);
  }
}

function assemble(connection: SMTPConnection): OpenConnection {
  let usable = true;
  const lost = (): void => {
    usable = false;
  };
  connection.on("error", lost);
  connection.on("end", lost);
  return {
    isUsable: () => usable,
    offer: (envelope, bytes) => offered(connection, envelope, bytes),
    close: () => sayGoodbye(connection),
  };
}

/** A goodbye that nobody answers is not waited for. */
function sayGoodbye(connection: SMTPConnection): void {
  connection.quit();
  setTimeout(() => connection.close(), GOODBYE_MS).unref();
}

function options(address: ServerAddress, timeouts: SmtpTimeouts): ConstructorParameters<typeof SMTPConnection>[0] {
  return {
    host: address.host,
    port: address.port,
    secure: address.security === "tls",
    ignoreTLS: address.security === "none",
    requireTLS: address.security === "starttls-required",
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    tls: { ...trustedAuthorities(address), minVersion: "TLSv1.2" },
    logger: false,
  };
}

async function connected(connection: SMTPConnection): Promise<void> {
  await unlessEnded<void>(connection, (resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

async function loggedIn(connection: SMTPConnection, address: ServerAddress): Promise<void> {
  const { login, tokens } = address;
  if (tokens !== undefined) return await loggedInByToken(connection, tokens);
  if (login === undefined) return;
  const { user, password } = login();
  await unlessEnded<void>(connection, (resolve, reject) => {
    const credentials = { user, pass: password };
    connection.login({ ...credentials, credentials }, (error) => (error ? reject(error) : resolve()));
  });
}

async function loggedInByToken(connection: SMTPConnection, tokens: AccessTokens): Promise<void> {
  const token = await tokens.get();
  const oauth2 = new XOAuth2({ user: tokens.user, accessToken: token });
  try {
    await unlessEnded<void>(connection, (resolve, reject) => {
      connection.login({ user: tokens.user, oauth2 }, (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    tokens.forget(token);
    throw error;
  }
}

/** The library calls nobody back where the server closes the connection between two answers. */
async function unlessEnded<T>(
  connection: SMTPConnection,
  work: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  let stop: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const ended = (): void => reject(new Error("The server closed the connection"));
      connection.once("end", ended).once("error", reject);
      stop = () => connection.off("end", ended).off("error", reject);
      work(resolve, reject);
    });
  } finally {
    stop?.();
  }
}

/** The message is handed over as a stream that notes its first read: the library reads only after the server's 354. */
async function offered(connection: SMTPConnection, envelope: Envelope, bytes: Buffer): Promise<OfferResult> {
  let started = false;
  const message = new Readable({
    read() {
      started = true;
      this.push(bytes);
      this.push(null);
    },
  });
  try {
    const info = await unlessEnded<SMTPConnectionSendInfo>(connection, (resolve, reject) => {
      connection.send({ from: envelope.from, to: [...envelope.to], size: bytes.length }, message, (error, sent) => {
        if (sent !== undefined && !error) resolve(sent);
        else reject(error ?? new Error("The library gave no result"));
      });
    });
    return { kind: "answered", response: info.response, rejected: info.rejected };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { kind: "failed", error, code: responseCode(error), started };
  }
}

function responseCode(error: Error): number | undefined {
  return "responseCode" in error && typeof error.responseCode === "number" && error.responseCode >= 400
    ? error.responseCode
    : undefined;
}

function senderFault(error: unknown, address: ServerAddress): SenderFault {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const refused = code === "EAUTH" || code === "ENOAUTH" ? "login-refused" : "unreachable";
  const kind = error instanceof TokenFault ? error.kind : isTlsError(error) ? "tls" : refused;
  const detail = error instanceof Error ? error.message : String(error);
  return new SenderFault(kind, `${describeServer(address)}: ${detail}`, error);
}
