/** What an RTF reader keeps while it reads: groups, and where their text goes. */
import { openFlow } from "../flow.ts";
import type { Flow } from "../flow.ts";
import { damaged } from "../reading-error.ts";
import { visibleLook } from "./character-look.ts";
import type { CharacterLook } from "./character-look.ts";
import { colourTable } from "./colours.ts";
import { fontTable } from "./fonts.ts";
import type { FormField } from "./form-field.ts";
import { rowDefinition } from "./row-definition.ts";

export type Destination =
  | "text"
  | "skip"
  | "fonts"
  | "colours"
  | "number"
  | "instruction"
  | "form-field"
  | "entry"
  | "result"
  | "shape";

export type Group = {
  destination: Destination;
  look: CharacterLook;
  /** How many characters behind `\u` say the same for old readers. */
  fallbackLength: number;
  starred: boolean;
  /** What is done when the group ends. */
  end: (() => void) | undefined;
};

export type State = {
  readonly groups: Group[];
  readonly flows: Flow[];
  readonly tally: {
    pictures: number;
    shapes: number;
    hidden: number;
    deletions: number;
    insertions: number;
    unreadParts: number;
  };
  readonly fonts: ReturnType<typeof fontTable>;
  readonly colours: ReturnType<typeof colourTable>;
  readonly row: ReturnType<typeof rowDefinition>;
  /** Text that waits to be decoded, one character for each byte. */
  bytes: string;
  toSkip: number;
  depth: number;
  collected: string;
  field: FormField | undefined;
  /** The state of a form field is told: its result would say it again. */
  resultIsSaid: boolean;
};

export function newState(): State {
  return {
    groups: [{ destination: "text", look: {}, fallbackLength: 1, starred: false, end: undefined }],
    flows: [openFlow()],
    tally: { pictures: 0, shapes: 0, hidden: 0, deletions: 0, insertions: 0, unreadParts: 0 },
    fonts: fontTable(),
    colours: colourTable(),
    row: rowDefinition(),
    bytes: "",
    toSkip: 0,
    depth: 0,
    collected: "",
    field: undefined,
    resultIsSaid: false,
  };
}

export function groupOf(state: State): Group {
  const group = state.groups.at(-1);
  if (group === undefined) throw damaged("RTF groups");
  return group;
}

export function flowOf(state: State): Flow {
  const flow = state.flows.at(-1);
  if (flow === undefined) throw damaged("RTF groups");
  return flow;
}

/** Bytes wait for their neighbours: some code pages need several for one character. */
export function flush(state: State): void {
  const { bytes } = state;
  if (bytes === "") return;
  state.bytes = "";
  put(state, state.fonts.decode(groupOf(state).look.font, bytes));
}

export function say(state: State, text: string): void {
  flush(state);
  put(state, text);
}

export function put(state: State, text: string): void {
  const { destination, look } = groupOf(state);
  if (destination === "number" || destination === "entry") state.collected += text;
  if (destination !== "text" && !(destination === "result" && !state.resultIsSaid)) return;
  if (look.deleted === true) return;
  if (look.hidden === true) {
    state.tally.hidden++;
    return;
  }
  flowOf(state).add({ text, ...visibleLook(look) });
}

export function endParagraph(state: State): void {
  flush(state);
  if (isText(state)) flowOf(state).endParagraph(state.depth);
}

function isText(state: State): boolean {
  const { destination } = groupOf(state);
  return destination === "text" || destination === "result";
}
