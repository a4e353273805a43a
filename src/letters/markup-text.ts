/** Blocks as plain text, wrapped so that nothing is lost in the narrowest mail program (RFC 5322 §2.1.1 asks for 78). */
import type { Bar, Inline, Line, ListItem, MarkupBlock } from "./markup.ts";

export const COLUMNS = 76;
const BAR_WIDTH = 30;

/** Text with `\n` line ends, without a last one. */
export function textOfBlocks(blocks: readonly MarkupBlock[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== "")
    .join("\n\n");
}

function blockText(block: MarkupBlock): string {
  switch (block.block) {
    case "heading":
      return headingText(block.level, words(block.line));
    case "paragraph":
      return wrapped(words(block.line), "", "");
    case "box":
      return framed(block.lines.map((line) => wrapped(words(line), "  ", "  ")).join("\n"), block.alarm ? "!" : "=");
    case "list":
      return listText(block.items);
    case "table":
      return block.rows.map(rowText).join("\n");
    case "bars":
      return block.bars.map(barText).join("\n");
    case "code":
      return "";
    case "rule":
      return "- ".repeat(COLUMNS / 2).trimEnd();
  }
}

function headingText(level: 1 | 2 | 3, title: string): string {
  const text = wrapped(title, "", "");
  if (level === 1) return text;
  return level === 2 ? `${text}\n${"-".repeat(widest(text))}` : `[ ${wrapped(title, "", "  ")} ]`;
}

function framed(text: string, sign: string): string {
  const edge = sign.repeat(Math.min(COLUMNS, widest(text) + 2));
  return `${edge}\n${text}\n${edge}`;
}

function listText(items: readonly ListItem[]): string {
  const airy = items.some((item) => item.lines.length > 1);
  return items.map(itemText).join(airy ? "\n\n" : "\n");
}

function itemText({ marker, lines }: ListItem): string {
  const sign = `${marker} `;
  const indent = " ".repeat(sign.length);
  return lines
    .flatMap(linesOf)
    .map((line, index) => wrapped(words(line), index === 0 ? sign : indent, indent))
    .join("\n");
}

function rowText(row: readonly Line[]): string {
  const [label = "", ...values] = row.map(words);
  const value = values.join(" · ");
  return value === "" ? wrapped(label, "", "  ") : wrapped(`${label}: ${value}`, "", "  ");
}

function barText({ label, value, percent }: Bar): string {
  const length = percent > 0 ? Math.max(1, Math.round((percent / 100) * BAR_WIDTH)) : 0;
  return `${label}  ${"█".repeat(length)}${length > 0 ? " " : ""}${value}`;
}

/** Links in a row would run into each other: in the text each has a line of its own. */
function linesOf(line: Line): readonly Line[] {
  const links = line.filter(({ href }) => href !== undefined);
  return links.length > 1 && line.every(({ href, text }) => href !== undefined || text.trim() === "·")
    ? links.map((link) => [link])
    : [line];
}

function words(line: Line): string {
  return line.map(inlineText).join("");
}

function inlineText({ text, href }: Inline): string {
  if (href === undefined || href === text || /^(?:mailto|tel):[^?]*$/iu.test(href)) return text;
  return `${text}: ${href}`;
}

/** A word longer than a line, an address say, is left whole. */
function wrapped(text: string, first: string, further: string): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ").filter((each) => each !== "")) {
    if (!empty && width(line) + 1 + width(word) > COLUMNS) {
      lines.push(line);
      [line, empty] = [further, true];
    }
    line = empty ? line + word : `${line} ${word}`;
    empty = false;
  }
  return [...lines, line].join("\n");
}

function widest(text: string): number {
  return Math.max(...text.split("\n").map(width));
}

function width(text: string): number {
  return Array.from(text).length;
}
