/** Groups whose text goes elsewhere: fonts, numbers, form fields, pictures, text boxes. */
import { openFlow } from "../flow.ts";
import { SKIPPED } from "./destinations.ts";
import { formFieldRuns, newFormField } from "./form-field.ts";
import { flowOf, flush } from "./state.ts";
import type { Destination, Group, State } from "./state.ts";

/** Words that say where the text of their group goes. True where the word was one. */
export function openDestination(state: State, group: Group, word: string): boolean {
  if (group.destination === "skip") return true;
  if (SKIPPED.has(word)) return redirect(state, group, "skip");
  switch (word) {
    case "fonttbl":
      return redirect(state, group, "fonts");
    case "colortbl":
      return redirect(state, group, "colours");
    case "listtext":
    case "pntext":
      return collect(state, group, "number", (text) => flowOf(state).number(text.trim()));
    case "fldinst":
      return redirect(state, group, "instruction");
    case "fldrslt":
      group.end = () => {
        state.resultIsSaid = false;
      };
      return redirect(state, group, group.destination === "text" ? "result" : group.destination);
    case "formfield":
      return openFormField(state, group);
    case "ffl":
      return collect(state, group, "entry", (text) => state.field?.entries.push(text));
    case "pict":
      return takePicture(state, group);
    case "object":
      state.tally.unreadParts++;
      return redirect(state, group, "skip");
    case "shp":
    case "do":
      return openShape(state, group);
    case "shptxt":
    case "dptxbxtext":
      return openBox(state, group);
    default:
      return false;
  }
}

function redirect(state: State, group: Group, destination: Destination): true {
  flush(state);
  group.destination = destination;
  return true;
}

function collect(state: State, group: Group, destination: Destination, use: (text: string) => void): true {
  redirect(state, group, destination);
  state.collected = "";
  group.end = () => use(state.collected);
  return true;
}

function openFormField(state: State, group: Group): true {
  const field = newFormField();
  state.field = field;
  group.end = () => {
    const runs = formFieldRuns(field);
    state.field = undefined;
    if (runs === undefined) return;
    state.resultIsSaid = true;
    runs.forEach(flowOf(state).add);
  };
  return redirect(state, group, "form-field");
}

function takePicture(state: State, group: Group): true {
  const visible = group.destination === "text" || group.destination === "result" || group.destination === "shape";
  redirect(state, group, "skip");
  if (!visible) return true;
  state.tally.pictures++;
  flowOf(state).add({ text: "", picture: true });
  return true;
}

/** A shape counts where it holds neither a picture nor words. */
function openShape(state: State, group: Group): true {
  const { pictures } = state.tally;
  const boxes = state.flows.length;
  const before = state.collected;
  state.collected = "";
  group.end = () => {
    if (state.tally.pictures === pictures && state.collected !== "box" && state.flows.length === boxes)
      state.tally.shapes++;
    state.collected = before;
  };
  return redirect(state, group, "shape");
}

/** The words of a text box are a flow of their own, told as a paragraph's neighbour. */
function openBox(state: State, group: Group): true {
  flush(state);
  const depth = state.depth;
  state.flows.push(openFlow());
  state.depth = 0;
  group.end = () => {
    const blocks = state.flows.pop()?.finish() ?? [];
    state.depth = depth;
    state.collected = "box";
    flowOf(state).box(blocks);
  };
  group.look = {};
  return redirect(state, group, "text");
}
