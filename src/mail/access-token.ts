/** Access tokens instead of a password (RFC 6749), for Microsoft 365, Google and whoever else wants them. */
import type { OAuth } from "./oauth.ts";

/** `login-refused` does not get better by trying again soon: a person must act. */
export class TokenFault extends Error {
  readonly kind: "unreachable" | "login-refused";

  constructor(kind: TokenFault["kind"], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "TokenFault";
    this.kind = kind;
  }
}

export type AccessTokens = {
  readonly user: string;
  /** The one in hand while it is good, else a new one. @throws {TokenFault} */
  readonly get: () => Promise<string>;
  /** The server would not have that token: the next one is new. */
  readonly forget: (token: string) => void;
};

/** Where a refresh token is kept that replaced the one of the settings. */
export type KeptRefreshToken = { readonly read: () => string | undefined; readonly write: (token: string) => void };

type Held = { readonly token: string; readonly goodUntil: number };

const ANSWER_MS = 15_000;
/** A log-in takes a while: a token that ends sooner than this is not begun with. */
const MARGIN_MS = 300_000;
/** RFC 6749, 5.1: `expires_in` is only recommended. */
const ASSUMED_SECONDS = 600;

const REMEDIES: Readonly<Record<string, string>> = {
  invalid_grant:
    "the refresh token was withdrawn or has expired: consent once more as that user, and put the new one into TIZILIM_OAUTH",
  invalid_client: "check clientId in TIZILIM_OAUTH, and whether its clientSecret is wrong or has expired",
  unauthorized_client: "allow this application the grant and the mailbox, with its administrator",
  invalid_scope: "check scope in TIZILIM_OAUTH against the provider's documentation",
  access_denied: "the application lacks consent: its administrator gives it",
};

/** One for IMAP and SMTP together, so that both use the same token. `now`: milliseconds. */
export function accessTokens(oauth: OAuth, kept: KeptRefreshToken, now: () => number = Date.now): AccessTokens {
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;
  const askOnce = async (): Promise<string> => {
    asking ??= ask(oauth, kept, now).finally(() => {
      asking = undefined;
    });
    held = await asking;
    return held.token;
  };
  return {
    user: oauth.user,
    get: async () => (held !== undefined && now() < held.goodUntil ? held.token : await askOnce()),
    forget: (token) => {
      if (held?.token === token) held = undefined;
    },
  };
}

async function ask(oauth: OAuth, kept: KeptRefreshToken, now: () => number): Promise<Held> {
  const { refreshToken } = oauth.secrets();
  const grant = refreshToken === undefined ? undefined : (kept.read() ?? refreshToken);
  const asked = now();
  const answer = await post(oauth, grant);
  if (typeof answer["access_token"] !== "string" || answer["access_token"] === "")
    throw new TokenFault("login-refused", `${oauth.tokenUrl} answered without an access token: check tokenUrl`);
  const renewed = answer["refresh_token"];
  if (grant !== undefined && typeof renewed === "string" && renewed !== "" && renewed !== grant) kept.write(renewed);
  const lifeMs = secondsIn(answer["expires_in"]) * 1000;
  return { token: answer["access_token"], goodUntil: asked + lifeMs - Math.min(MARGIN_MS, lifeMs / 2) };
}

type Answer = Readonly<Record<string, unknown>>;

async function post(oauth: OAuth, refreshToken: string | undefined): Promise<Answer> {
  const { response, answer } = await answered(oauth, formOf(oauth, refreshToken));
  if (response.ok) return answer;
  if (response.status >= 500 || response.status === 429)
    throw new TokenFault("unreachable", `${oauth.tokenUrl} answered ${response.status}`);
  throw refusal(oauth, response.status, answer);
}

/** Never follows a redirect: it would carry the secret elsewhere. */
async function answered(oauth: OAuth, body: URLSearchParams): Promise<{ response: Response; answer: Answer }> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const response = await fetch(oauth.tokenUrl, { method: "POST", body, redirect: "error", signal });
    return { response, answer: parsed(await response.text()) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new TokenFault("unreachable", `no access token from ${oauth.tokenUrl}: ${detail}`, error);
  }
}

function formOf({ clientId, scope, secrets }: OAuth, refreshToken: string | undefined): URLSearchParams {
  const { clientSecret } = secrets();
  const grant: Readonly<Record<string, string>> =
    refreshToken === undefined
      ? { grant_type: "client_credentials" }
      : { grant_type: "refresh_token", refresh_token: refreshToken };
  return new URLSearchParams({
    ...grant,
    client_id: clientId,
    ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
    ...(scope === undefined ? {} : { scope }),
  });
}

/** Of the answer only its codes are told: descriptions may quote what was sent. */
function refusal(oauth: OAuth, status: number, answer: Answer): TokenFault {
  const said = answer["error"];
  const code = typeof said === "string" && /^\w{1,60}$/.test(said) ? said : `status ${status}`;
  const description = answer["error_description"];
  const [microsoft] = typeof description === "string" ? (/AADSTS\d+/.exec(description) ?? []) : [];
  const codes = microsoft === undefined ? code : `${code}, ${microsoft}`;
  const remedy = REMEDIES[code] ?? "check tokenUrl, clientId and scope in TIZILIM_OAUTH";
  return new TokenFault("login-refused", `${oauth.tokenUrl} gives no access token (${codes}): ${remedy}`);
}

function parsed(text: string): Answer {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function secondsIn(value: unknown): number {
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : ASSUMED_SECONDS;
}
