/** Form controls (OpenDocument 1.3, part 3, §13): what each shows, by its id. */
import type { Run } from "../../forms/paper.ts";
import { attributeOf, childrenOf, descendantsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";

export function readControls(body: XmlElement): ReadonlyMap<string, readonly Run[]> {
  const controls = new Map<string, readonly Run[]>();
  for (const form of descendantsOf(body, "form:form")) {
    for (const [name, show] of SHOWN) {
      for (const control of descendantsOf(form, name)) controls.set(attributeOf(control, "id") ?? "", show(control));
    }
  }
  return controls;
}

const SHOWN: readonly (readonly [string, (control: XmlElement) => readonly Run[]])[] = [
  ["form:checkbox", (control) => [stateOf(attributeOf(control, "current-state") === "checked"), ...labelOf(control)]],
  ["form:radio", (control) => [stateOf(attributeOf(control, "current-selected") === "true"), ...labelOf(control)]],
  ["form:text", valueOf],
  ["form:textarea", valueOf],
  ["form:date", valueOf],
  ["form:combobox", valueOf],
  ["form:listbox", chosenOf],
];

/** A ticked or an empty box. */
export function stateOf(on: boolean): Run {
  return on ? { text: "☒", mark: "on" } : { text: "☐", mark: "off" };
}

function labelOf(control: XmlElement): readonly Run[] {
  return asRun(attributeOf(control, "label"));
}

function valueOf(control: XmlElement): readonly Run[] {
  return asRun(attributeOf(control, "current-value") ?? attributeOf(control, "value"));
}

function chosenOf(control: XmlElement): readonly Run[] {
  const chosen = childrenOf(control, "form:option").find(
    (option) => attributeOf(option, "current-selected") === "true",
  );
  return asRun(attributeOf(chosen, "label"));
}

function asRun(text: string | undefined): readonly Run[] {
  return text === undefined || text === "" ? [] : [{ text }];
}
