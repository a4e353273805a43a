/** The header of a message as it stands on the wire, line by line from the top (RFC 5322, 2.2). */

export type HeaderLine = {
  /** Lower case, without the colon. */
  readonly name: string;
  /** Unfolded, bytes as latin1 characters, ends trimmed; nothing is decoded. */
  readonly value: string;
};

/** What an ordinary header stays far below; what stands behind it is not looked at. */
const MOST_BYTES = 1 << 20;

/** The byte offset where the body begins: behind the first empty line, else the end. */
export function bodyStart(raw: Buffer): number {
  if (raw[0] === 0x0a) return 1;
  if (raw[0] === 0x0d && raw[1] === 0x0a) return 2;
  for (let at = raw.indexOf(0x0a); at >= 0; at = raw.indexOf(0x0a, at + 1)) {
    if (raw[at + 1] === 0x0a) return at + 2;
    if (raw[at + 1] === 0x0d && raw[at + 2] === 0x0a) return at + 3;
  }
  return raw.length;
}

/** Header lines in their order. A line without a colon is passed over, as every mail program does. */
export function headerLines(raw: Buffer): readonly HeaderLine[] {
  const head = raw.subarray(0, Math.min(bodyStart(raw), MOST_BYTES)).toString("latin1");
  return unfolded(head).flatMap((line) => {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    return colon > 0 && /^[\x21-\x7e]+$/.test(name) ? [{ name, value: line.slice(colon + 1).trim() }] : [];
  });
}

/** Every value of that header, from the top. */
export function headerValues(lines: readonly HeaderLine[], name: string): readonly string[] {
  return lines.filter((line) => line.name === name).map((line) => line.value);
}

function unfolded(head: string): readonly string[] {
  const lines: string[][] = [];
  for (const line of head.split(/\r?\n/)) {
    if (/^[ \t]/.test(line) && lines.length > 0) lines.at(-1)?.push(line);
    else lines.push([line]);
  }
  return lines.map((parts) => parts.join(" ").replace(/[\r\0]/g, " "));
}
