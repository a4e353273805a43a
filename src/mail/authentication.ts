/** Who really sent it: what the receiving server itself found out, and nothing that anybody else wrote (RFC 8601). */
import { parseResults } from "./authentication-results.ts";
import type { AuthenticationResults, MethodResult } from "./authentication-results.ts";
import { headerLines, headerValues } from "./header-lines.ts";
import type { HeaderLine } from "./header-lines.ts";
import { areAligned, domainOf } from "./organisational-domain.ts";
import { soleAuthor } from "./sole-author.ts";

/** `pass`: the From domain vouches. `fail`: it disowns. `none`: nothing is known. */
export type Authentication = { readonly verdict: "pass" | "fail" | "none"; readonly reason: string };

/**
 * @param from the message's one author; undefined where there is none or more than one: that is never a pass.
 * @param trustedIds authserv-ids of the receiving servers, `TIZILIM_TRUSTED_AUTHSERV`.
 */
export function authenticate(raw: Buffer, from: string | undefined, trustedIds: readonly string[]): Authentication {
  const trusted = new Set(trustedIds.map((id) => id.trim().toLowerCase()).filter((id) => id !== ""));
  if (trusted.size === 0) return { verdict: "none", reason: "no server is trusted" };
  const lines = headerLines(raw);
  const results = believable(lines, trusted);
  if (results.length === 0) return { verdict: "none", reason: "no verdict of a trusted server above the outside" };
  const author = soleAuthor(headerValues(lines, "from"));
  const sole =
    author.kind === "author" && author.address === from?.toLowerCase() ? domainOf(author.address) : undefined;
  return judge(results, sole);
}

/**
 * RFC 8601, 5: only what stands above the first `Received` that another server wrote. Of the trusted server's own
 * `Received` lines the first that names an outside host ends its part: what follows below came with the message.
 */
function believable(lines: readonly HeaderLine[], trusted: ReadonlySet<string>): readonly AuthenticationResults[] {
  const found: AuthenticationResults[] = [];
  const hasReceived = lines.some((line) => line.name === "received");
  let borderPassed = false;
  for (const line of lines) {
    if (line.name === "received") {
      if (found.length > 0 || borderPassed || !isWrittenBy(line.value, trusted)) break;
      borderPassed = !isInternalHop(line.value, trusted);
    }
    if (line.name !== "authentication-results") continue;
    const results = parseResults(line.value);
    if (results !== undefined && trusted.has(results.server)) found.push(results);
    if (!hasReceived) break;
  }
  return found;
}

function isWrittenBy(received: string, trusted: ReadonlySet<string>): boolean {
  const by = /(?:^|\s)by\s+([^\s;()]+)/i.exec(withoutNested(received))?.[1];
  return by !== undefined && trusted.has(by.toLowerCase());
}

function isInternalHop(received: string, trusted: ReadonlySet<string>): boolean {
  const from = /^\s*from\s+([^\s;()]+)/i.exec(withoutNested(received))?.[1]?.toLowerCase();
  return from === undefined || from === "localhost" || trusted.has(from);
}

function withoutNested(text: string): string {
  let before = text;
  let after = before.replace(/\([^()]*\)/g, " ");
  for (let depth = 0; after !== before && depth < 10; depth++) {
    before = after;
    after = before.replace(/\([^()]*\)/g, " ");
  }
  return after;
}

function judge(results: readonly AuthenticationResults[], domain: string | undefined): Authentication {
  const all = results.flatMap((one) => one.methods);
  const dmarc = distinct(all.filter((one) => one.method === "dmarc"));
  const [only, ...more] = dmarc;
  if (more.length > 0) return { verdict: "none", reason: "dmarc verdicts that contradict each other" };
  const elsewhere = only?.headerFrom !== undefined && domain !== undefined && only.headerFrom !== domain;
  if (elsewhere) return { verdict: "none", reason: `dmarc verdict about ${only.headerFrom}` };
  if (only?.result === "fail") return { verdict: "fail", reason: "dmarc=fail" };
  if (domain === undefined) return { verdict: "none", reason: "not exactly one author" };
  if (only?.result === "pass") return { verdict: "pass", reason: `dmarc=pass ${domain}` };
  const signer = all.find(
    (one) => one.method === "dkim" && one.result === "pass" && areAligned(one.signer, domain),
  )?.signer;
  if (signer !== undefined) return { verdict: "pass", reason: `dkim=pass ${signer}` };
  return { verdict: "none", reason: "neither dmarc nor an aligned signature" };
}

function distinct(results: readonly MethodResult[]): readonly MethodResult[] {
  return results.filter(
    (one, at) =>
      results.findIndex((other) => other.result === one.result && other.headerFrom === one.headerFrom) === at,
  );
}
