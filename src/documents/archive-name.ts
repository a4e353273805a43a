/** Names in zips: UTF-8 where flagged, else whatever code page the archiver's Windows spoke – for us mostly cp866. */
import type { ZipEntry } from "./zip.ts";

const LONGEST_NAME = 200;

/** The path inside the archive, for people: `/` between folders, no drive, no `..`, no control characters. */
export function archiveName(entry: ZipEntry): string {
  const decoded = entry.unicodeName ?? decodeName(entry.nameBytes, entry.utf8);
  const steps = decoded
    .replaceAll("\\", "/")
    .replace(/^[a-z]:/i, "")
    .split("/");
  const clean = steps.filter(
    (step, index) => step !== ".." && step !== "." && (step !== "" || index === steps.length - 1),
  );
  return clean
    .join("/")
    .replace(/\p{Cc}/gu, "")
    .slice(-LONGEST_NAME);
}

function decodeName(bytes: Buffer, flagged: boolean): string {
  if (bytes.every((byte) => byte < 0x80)) return bytes.toString("latin1");
  const utf8 = new TextDecoder("utf-8").decode(bytes);
  if (flagged || !utf8.includes("\uFFFD")) return utf8;
  const candidates = ["ibm866", "windows-1251"].map((page) => new TextDecoder(page).decode(bytes));
  return candidates.toSorted((one, other) => strangeness(one) - strangeness(other))[0] ?? utf8;
}

/** In the wrong code page Cyrillic turns into box drawings, rare signs and capitals in the middle of words. */
function strangeness(name: string): number {
  const signs = name.match(/[^\p{Script=Cyrillic}\p{ASCII}№«»–—]/gu)?.length ?? 0;
  const capitals = name.match(/(?<=\p{Ll})\p{Lu}/gu)?.length ?? 0;
  return signs * 2 + capitals;
}
