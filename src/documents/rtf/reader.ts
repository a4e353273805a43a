/** Tokens of an RTF file, one after the other, as blocks. */
import type { Block, Flags } from "../../forms/paper.ts";
import { damaged } from "../reading-error.ts";
import { lookAfter } from "./character-look.ts";
import { READ_STARRED } from "./destinations.ts";
import { describeFormField } from "./form-field.ts";
import { openDestination } from "./open-destination.ts";
import { endParagraph, flowOf, flush, groupOf, put, say, newState } from "./state.ts";
import type { Group, State } from "./state.ts";
import type { Token } from "./tokens.ts";

export type Reader = {
  readonly take: (token: Token) => void;
  readonly finish: () => { readonly blocks: readonly Block[]; readonly flags: Flags };
};

const DEEPEST_GROUP = 512;

export function openReader(): Reader {
  const state = newState();
  return {
    take: (token) => take(state, token),
    finish: () => {
      flush(state);
      while (state.groups.length > 1) closeGroup(state);
      return { blocks: flowOf(state).finish(), flags: state.tally };
    },
  };
}

function take(state: State, token: Token): void {
  switch (token.token) {
    case "open":
      return openGroup(state);
    case "close":
      return closeGroup(state);
    case "text":
      return takeText(state, token.text);
    case "symbol":
      return takeSymbol(state, token.symbol);
    case "word":
      return takeWord(state, token.word, token.number);
  }
}

function openGroup(state: State): void {
  flush(state);
  if (state.groups.length >= DEEPEST_GROUP) throw damaged("RTF nested too deep");
  state.groups.push({ ...groupOf(state), starred: false, end: undefined });
  state.toSkip = 0;
}

function closeGroup(state: State): void {
  flush(state);
  state.toSkip = 0;
  if (state.groups.length > 1) state.groups.pop()?.end?.();
}

function takeText(state: State, given: string): void {
  const { destination } = groupOf(state);
  const text = given.slice(state.toSkip);
  state.toSkip = Math.max(0, state.toSkip - given.length);
  if (destination === "fonts") state.fonts.nameText(text);
  else if (destination === "colours") state.colours.text(text);
  else if (destination !== "skip") state.bytes += text;
}

function takeSymbol(state: State, symbol: string): void {
  if (symbol === "*") groupOf(state).starred = true;
  else if (state.toSkip > 0) state.toSkip--;
  else if (symbol === "~") say(state, "\u00a0");
  else if (symbol === "_") say(state, "-");
  else if (symbol === "\n" || symbol === "\r") endParagraph(state);
}

function takeWord(state: State, word: string, number: number | undefined): void {
  const group = groupOf(state);
  const { starred } = group;
  group.starred = false;
  if (openDestination(state, group, word)) return;
  if (starred && !READ_STARRED.has(word)) group.destination = "skip";
  if (group.destination === "skip") return;
  if (group.destination === "fonts") return describeFont(state, word, number);
  if (group.destination === "colours") return state.colours.word(word, number ?? 0);
  if (group.destination === "form-field" && state.field !== undefined) describeFormField(state.field, word, number);
  if (word === "u") return takeUnicode(state, number ?? 0);
  if (SAID.has(word)) return say(state, SAID.get(word) ?? "");
  const look = lookAfter(group.look, word, number, state.colours.isWhite);
  if (look !== group.look) {
    flush(state);
    if (look.deleted === true && group.look.deleted !== true) state.tally.deletions++;
    group.look = look;
    return;
  }
  takeStructure(state, group, word, number);
}

const SAID: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["line", "\n"],
  ["emdash", "—"],
  ["endash", "–"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
  ["emspace", " "],
  ["enspace", " "],
]);

function takeUnicode(state: State, number: number): void {
  flush(state);
  const code = number < 0 ? number + 0x10000 : number;
  put(state, state.fonts.character(groupOf(state).look.font, code));
  state.toSkip = groupOf(state).fallbackLength;
}

function describeFont(state: State, word: string, number: number | undefined): void {
  if (word === "f" && number !== undefined) state.fonts.begin(number);
  if (word === "fcharset" && number !== undefined) state.fonts.charset(number);
}

function takeStructure(state: State, group: Group, word: string, number: number | undefined): void {
  if (state.row.word(word, number)) return;
  switch (word) {
    case "ansicpg":
      return state.fonts.codePage(number ?? 1252);
    case "uc":
      group.fallbackLength = number ?? 1;
      return;
    case "pard":
      flush(state);
      state.depth = 0;
      return;
    case "intbl":
      state.depth = Math.max(1, state.depth);
      return;
    case "itap":
      state.depth = Math.max(0, Math.min(16, number ?? 0));
      return;
    case "par":
    case "sect":
      return endParagraph(state);
    case "revised":
      if (number !== 0) state.tally.insertions++;
      return;
    default:
      return takeTableEnd(state, word);
  }
}

function takeTableEnd(state: State, word: string): void {
  if (!["cell", "row", "nestcell", "nestrow"].includes(word)) return;
  flush(state);
  const depth = word.startsWith("nest") ? Math.max(2, state.depth) : 1;
  if (word.endsWith("cell")) flowOf(state).endCell(depth);
  else flowOf(state).endRow(depth, state.row.shape());
}
