/** Tokens of a web page, one after the other, as blocks. */
import type { Block, Flags, Run } from "../../forms/paper.ts";
import { joinRuns } from "../runs.ts";
import { readableText } from "../symbol-fonts.ts";
import { attribute } from "../xml.ts";
import { lookInside, visibleLook } from "./element-look.ts";
import type { HtmlLook } from "./element-look.ts";
import { decodeHtmlEntities } from "./entities.ts";
import { htmlTable } from "./grid.ts";
import type { HtmlTable } from "./grid.ts";
import type { HtmlToken } from "./tokens.ts";

const VOID = new Set(["br", "img", "input", "hr", "meta", "link", "col", "wbr", "area", "base", "source"]);
const PARAGRAPHS = new Set([
  "p",
  "div",
  "li",
  "ul",
  "ol",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "body",
  "center",
  "hr",
  "caption",
  "form",
  "section",
  "article",
  "blockquote",
  "dt",
  "dd",
  "pre",
]);
const DEEPEST = 512;

/** The body, or a cell. `opened` says how many elements were open where it began. */
type Frame = {
  blocks: Block[];
  runs: Run[];
  readonly opened: number;
  readonly spans: { readonly columns: number; readonly rows: number };
};
type Open = { readonly name: string; readonly look: HtmlLook };
type State = {
  readonly frames: Frame[];
  readonly tables: HtmlTable[];
  readonly open: Open[];
  readonly tally: { pictures: number; hidden: number };
};

export function readPage(tokens: Iterable<HtmlToken>): { readonly blocks: readonly Block[]; readonly flags: Flags } {
  const body: Frame = { blocks: [], runs: [], opened: 0, spans: { columns: 1, rows: 1 } };
  const state: State = { frames: [body], tables: [], open: [], tally: { pictures: 0, hidden: 0 } };
  for (const token of tokens) take(state, token);
  while (state.tables.length > 0) closeTable(state);
  endParagraph(state);
  return { blocks: body.blocks, flags: state.tally };
}

function take(state: State, token: HtmlToken): void {
  if (token.token === "text") addText(state, token.text);
  else if (token.token === "close") closeElement(state, token.name);
  else openElement(state, token.name, token.attributes);
}

function frameOf(state: State): Frame | undefined {
  return state.frames.at(-1);
}

function lookOf(state: State): HtmlLook {
  return state.open.at(-1)?.look ?? {};
}

function addText(state: State, written: string): void {
  const look = lookOf(state);
  const text = readableText(decodeHtmlEntities(written.replace(/[ \t\r\n\f]+/g, " ")), look.font);
  const runs = frameOf(state)?.runs;
  if (runs === undefined || text === "" || (text === " " && runs.length === 0)) return;
  if (look.hidden === true) state.tally.hidden += text.trim() === "" ? 0 : 1;
  else runs.push({ text, ...visibleLook(look) });
}

function endParagraph(state: State): void {
  const frame = frameOf(state);
  if (frame === undefined || frame.runs.length === 0) return;
  const runs = joinRuns(frame.runs);
  frame.runs = [];
  const blank = runs.every((run) => run.text.trim() === "" && run.mark === undefined && run.picture === undefined);
  if (!blank) frame.blocks.push({ kind: "paragraph", runs });
}

function openElement(state: State, name: string, attributes: string): void {
  if (PARAGRAPHS.has(name)) endParagraph(state);
  if (name === "table") openTable(state);
  else if (name === "tr") openRow(state);
  else if (name === "td" || name === "th") openCell(state, attributes);
  if (VOID.has(name)) return addVoid(state, name, attributes);
  if (state.open.length < DEEPEST) state.open.push({ name, look: lookInside(lookOf(state), name, attributes) });
}

function closeElement(state: State, name: string): void {
  if (PARAGRAPHS.has(name)) endParagraph(state);
  if (name === "table") closeTable(state);
  else if (name === "td" || name === "th" || name === "tr") closeCell(state);
  const at = state.open.findLastIndex((element) => element.name === name);
  if (at >= (frameOf(state)?.opened ?? 0)) state.open.length = at;
}

function openTable(state: State): void {
  endParagraph(state);
  if (state.tables.length < DEEPEST) state.tables.push(htmlTable());
}

function openRow(state: State): void {
  closeCell(state);
  state.tables.at(-1)?.openRow();
}

function openCell(state: State, attributes: string): void {
  closeCell(state);
  if (state.tables.length === 0) return;
  const spans = { columns: spanOf(attributes, "colspan"), rows: spanOf(attributes, "rowspan") };
  state.frames.push({ blocks: [], runs: [], opened: state.open.length, spans });
}

function spanOf(attributes: string, name: string): number {
  const number = Number(attribute(attributes, name) ?? unquoted(attributes, name) ?? 1);
  return Number.isInteger(number) ? number : 1;
}

function unquoted(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}=(\\d+)`, "i").exec(attributes)?.[1];
}

/** Each table that is open has at most one cell open: a cell ends where the next begins. */
function closeCell(state: State): void {
  if (state.frames.length <= state.tables.length || state.tables.length === 0) return;
  endParagraph(state);
  const frame = state.frames.pop();
  if (frame === undefined) return;
  state.open.length = Math.min(state.open.length, frame.opened);
  state.tables.at(-1)?.addCell(frame.blocks, frame.spans);
}

function closeTable(state: State): void {
  closeCell(state);
  const table = state.tables.pop()?.finish();
  if (table !== undefined && table.rows.length > 0) frameOf(state)?.blocks.push(table);
}

function addVoid(state: State, name: string, attributes: string): void {
  const runs = frameOf(state)?.runs;
  if (name === "br") runs?.push({ text: "\n" });
  if (name === "img") {
    state.tally.pictures++;
    runs?.push({ text: "", picture: true });
  }
  if (name === "input") runs?.push(...inputRuns(attributes));
}

function inputRuns(attributes: string): readonly Run[] {
  const type = (/\btype\s*=\s*["']?(\w+)/i.exec(attributes)?.[1] ?? "text").toLowerCase();
  if (type === "checkbox" || type === "radio") {
    return /\bchecked\b/i.test(attributes) ? [{ text: "☒", mark: "on" }] : [{ text: "☐", mark: "off" }];
  }
  const value = type === "text" ? (attribute(attributes, "value") ?? "") : "";
  return value === "" ? [] : [{ text: value }];
}
