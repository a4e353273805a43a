/** Sends letters and says what is known of each: accepted, refused, not sent, or unknown. */
import type { ServerAddress } from "./server-address.ts";
import { openConnection } from "./smtp-connection.ts";
import type { Envelope, OfferResult, OpenConnection, SmtpTimeouts } from "./smtp-connection.ts";

export type SendOutcome =
  /** `rejected`: recipients that the server would not have, while it took the message for the others. */
  | { readonly kind: "accepted"; readonly response: string; readonly rejected: readonly string[] }
  | { readonly kind: "refused"; readonly permanent: boolean; readonly response: string }
  /** Provably nothing of the message left: it may be sent again at once. */
  | { readonly kind: "not-sent"; readonly cause: Error }
  /** Cut after the first byte: the server may have it. Only a receipt can tell (RFC 1047). */
  | { readonly kind: "unknown"; readonly cause: Error };

export type OutgoingMessage = { readonly envelopeFrom: string; readonly to: readonly string[]; readonly bytes: Buffer };

export type Sender = {
  readonly send: (message: OutgoingMessage) => Promise<SendOutcome>;
  /** Connects and logs in. @throws {SenderFault} */
  readonly verify: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const TIMEOUTS: SmtpTimeouts = { connectMs: 15_000, greetingMs: 30_000, silenceMs: 120_000 };
/** "Authentication required" and its like are about the connection, not about the letter (RFC 4954, 6). */
const LOGIN_CODES = new Set([530, 534, 535, 538]);

/** One connection at a time, kept open between letters; letters go one after another. */
export function openSender(address: ServerAddress, timeouts: Partial<SmtpTimeouts> = {}): Sender {
  const limits = { ...TIMEOUTS, ...timeouts };
  let connection: OpenConnection | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return await turn;
  };
  const connect = async (): Promise<OpenConnection> => {
    if (!connection?.isUsable()) connection = await openConnection(address, limits);
    return connection;
  };
  const drop = (): void => {
    connection?.close();
    connection = undefined;
  };
  const sendNow = async (message: OutgoingMessage): Promise<SendOutcome> => {
    const kept = connection?.isUsable() === true;
    const outcome = await attempt(connect, message);
    if (outcome.kind !== "accepted") drop();
    return outcome.kind === "not-sent" && kept ? await attempt(connect, message) : outcome;
  };

  return {
    send: (message) => inTurn(() => sendNow(message)),
    verify: () => inTurn(async () => void (await connect())),
    close: () => inTurn(async () => drop()),
  };
}

async function attempt(connect: () => Promise<OpenConnection>, message: OutgoingMessage): Promise<SendOutcome> {
  const envelope: Envelope = { from: message.envelopeFrom, to: message.to };
  try {
    const connection = await connect();
    return outcomeOf(await connection.offer(envelope, message.bytes));
  } catch (error) {
    return { kind: "not-sent", cause: error instanceof Error ? error : new Error(String(error)) };
  }
}

function outcomeOf(result: OfferResult): SendOutcome {
  if (result.kind === "answered") return { kind: "accepted", response: result.response, rejected: result.rejected };
  const { error, code, started } = result;
  if (code !== undefined && LOGIN_CODES.has(code)) return { kind: "not-sent", cause: error };
  if (code !== undefined) return { kind: "refused", permanent: code >= 500, response: responseOf(error) };
  if ("code" in error && error.code === "EMESSAGE")
    return { kind: "refused", permanent: true, response: error.message };
  return started ? { kind: "unknown", cause: error } : { kind: "not-sent", cause: error };
}

function responseOf(error: Error): string {
  return "response" in error && typeof error.response === "string" ? error.response : error.message;
}
