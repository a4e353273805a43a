/** The words of an HTML letter: a new line for each block, a tab between cells, `> ` before what is quoted. */

const HIDDEN = new Set(["style", "script", "head", "title", "template", "noscript"]);
const BLOCKS = new Set(
  "address article blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody tr ul".split(
    " ",
  ),
);
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  laquo: "«",
  raquo: "»",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  lsquo: "‘",
  rsquo: "’",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  bull: "•",
  numero: "№",
  sect: "§",
  shy: "",
  zwnj: "",
};

/** One pass over tags and text, so that its time grows with the length and nothing else. */
const TOKEN = /<!--[^]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)\b[^<>]*>|<![^<>]*>|[^<]+|</gi;

type Reading = { readonly lines: string[]; line: string; blank: boolean; depth: number; hidden: string | undefined };

export function textOfHtml(html: string): string {
  const reading: Reading = { lines: [], line: "", blank: true, depth: 0, hidden: undefined };
  for (const [token, slash, tag] of html.matchAll(TOKEN)) {
    if (tag !== undefined) readTag(reading, tag.toLowerCase(), slash === "/");
    else if (reading.hidden === undefined && !token.startsWith("<!")) addWords(reading, decoded(token));
  }
  breakLine(reading);
  return reading.lines.join("\n").trim();
}

function readTag(reading: Reading, tag: string, closing: boolean): void {
  if (reading.hidden !== undefined) {
    const ends = closing ? tag === reading.hidden : tag === "body" && reading.hidden === "head";
    if (ends) reading.hidden = undefined;
    return;
  }
  if (HIDDEN.has(tag) && !closing) reading.hidden = tag;
  if (tag === "br") breakLine(reading);
  if ((tag === "td" || tag === "th") && !closing && !reading.blank) reading.line += "\t";
  if (!BLOCKS.has(tag)) return;
  if (!reading.blank) breakLine(reading);
  if (tag === "p" && closing) reading.lines.push(marks(reading));
  if (tag === "blockquote") reading.depth = Math.max(0, Math.min(20, reading.depth + (closing ? -1 : 1)));
}

function addWords(reading: Reading, text: string): void {
  reading.line += text.replace(/[ \r\n\t\f]+/g, " ");
  reading.blank &&= text.trim() === "";
}

function breakLine(reading: Reading): void {
  const cells = reading.line.split("\t").map((cell) => cell.trim());
  reading.lines.push(`${marks(reading)}${cells.join("\t").trim()}`.trimEnd());
  reading.line = "";
  reading.blank = true;
}

function marks(reading: Reading): string {
  return "> ".repeat(reading.depth);
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "0", 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code).replace("\u00a0", " ") : "";
    },
  );
}
