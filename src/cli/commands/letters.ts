import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sampleLetters } from "../../steps/preview-letters.ts";
import { text, UsageFault } from "../command.ts";
import type { Command } from "../command.ts";

export const letters: Command = {
  name: "letters",
  takes: "--preview DIR",
  help: "Writes every letter with sample data into DIR, html and text, both languages: for a lawyer to read.",
  options: [{ name: "preview", value: "DIR", help: "the folder" }],
  run: async (words, { env, print }) => {
    const dir = text(words, "preview");
    if (dir === undefined) throw new UsageFault("takes --preview DIR");
    mkdirSync(dir, { recursive: true });
    for (const { name, rendered } of sampleLetters(env)) {
      writeFileSync(join(dir, `${name}.txt`), `${rendered.subject}\n\n${rendered.text}`);
      writeFileSync(join(dir, `${name}.html`), rendered.html);
      print(join(dir, `${name}.html`));
    }
    return 0;
  },
};
