/** doc of Word 97–2003 → a paper [MS-DOC]. */
import type { Block, Paper } from "../../forms/paper.ts";
import { openCompoundFile } from "../cfb.ts";
import { damaged, UnreadableDocument } from "../reading-error.ts";
import { readFib } from "./fib.ts";
import type { Fib } from "./fib.ts";
import { formatRuns } from "./format-runs.ts";
import { readPieces } from "./pieces.ts";
import { readStory } from "./story.ts";
import type { Story } from "./story.ts";

/** Throws UnreadableDocument; `converter-missing` for Word 6 and 95. */
export function readDoc(source: string, bytes: Uint8Array): Paper {
  try {
    return readWord(source, bytes);
  } catch (error) {
    // Offsets that lie end in reads beyond a buffer.
    if (error instanceof RangeError) throw new UnreadableDocument("damaged", "offsets", { cause: error });
    throw error;
  }
}

function readWord(source: string, bytes: Uint8Array): Paper {
  const file = openCompoundFile(bytes);
  const main = file.read("WordDocument");
  if (main === undefined) throw damaged("no Word stream");
  const fib = readFib(main);
  const tables = file.read(fib.tableStream);
  if (tables === undefined) throw damaged("no table stream");
  const tally = { pictures: 0, shapes: 0, hidden: 0, deletions: 0, insertions: 0, unreadParts: 0 };
  const story: Story = {
    main,
    data: file.read("Data") ?? Buffer.alloc(0),
    pieces: readPieces(tables, fib.pieces),
    characters: formatRuns(main, tables, fib.characterPages, "character"),
    paragraphs: formatRuns(main, tables, fib.paragraphPages, "paragraph"),
    tally,
  };
  const blocks = [...readStory(story, 0, fib.mainLength), ...readBoxes(story, fib)];
  return { kind: "doc", source, blocks, flags: tally };
}

/** The words of all text boxes stand together behind the other texts; where they hang is not followed. */
function readBoxes(story: Story, fib: Fib): readonly Block[] {
  if (fib.boxesLength === 0) return [];
  const blocks = readStory(story, fib.boxesStart, fib.boxesStart + fib.boxesLength);
  const worded = blocks.filter((block) => block.kind !== "paragraph" || block.runs.length > 0);
  return worded.length === 0 ? [] : [{ kind: "box", blocks: worded }];
}
