/** One `Authentication-Results` header, taken apart (RFC 8601, 2.2): comments and quoted strings can hide nothing in it. */

export type MethodResult = {
  /** Lower case: `dmarc`, `dkim`, `spf` … */
  readonly method: string;
  /** Lower case: `pass`, `fail`, `none`, `temperror` … */
  readonly result: string;
  /** Domain of `header.from`, lower case. */
  readonly headerFrom: string | undefined;
  /** Domain of `header.d`, else of `header.i`, lower case. */
  readonly signer: string | undefined;
};

export type AuthenticationResults = { readonly server: string; readonly methods: readonly MethodResult[] };

type Token = { readonly text: string; readonly kind: "word" | "quoted" | "sign" };

/** @returns undefined where the header does not begin with an authserv-id, or a string or comment is left open. */
export function parseResults(value: string): AuthenticationResults | undefined {
  const tokens = tokenise(value);
  if (tokens === undefined) return undefined;
  const [first, ...parts] = sections(tokens);
  const server = first?.[0];
  const version = first?.[1];
  if (first === undefined || server === undefined || server.kind === "sign" || first.length > 2) return undefined;
  if (version !== undefined && !/^\d+$/.test(version.text)) return undefined;
  return { server: server.text.toLowerCase(), methods: parts.flatMap(methodResult) };
}

/** `method[/version] = result [ptype.property = value …]` */
function methodResult(tokens: readonly Token[]): readonly MethodResult[] {
  const [method, equals, result, ...rest] = tokens;
  if (method?.kind !== "word" || equals?.text !== "=" || result?.kind !== "word") return [];
  return [
    {
      method: method.text.toLowerCase().split("/", 1)[0] ?? "",
      result: result.text.toLowerCase(),
      headerFrom: domainPart(property(rest, "header.from")),
      signer: domainPart(property(rest, "header.d") ?? property(rest, "header.i")),
    },
  ];
}

function property(tokens: readonly Token[], name: string): string | undefined {
  const at = tokens.findIndex(
    (token, index) => token.kind === "word" && token.text.toLowerCase() === name && tokens[index + 1]?.text === "=",
  );
  const value = at < 0 ? undefined : tokens[at + 2];
  return value === undefined || value.kind === "sign" ? undefined : value.text;
}

function domainPart(value: string | undefined): string | undefined {
  return value?.toLowerCase().replace(/^.*@/, "").replace(/\.$/, "");
}

function sections(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "sign" && token.text === ";") found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

function tokenise(value: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < value.length;) {
    const char = value.charAt(at);
    const end = tokenEnd(value, at);
    if (end === undefined) return undefined;
    const text = value.slice(at, end);
    if (char === '"') tokens.push({ kind: "quoted", text: text.slice(1, -1).replace(/\\(.)/g, "$1") });
    else if (char === ";" || char === "=") tokens.push({ kind: "sign", text });
    else if (char !== "(" && char.trim() !== "") tokens.push({ kind: "word", text });
    at = end;
  }
  return tokens;
}

function tokenEnd(value: string, at: number): number | undefined {
  const char = value.charAt(at);
  if (char === '"') return quotedEnd(value, at);
  if (char === "(") return commentEnd(value, at);
  if (char === ";" || char === "=" || char.trim() === "") return at + 1;
  const length = /^[^\s"();=]+/.exec(value.slice(at, at + 1000))?.[0].length ?? 1;
  return at + length;
}

function quotedEnd(value: string, at: number): number | undefined {
  for (let end = at + 1; end < value.length; end++) {
    if (value.charAt(end) === "\\") end++;
    else if (value.charAt(end) === '"') return end + 1;
  }
  return undefined;
}

function commentEnd(value: string, at: number): number | undefined {
  let depth = 0;
  for (let end = at; end < value.length; end++) {
    const char = value.charAt(end);
    if (char === "\\") end++;
    else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return end + 1;
  }
  return undefined;
}
