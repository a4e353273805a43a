import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Flags, UnreadReason } from "../../src/forms/paper.ts";
import { readDocx } from "../../src/documents/docx/read-docx.ts";
import { UnreadableDocument } from "../../src/documents/reading-error.ts";
import { linesOf } from "./lines-of.ts";

const FOLDER = new URL("../../../shared/corpora/made/traps-docx/", import.meta.url);
const present = existsSync(FOLDER);
if (!present) console.log("skipped: 29 trap documents, ../shared/corpora is not here");

const PLAIN = ["Т.А.Ә. | _Қасым_"];

const READ: Readonly<Record<string, { readonly lines: readonly string[]; readonly flags?: Flags }>> = {
  altchunk: { lines: [], flags: { unreadParts: 1 } },
  "cb-sdt": { lines: ["1) бірінші | [on]", "2) екінші | [off]", "3) үшінші | [on]"] },
  ellipse: { lines: ["(волонтер, тобы)"], flags: { shapes: 1 } },
  "ff-legacy": {
    lines: [
      "1) cb checked | [on]",
      "2) cb unchecked | [off]",
      "3) cb default on | [on]",
      "4) formtext | Нұрлан",
      "5) dropdown | әйел",
    ],
  },
  "image-only": { lines: ["[picture]"], flags: { pictures: 1 } },
  inline: {
    lines: [
      "hidden | көрінетін",
      "br | а\nә\tб\nв",
      "hyph | еңбек-ақысы",
      "link | info@example.kz",
      "fldSimple | 12.03.1998",
      "complex field | a@b.kz",
      "smartTag | Алматы",
      "math | x",
      "entity | «А & Б» Қ <x>",
    ],
    flags: { hidden: 1 },
  },
  mainpart: { lines: PLAIN },
  merges: { lines: ["→2span2", "↓2vm | a", "↑ | b", "→2hm", "onlyright", "nested | n1 | n2 / "] },
  numbering: { lines: ["{1)} әлеуметтік | ", "{2)} қарттарға | +", "{3)} дүлей | "] },
  prefix: { lines: PLAIN },
  "sdt-content": {
    lines: [
      "placeholder | ",
      "text | Алматы",
      "dropdown | әйел",
      "date | 12.03.1998",
      "block sdt | блок",
      "cell sdt | ұяшық",
      "row sdt | қатар",
      "bound sdt | байланған",
    ],
    flags: { placeholders: 1 },
  },
  strict: { lines: PLAIN },
  sym: {
    lines: [
      "checked box | ☑",
      "tick | ✓",
      "empty box | ☐",
      "checked box 2 | ☑",
      "empty box 2 | ☐",
      "bullet | •",
      "x | ✗",
      "font-encoded tick | ✓",
      "pua tick | ✓",
    ],
  },
  textbox: { lines: ["", "<МӘТІН ЖОЛАҒЫ>", "label |  / <vmlonly>"] },
  tracked: { lines: ["ins | қосылған", "del | қалған ", "move | жаңа"], flags: { insertions: 2, deletions: 3 } },
  underline: {
    lines: [
      "(_direct_, _bystyle_, none, _wave_, _words_, ~strike~, ~dstrike~, strikeoff, #hl#, #shd#, *bold*, #border#, red)",
      "_paragraph style underlined_",
      "_волонтерлер тобы_",
      "_волонтер, _топ",
    ],
  },
  utf16: { lines: PLAIN },
  "zip-prefixed": { lines: PLAIN },
  "zip-trailing": { lines: PLAIN },
};

const REFUSED: Readonly<Record<string, UnreadReason>> = {
  "bomb256-elems": "too-large",
  "bomb512-text": "too-large",
  deep: "damaged",
  deeptbl: "damaged",
  lol: "damaged",
  xxe: "damaged",
  "zip-dup": "damaged",
  "zip-flip": "damaged",
  "zip-lie-size": "damaged",
  "zip-trunc": "damaged",
};

function read(name: string): ReturnType<typeof readDocx> {
  return readDocx(`${name}.docx`, readFileSync(new URL(`${name}.docx`, FOLDER)));
}

describe.skipIf(!present)("trap documents", () => {
  it.each(Object.entries(READ))("%s is read as a person sees it", (name, expected) => {
    const paper = read(name);
    const counted = Object.fromEntries(Object.entries(paper.flags).filter(([, count]) => count > 0));
    expect(linesOf(paper.blocks)).toEqual(expected.lines);
    expect(counted).toEqual(expected.flags ?? {});
  });

  it.each(Object.entries(REFUSED))("%s is refused as %s", (name, reason) => {
    expect(() => read(name)).toThrow(UnreadableDocument);
    expect(() => read(name)).toThrow(new RegExp(`^${reason}`));
  });
});
