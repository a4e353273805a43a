/** The words of an IMAP command (RFC 9051, 4): atoms, quoted strings, literals, lists. */

export type Token = string | readonly Token[] | Buffer;

/** @param parts a command line; where a literal stood, its bytes stand between two pieces of text. */
export function tokenise(parts: readonly (string | Buffer)[]): readonly Token[] {
  const open: Token[][] = [[]];
  for (const part of parts) {
    if (typeof part === "string") readText(part, open);
    else open.at(-1)?.push(part);
  }
  return open[0] ?? [];
}

export function textOf(token: Token | undefined): string {
  if (token === undefined || (typeof token !== "string" && !Buffer.isBuffer(token))) return "";
  return token.toString();
}

export function listOf(token: Token | undefined): readonly Token[] | undefined {
  return token === undefined || typeof token === "string" || Buffer.isBuffer(token) ? undefined : token;
}

/** `1:3,7,9:*` */
export function isInSet(set: string, number: number, highest: number): boolean {
  return set.split(",").some((range) => {
    const [first = 0, last = first] = range.split(":").map((end) => (end === "*" ? highest : Number(end)));
    return number >= Math.min(first, last) && number <= Math.max(first, last);
  });
}

function readText(text: string, open: Token[][]): void {
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (char === "(") open.push(nested(open));
    if (char === ")" && open.length > 1) open.pop();
    if (char === " " || char === "(" || char === ")") {
      at++;
      continue;
    }
    const end = char === '"' ? quotedEnd(text, at) : atomEnd(text, at);
    const word = text.slice(at, end);
    open.at(-1)?.push(char === '"' ? word.slice(1, -1).replace(/\\(["\\])/g, "$1") : word);
    at = end;
  }
}

function nested(open: readonly Token[][]): Token[] {
  const list: Token[] = [];
  open.at(-1)?.push(list);
  return list;
}

function quotedEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text.charAt(end) === "\\") end++;
    else if (text.charAt(end) === '"') return end + 1;
  }
  return text.length;
}

/** Brackets belong to the atom: `BODY.PEEK[HEADER.FIELDS (FROM)]`. */
function atomEnd(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    const char = text.charAt(end);
    if (char === "[") depth++;
    else if (char === "]") depth--;
    else if (depth === 0 && (char === " " || char === "(" || char === ")")) return end;
  }
  return text.length;
}
