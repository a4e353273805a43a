/** How to get access tokens, as written in `TIZILIM_OAUTH`. */

export type OAuth = {
  readonly tokenUrl: string;
  readonly clientId: string;
  /** The mailbox that is logged in to. */
  readonly user: string;
  readonly scope?: string;
  /** A function, so that neither JSON nor a log line can show them. Without `refreshToken`: client credentials. */
  readonly secrets: () => { readonly clientSecret?: string; readonly refreshToken?: string };
};

const TAKES =
  'takes JSON like {"tokenUrl":"https://…","clientId":"…","clientSecret":"…","user":"…"}, with "scope" and "refreshToken" where needed';
const KNOWN = ["tokenUrl", "clientId", "clientSecret", "refreshToken", "scope", "user"];
const LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])$/;

/** @returns what to use, or one sentence that says what the setting takes; never with a secret in it. */
export function parseOAuth(text: string): OAuth | string {
  const given = objectIn(text);
  if (given === undefined) return TAKES;
  const odd = Object.keys(given).find((key) => !KNOWN.includes(key));
  if (odd !== undefined) return `${TAKES}; not "${odd.slice(0, 40)}"`;
  const notText = KNOWN.find((key) => given[key] !== undefined && typeof given[key] !== "string");
  if (notText !== undefined) return `${TAKES}; "${notText}" is not a text`;
  const part = (key: string): string | undefined => (typeof given[key] === "string" && given[key]) || undefined;
  const [tokenUrl, clientId, user] = [part("tokenUrl"), part("clientId"), part("user")];
  if (tokenUrl === undefined || clientId === undefined || user === undefined)
    return `${TAKES}; tokenUrl, clientId and user are needed`;
  if (!isSafe(tokenUrl)) return `${TAKES}; tokenUrl begins with https://`;
  const [clientSecret, refreshToken, scope] = [part("clientSecret"), part("refreshToken"), part("scope")];
  if (clientSecret === undefined && refreshToken === undefined)
    return `${TAKES}; clientSecret is needed where there is no refreshToken`;
  const secrets = { ...(clientSecret && { clientSecret }), ...(refreshToken && { refreshToken }) };
  return { tokenUrl, clientId, user, ...(scope === undefined ? {} : { scope }), secrets: () => secrets };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The secret crosses the network to it: in clear only to this machine. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username } = new URL(url);
  return username === "" && (protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname)));
}
