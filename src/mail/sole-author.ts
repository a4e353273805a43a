/** Who wrote: exactly one From header with exactly one ASCII address, or the reason why nobody can be named. */
import type { FromProblem } from "./message.ts";

export type SoleAuthor =
  | { readonly kind: "author"; readonly address: string }
  | { readonly kind: "problem"; readonly problem: FromProblem };

const ADDR_SPEC =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** @param values every `From` value of the header, undecoded. A second author is never chosen among: it is a problem. */
export function soleAuthor(values: readonly string[]): SoleAuthor {
  const [value, ...more] = values;
  if (value === undefined || value === "") return { kind: "problem", problem: "absent" };
  if (more.length > 0) return { kind: "problem", problem: "several-headers" };
  const bare = withoutComments(value);
  if (bare === undefined) return { kind: "problem", problem: "malformed" };
  return authorOf(bare);
}

export function isAddrSpec(text: string): boolean {
  return text.length <= 254 && ADDR_SPEC.test(text);
}

function authorOf(bare: string): SoleAuthor {
  const angles = bare.match(/<[^<>]*>/g) ?? [];
  if (angles.length > 1) return { kind: "problem", problem: "several-authors" };
  const address = (angles[0]?.slice(1, -1) ?? bare).trim().toLowerCase();
  const others = (angles[0] === undefined ? "" : bare.replace(angles[0], " ")).toLowerCase();
  if (others.includes("@") && others.trim() !== address) return { kind: "problem", problem: "several-authors" };
  if (angles[0] === undefined && /[,;]/.test(bare)) return { kind: "problem", problem: "several-authors" };
  if (angles[0] !== undefined && !/>\s*$/.test(bare)) return { kind: "problem", problem: "malformed" };
  return isAddrSpec(address) ? { kind: "author", address } : { kind: "problem", problem: "malformed" };
}

/** Comments and quoted strings are words for people, never part of the address (RFC 5322, 3.2.2 and 3.2.4). */
function withoutComments(value: string): string | undefined {
  let out = "";
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at);
    if (char === "\\" && (quoted || depth > 0)) at++;
    else if (char === '"' && depth === 0) quoted = !quoted;
    else if (char === "(" && !quoted) depth++;
    else if (char === ")" && depth > 0 && !quoted) depth--;
    else if (depth === 0 && !quoted) out += char;
  }
  return quoted || depth > 0 ? undefined : out;
}
