/** One IMAP connection, used once: a new one for each attempt, because an ImapFlow object can't connect twice. */
import { ImapFlow } from "imapflow";
import { TokenFault } from "./access-token.ts";
import { MailboxFault } from "./mailbox-fault.ts";
import type { MailboxFaultKind } from "./mailbox-fault.ts";
import { describeServer } from "./server-address.ts";
import type { ServerAddress } from "./server-address.ts";
import { isTlsError, trustedAuthorities } from "./tls-trust.ts";

export type ImapTimeouts = {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Silence after which the connection is given up. IDLE is renewed as often, so that a dead line shows. */
  readonly silenceMs: number;
};

export const IMAP_TIMEOUTS: ImapTimeouts = { connectMs: 15_000, greetingMs: 10_000, silenceMs: 60_000 };

/** A goodbye that nobody answers is not waited for. */
const GOODBYE_MS = 2000;

/** @throws {MailboxFault} */
export async function connect(address: ServerAddress, timeouts: ImapTimeouts): Promise<ImapFlow> {
  let client: ImapFlow | undefined;
  let token: string | undefined;
  try {
    token = await address.tokens?.get();
    client = new ImapFlow(options(address, timeouts, token));
    // Without a listener an 'error' event would end the process; what it says comes back as a rejection and as 'close'.
    client.on("error", () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    client?.close();
    if (token !== undefined && faultKind(error) === "login-refused") address.tokens?.forget(token);
    const detail = error instanceof Error ? error.message : String(error);
    throw new MailboxFault(faultKind(error), `${describeServer(address)}: ${detail}`, error);
  }
}

/** Says goodbye, and is back within two seconds whatever the server does. */
export async function disconnect(client: ImapFlow): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, GOODBYE_MS);
  });
  await Promise.race([client.logout().catch(() => undefined), enough]);
  clearTimeout(timer);
  client.close();
}

function options(
  address: ServerAddress,
  timeouts: ImapTimeouts,
  token: string | undefined,
): ConstructorParameters<typeof ImapFlow>[0] {
  return {
    host: address.host,
    port: address.port,
    secure: address.security === "tls",
    ...startTls(address),
    ...credentials(address, token),
    tls: { ...trustedAuthorities(address), minVersion: "TLSv1.2" },
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    maxIdleTime: timeouts.silenceMs,
    disableAutoIdle: true,
    clientInfo: { name: "tizilim" },
    logger: false,
  };
}

function credentials(
  { login, tokens }: ServerAddress,
  token: string | undefined,
): { readonly auth?: { user: string; pass?: string; accessToken?: string } } {
  if (tokens !== undefined && token !== undefined) return { auth: { user: tokens.user, accessToken: token } };
  if (login === undefined) return {};
  const { user, password } = login();
  return { auth: { user, pass: password } };
}

function startTls(address: ServerAddress): { readonly doSTARTTLS?: boolean } {
  if (address.security === "none") return { doSTARTTLS: false };
  return address.security === "starttls-required" ? { doSTARTTLS: true } : {};
}

function faultKind(error: unknown): MailboxFaultKind {
  if (error instanceof TokenFault) return error.kind;
  if (error instanceof Error && "authenticationFailed" in error && error.authenticationFailed === true)
    return "login-refused";
  return isTlsError(error) ? "tls" : "unreachable";
}
