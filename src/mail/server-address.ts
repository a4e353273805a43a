/** Where a mail server is and how to log in, as written in `TIZILIM_IMAP_URL` and `TIZILIM_SMTP_URL`. */
import type { AccessTokens } from "./access-token.ts";

export type MailProtocol = "imap" | "smtp";

/** `tls`: from the first byte. `starttls`: where offered. `starttls-required`: or no connection. `none`: in clear. */
export type Security = "tls" | "starttls" | "starttls-required" | "none";

export type Login = { readonly user: string; readonly password: string };

export type ServerAddress = {
  readonly protocol: MailProtocol;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** PEM file of a private certification authority. `NODE_EXTRA_CA_CERTS` works as well. */
  readonly caFile?: string;
  /** A function, so that neither JSON nor a log line can show the password. Absent: no log-in. */
  readonly login?: () => Login;
  /** Instead of a password (`TIZILIM_OAUTH`). */
  readonly tokens?: AccessTokens;
};

const PORTS = { imap: { tls: 993, plain: 143 }, smtp: { tls: 465, plain: 587 } } as const;
const QUERY = new Set(["tls", "ca"]);

/**
 * `tokens`: used where the URL carries no password.
 * @returns the address, or one sentence that says what the setting takes; never with the password in it.
 */
export function parseServerAddress(url: string, protocol: MailProtocol, tokens?: AccessTokens): ServerAddress | string {
  const takes = `takes ${protocol}s://user:password@host:${PORTS[protocol].tls} or ${protocol}://… (user and password percent-encoded)`;
  if (!URL.canParse(url)) return takes;
  const parsed = new URL(url);
  const scheme = parsed.protocol.slice(0, -1);
  if (scheme !== protocol && scheme !== `${protocol}s`) return `${takes}; not ${parsed.protocol}//`;
  if (parsed.hostname === "") return `${takes}; the host is missing`;
  if (parsed.pathname !== "" && parsed.pathname !== "/")
    return `${takes}; nothing may stand behind the host but ?tls= and ?ca=`;
  const security = readSecurity(parsed, scheme === `${protocol}s`);
  if (security === undefined) return `${takes}; ?tls= takes off or required, and only without the s of ${protocol}s`;
  if ([...parsed.searchParams.keys()].some((key) => !QUERY.has(key))) return `${takes}; of options only ?tls= and ?ca=`;
  const login = readLogin(parsed);
  if (typeof login === "string") return `${takes}; ${login}`;
  if (login === undefined && protocol === "imap" && tokens === undefined)
    return `${takes}; user and password are missing`;
  return { ...assemble(parsed, protocol, security, login), ...(login === undefined && tokens ? { tokens } : {}) };
}

/** `imaps://host:993`: what may be shown to people. */
export function describeServer(address: ServerAddress): string {
  const scheme = address.security === "tls" ? `${address.protocol}s` : address.protocol;
  return `${scheme}://${address.host}:${address.port}`;
}

function assemble(parsed: URL, protocol: MailProtocol, security: Security, login: Login | undefined): ServerAddress {
  const standard = PORTS[protocol][security === "tls" ? "tls" : "plain"];
  const caFile = parsed.searchParams.get("ca");
  return {
    protocol,
    host: parsed.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: parsed.port === "" ? standard : Number(parsed.port),
    security,
    ...(caFile ? { caFile } : {}),
    ...(login ? { login: () => login } : {}),
  };
}

function readSecurity(parsed: URL, secure: boolean): Security | undefined {
  const option = parsed.searchParams.get("tls");
  if (secure) return option === null || option === "required" ? "tls" : undefined;
  if (option === null) return "starttls";
  if (option === "required") return "starttls-required";
  return option === "off" ? "none" : undefined;
}

function readLogin(parsed: URL): Login | string | undefined {
  if (parsed.username === "" && parsed.password === "") return undefined;
  if (parsed.username === "" || parsed.password === "") return "user and password belong together";
  const user = percentDecoded(parsed.username);
  const password = percentDecoded(parsed.password);
  if (user === undefined || password === undefined) return "a lone % in user or password is written %25";
  return { user, password };
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
