/** Settings: configuration as a function of the environment. Contract §1 names each; a bad one is said in one line. */
import { join, resolve } from "node:path";
import { accessTokens } from "../mail/access-token.ts";
import type { AccessTokens } from "../mail/access-token.ts";
import { parseOAuth } from "../mail/oauth.ts";
import { parseServerAddress } from "../mail/server-address.ts";
import type { ServerAddress } from "../mail/server-address.ts";
import { keptRefreshToken } from "./kept-refresh-token.ts";

export type Officer = { readonly name: string; readonly phone: string; readonly email: string };

export const RECEIPTS = ["mailbox", "sent-folder", "none"] as const;
export type Receipts = (typeof RECEIPTS)[number];
export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export type Settings = {
  readonly imap?: ServerAddress;
  readonly smtp?: ServerAddress;
  readonly mailbox: string;
  readonly address: string;
  readonly staff: readonly string[];
  readonly officer?: Officer;
  readonly stateDir: string;
  readonly publicDir: string;
  readonly publicUrl?: string;
  readonly trustedAuthserv: readonly string[];
  readonly receipts: Receipts;
  readonly secret?: string;
  readonly languages: "both" | "any";
  readonly decisions: "auto" | "staff";
  readonly workdayEnds: string;
  readonly digestAt: string;
  readonly http?: { readonly host: string; readonly port: number };
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly calendarDir?: string;
  readonly hideContactsOfPersons: boolean;
  /** The operator's command line that carries the published files further. */
  readonly publishCommand?: string;
  /** How long a letter in doubt waits for its proof before the identical message goes out again (contract §6). */
  readonly graceMinutes: number;
};

/** A server that a command can't do without. */
export type Need = "imap" | "smtp";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Each problem is one line that names the setting and what it takes. */
export class SettingsFault extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "SettingsFault";
    this.problems = problems;
  }
}

/** Reads all settings, or throws one `SettingsFault` with every problem. Secrets are never in a message. */
export function readSettings(env: Environment, needs: readonly Need[]): Settings {
  const problems: string[] = [];
  const read = reader(env, problems);
  const stateDir = resolve(read("TIZILIM_STATE_DIR", "./state", (text) => text));
  const tokens = read("TIZILIM_OAUTH", "", (text) => oauth(text, stateDir));
  const settings: Settings = {
    ...server(read, env, "TIZILIM_IMAP_URL", "imap", needs, problems, tokens),
    ...server(read, env, "TIZILIM_SMTP_URL", "smtp", needs, problems, tokens),
    mailbox: read("TIZILIM_MAILBOX", "INBOX", (text) => text),
    address: read("TIZILIM_ADDRESS", "volunteer@mki.gov.kz", address),
    staff: read("TIZILIM_STAFF", "", addresses),
    ...given("officer", read("TIZILIM_OFFICER", "", officer)),
    stateDir,
    publicDir: resolve(read("TIZILIM_PUBLIC_DIR", "./public", (text) => text)),
    ...given("publicUrl", read("TIZILIM_PUBLIC_URL", "", publicUrl)),
    trustedAuthserv: read("TIZILIM_TRUSTED_AUTHSERV", "", list),
    receipts: read("TIZILIM_RECEIPTS", "mailbox", oneOf(RECEIPTS)),
    ...given("secret", env["TIZILIM_SECRET"] || undefined),
    languages: read("TIZILIM_LANGUAGES", "both", oneOf(["both", "any"] as const)),
    decisions: read("TIZILIM_DECISIONS", "auto", oneOf(["auto", "staff"] as const)),
    workdayEnds: read("TIZILIM_WORKDAY_ENDS", "18:30", clock),
    digestAt: read("TIZILIM_DIGEST_AT", "09:00", clock),
    ...given("http", read("TIZILIM_HTTP", "", hostAndPort)),
    logLevel: read("TIZILIM_LOG_LEVEL", "info", oneOf(LOG_LEVELS)),
    ...given("calendarDir", env["TIZILIM_CALENDAR_DIR"] || undefined),
    graceMinutes: read("TIZILIM_RECEIPT_GRACE", "15", minutes),
    ...given("publishCommand", env["TIZILIM_PUBLISH_COMMAND"] || undefined),
    hideContactsOfPersons: read("TIZILIM_HIDE_CONTACTS", "no", oneOf(["no", "persons"] as const)) === "persons",
  };
  if (problems.length > 0) throw new SettingsFault(problems);
  return settings;
}

/** What the setting takes, where the text does not fit. */
class Misfit extends Error {}

type Read = <T>(name: string, otherwise: string, parse: (text: string) => T) => T;

function reader(env: Environment, problems: string[]): Read {
  return (name, otherwise, parse) => {
    try {
      return parse(env[name]?.trim() || otherwise);
    } catch (cause) {
      if (!(cause instanceof Misfit)) throw cause;
      problems.push(`${name} ${cause.message}`);
      return parse(otherwise);
    }
  };
}

function server(
  read: Read,
  env: Environment,
  name: string,
  protocol: Need,
  needs: readonly Need[],
  problems: string[],
  tokens: AccessTokens | undefined,
): { readonly imap?: ServerAddress; readonly smtp?: ServerAddress } {
  const given = env[name]?.trim() ?? "";
  if (given === "") {
    if (needs.includes(protocol))
      problems.push(
        `${name} is missing: it takes ${protocol}s://user:password@host or ${protocol}://… (user and password percent-encoded)`,
      );
    return {};
  }
  const parsed = read(name, "", (text) => {
    if (text === "") return undefined;
    const result = parseServerAddress(text, protocol, tokens);
    if (typeof result === "string") throw new Misfit(result);
    return result;
  });
  return parsed ? { [protocol]: parsed } : {};
}

function oauth(text: string, stateDir: string): AccessTokens | undefined {
  if (text === "") return undefined;
  const parsed = parseOAuth(text);
  if (typeof parsed === "string") throw new Misfit(parsed);
  return accessTokens(parsed, keptRefreshToken(stateDir, parsed.secrets().refreshToken ?? ""));
}

/** A setting that may be absent. */
function given<T>(name: "officer", value: T | undefined): { readonly officer?: T };
function given<T>(name: "publicUrl", value: T | undefined): { readonly publicUrl?: T };
function given<T>(name: "secret", value: T | undefined): { readonly secret?: T };
function given<T>(name: "http", value: T | undefined): { readonly http?: T };
function given<T>(name: "calendarDir", value: T | undefined): { readonly calendarDir?: T };
function given<T>(name: "publishCommand", value: T | undefined): { readonly publishCommand?: T };
function given(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}

function address(text: string): string {
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(text)) throw new Misfit("takes one email address, like volunteer@mki.gov.kz");
  return text.toLowerCase();
}

function list(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function addresses(text: string): readonly string[] {
  try {
    return list(text).map(address);
  } catch {
    throw new Misfit("takes email addresses with commas between them, like a@mki.gov.kz,b@mki.gov.kz");
  }
}

function oneOf<const T extends string>(values: readonly T[]): (text: string) => T {
  return (text) => {
    const found = values.find((value) => value === text);
    if (found === undefined) throw new Misfit(`takes ${values.join(", ")}; not '${text.slice(0, 40)}'`);
    return found;
  };
}

function clock(text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text))
    throw new Misfit(`takes a time of day like 18:30; not '${text.slice(0, 40)}'`);
  return text;
}

function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1440)) throw new Misfit(`takes minutes from 0 to 1440; not '${text.slice(0, 40)}'`);
  return value;
}

function publicUrl(text: string): string | undefined {
  if (text === "") return undefined;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Misfit("takes the address at which the register is published, like https://example.kz/register/");
  return text.replace(/\/+$/, "");
}

function hostAndPort(text: string): { readonly host: string; readonly port: number } | undefined {
  if (text === "") return undefined;
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535) throw new Misfit("takes host:port, like 127.0.0.1:9464");
  return { host: host.replace(/^\[(.*)\]$/, "$1"), port: Number(port) };
}

function officer(text: string): Officer | undefined {
  if (text === "") return undefined;
  const takes = 'takes JSON like {"name":"…","phone":"…","email":"…"}';
  try {
    const value: unknown = JSON.parse(text);
    if (isOfficer(value)) return { name: value.name, phone: value.phone, email: value.email };
  } catch {
    throw new Misfit(takes);
  }
  throw new Misfit(takes);
}

function isOfficer(value: unknown): value is Officer {
  if (typeof value !== "object" || value === null) return false;
  const parts: Readonly<Record<string, unknown>> = { ...value };
  return ["name", "phone", "email"].every((part) => typeof parts[part] === "string");
}

/** Where the program's own data and templates lie. */
export const DATA_DIR = join(import.meta.dirname, "..", "..", "data");
export const TEMPLATES_DIR = join(import.meta.dirname, "..", "..", "templates");
