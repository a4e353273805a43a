/**
 * What a filled-in template says, taken apart: a small Markdown, so that the text and the HTML of a letter can't differ
 * and whoever edits a template needs to know no HTML.
 *
 *     # title   ## section   ### part   - point   1. step   > box   !> red box   ---   ~ label | value | percent
 *     % address | words: a QR code, in the HTML only
 *     | cell | cell |   two spaces in front: a further line of the point above   **strong**   !!red!!   [words](address)
 */
import { restored } from "./inert.ts";

export type Inline = {
  readonly text: string;
  readonly look?: "strong" | "alarm";
  readonly href?: string;
};
export type Line = readonly Inline[];
export type ListItem = { readonly marker: string; readonly lines: readonly Line[] };
export type Bar = { readonly label: string; readonly value: string; readonly percent: number };

export type MarkupBlock =
  | { readonly block: "heading"; readonly level: 1 | 2 | 3; readonly line: Line }
  | { readonly block: "paragraph"; readonly line: Line }
  | { readonly block: "box"; readonly alarm: boolean; readonly lines: readonly Line[] }
  | { readonly block: "list"; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | { readonly block: "table"; readonly rows: readonly (readonly Line[])[] }
  | { readonly block: "bars"; readonly bars: readonly Bar[] }
  /** `words` stand beside it. A text has no room for it: there the address itself must stand as well. */
  | { readonly block: "code"; readonly address: string; readonly words: string }
  | { readonly block: "rule" };

type Piece = MarkupBlock | "gap" | { readonly more: Line };

const INLINE = /\*\*(?<strong>.+?)\*\*|!!(?<alarm>.+?)!!|\[(?<words>[^\]]+)\]\((?<href>[^)\s]+)\)/gu;
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|tel:)/iu;

/** The blocks of a text, values restored. */
export function parseMarkup(source: string): readonly MarkupBlock[] {
  return joined(source.split("\n").map(pieceOf)).filter(hasWords);
}

function pieceOf(line: string): Piece {
  const [, marker = "", rest = ""] =
    /^(#{1,3}|!?>|-(?=\s)|\d+\.(?=\s)|~|%(?=\s)|\||---$| {2,})?(.*)$/u.exec(line.trimEnd()) ?? [];
  const words = rest.trim();
  if (marker === "") return words === "" ? "gap" : { block: "paragraph", line: inlines(words) };
  if (marker.startsWith(" ")) return words === "" ? "gap" : { more: inlines(words) };
  return markedPiece(marker, words);
}

function markedPiece(marker: string, words: string): Piece {
  switch (marker) {
    case "#":
      return { block: "heading", level: 1, line: inlines(words) };
    case "##":
      return { block: "heading", level: 2, line: inlines(words) };
    case "###":
      return { block: "heading", level: 3, line: inlines(words) };
    case ">":
    case "!>":
      return { block: "box", alarm: marker === "!>", lines: [inlines(words)] };
    case "~":
      return { block: "bars", bars: [bar(words)] };
    case "%":
      return codeOf(words);
    case "|":
      return { block: "table", rows: [cells(words)] };
    case "---":
      return { block: "rule" };
    default:
      return { block: "list", ordered: marker !== "-", items: [{ marker, lines: [inlines(words)] }] };
  }
}

/** Neighbours of one kind grow together; points of a list also across empty lines. */
function joined(pieces: readonly Piece[]): readonly MarkupBlock[] {
  const blocks: MarkupBlock[] = [];
  let gap = false;
  for (const piece of pieces) {
    if (piece === "gap") {
      gap = true;
      continue;
    }
    const last = blocks.at(-1);
    const grown = last && grownBy(last, piece, gap);
    if (grown) blocks.splice(-1, 1, grown);
    else blocks.push("more" in piece ? { block: "paragraph", line: piece.more } : piece);
    gap = false;
  }
  return blocks;
}

function grownBy(last: MarkupBlock, piece: Exclude<Piece, "gap">, gap: boolean): MarkupBlock | undefined {
  if (last.block === "list") return "more" in piece ? withMore(last, piece.more) : longerList(last, piece);
  if (gap || "more" in piece) return undefined;
  if (last.block === "paragraph" && piece.block === "paragraph")
    return { ...last, line: [...last.line, { text: " " }, ...piece.line] };
  if (last.block === "box" && piece.block === "box" && last.alarm === piece.alarm)
    return { ...last, lines: [...last.lines, ...piece.lines] };
  if (last.block === "table" && piece.block === "table") return { ...last, rows: [...last.rows, ...piece.rows] };
  if (last.block === "bars" && piece.block === "bars") return { ...last, bars: [...last.bars, ...piece.bars] };
  return undefined;
}

type List = Extract<MarkupBlock, { block: "list" }>;

function withMore(list: List, line: Line): MarkupBlock {
  const item = list.items.at(-1);
  if (item === undefined) return list;
  return { ...list, items: [...list.items.slice(0, -1), { ...item, lines: [...item.lines, line] }] };
}

function longerList(list: List, piece: MarkupBlock): MarkupBlock | undefined {
  if (piece.block !== "list" || piece.ordered !== list.ordered) return undefined;
  return { ...list, items: [...list.items, ...piece.items] };
}

function bar(words: string): Bar {
  const [label = "", value = "", percent = "0"] = words.split("|").map((part) => restored(part.trim()));
  return { label, value, percent: Math.max(0, Math.min(100, Number(percent) || 0)) };
}

function codeOf(words: string): MarkupBlock {
  const [address = "", caption = ""] = words.split("|").map((part) => restored(part.trim()));
  return { block: "code", address, words: caption };
}

function cells(words: string): readonly Line[] {
  return words
    .replace(/\|$/u, "")
    .split("|")
    .map((cell) => inlines(cell.trim()));
}

function inlines(words: string): Line {
  const found: Inline[] = [];
  let end = 0;
  for (const match of words.matchAll(INLINE)) {
    if (match.index > end) found.push({ text: restored(words.slice(end, match.index)) });
    found.push(looking(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < words.length) found.push({ text: restored(words.slice(end)) });
  return found;
}

function looking({ strong, alarm, words = "", href = "" }: Readonly<Record<string, string | undefined>>): Inline {
  if (strong !== undefined) return { text: restored(strong), look: "strong" };
  if (alarm !== undefined) return { text: restored(alarm), look: "alarm" };
  const address = restored(href);
  return SAFE_ADDRESS.test(address) ? { text: restored(words), href: address } : { text: restored(words) };
}

function hasWords(block: MarkupBlock): boolean {
  return !("line" in block) || block.line.length > 0;
}
