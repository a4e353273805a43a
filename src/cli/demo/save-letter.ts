/** A letter as files that a person can open: the text, the page, the whole message, and what was attached. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ArrivedLetter } from "./post-office.ts";

/** Returns the letter's folder, like `03-refine-m.sergeeva`. */
export function saveLetter(dir: string, place: number, letter: ArrivedLetter): string {
  const reader = (letter.to[0] ?? "nobody").replace(/@.*$/, "");
  const folder = join(dir, `${String(place).padStart(2, "0")}-${letter.kind}-${reader}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "letter.txt"), `${letter.subject}\n\n${letter.text}`);
  writeFileSync(join(folder, "letter.html"), letter.html);
  writeFileSync(join(folder, "letter.eml"), letter.raw);
  for (const { name, bytes } of letter.attachments) writeFileSync(join(folder, name.replaceAll("/", "_")), bytes);
  return folder;
}
