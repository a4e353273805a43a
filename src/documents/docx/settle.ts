/**
 * Word's tree with everything settled that is not text: tracked changes accepted, alternatives chosen, content controls
 * replaced by what they show, wrappers opened. What is left are paragraphs, tables, runs.
 */
import { childOf, childrenOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement, XmlNode } from "../xml-tree.ts";
import { isOn } from "./look.ts";
import type { Tally } from "./tally.ts";

/** A check box control becomes one such element, `state` on or off. */
export const MARK_ELEMENT = "settled:mark";

const DROPPED = new Set(["w:del", "w:moveFrom", "w:tblGrid", "w:instrText", "w:delText", "w:delInstrText", "w:rt"]);
const WRAPPERS = new Set([
  "w:ins",
  "w:moveTo",
  "w:smartTag",
  "w:hyperlink",
  "w:fldSimple",
  "w:customXml",
  "w:dir",
  "w:bdo",
  "w:ruby",
  "w:rubyBase",
  "w:sdtContent",
  "mc:Choice",
  "mc:Fallback",
  "m:oMath",
  "m:oMathPara",
]);

export function settle(element: XmlElement, tally: Tally): XmlElement {
  const children = element.children.flatMap((child) => settleNode(child, tally));
  return { ...element, children: joinDeletedBreaks(children) };
}

function settleNode(node: XmlNode, tally: Tally): readonly XmlNode[] {
  if (typeof node === "string") return [node];
  if (isProperties(node.name)) return [node];
  if (DROPPED.has(node.name)) return dropped(node, tally);
  if (node.name === "w:sdt") return settleControl(node, tally);
  if (node.name === "mc:AlternateContent") return settleAlternatives(node, tally);
  if (node.name === "w:tr" && childOf(childOf(node, "w:trPr"), "w:del") !== undefined) return dropped(node, tally);
  if (!WRAPPERS.has(node.name)) return [settle(node, tally)];
  if (node.name === "w:ins" || node.name === "w:moveTo") tally.insertions++;
  return settle(node, tally).children;
}

/** Properties are read by their own rules: `w:ins` and `w:del` in them speak of marks, not of text. */
function isProperties(name: string): boolean {
  return name.startsWith("w:") && name.endsWith("Pr");
}

function dropped(node: XmlElement, tally: Tally): readonly XmlNode[] {
  if (node.name === "w:del" || node.name === "w:moveFrom" || node.name === "w:tr") tally.deletions++;
  return [];
}

/** Programs that know the newer drawing take the Choice; the Fallback says the same again. */
function settleAlternatives(node: XmlElement, tally: Tally): readonly XmlNode[] {
  const chosen = childOf(node, "mc:Choice") ?? childOf(node, "mc:Fallback");
  return chosen === undefined ? [] : settle(chosen, tally).children;
}

function settleControl(control: XmlElement, tally: Tally): readonly XmlNode[] {
  const properties = childOf(control, "w:sdtPr");
  const content = childrenOf(control, "w:sdtContent").flatMap((inner) => settle(inner, tally).children);
  const box = childOf(properties, "w14:checkbox");
  if (box !== undefined) return withMark(content, isChecked(box) ? "on" : "off");
  const placeholder = childOf(properties, "w:showingPlcHdr");
  if (placeholder === undefined || !isOn(placeholder)) return content;
  tally.placeholders++;
  return content.flatMap(withoutRuns);
}

function isChecked(box: XmlElement): boolean {
  const checked = childOf(box, "w14:checked");
  return checked !== undefined && isOn(checked);
}

/** The words of an empty control ("Click to enter text") are Word's, not the applicant's. */
function withoutRuns(node: XmlNode): readonly XmlNode[] {
  if (typeof node === "string" || node.name === "w:r") return [];
  return [{ ...node, children: node.children.flatMap(withoutRuns) }];
}

/** Puts the state in place of the first run: a control may stand round a run, a paragraph or a cell. */
function withMark(content: readonly XmlNode[], state: "on" | "off"): readonly XmlNode[] {
  const mark: XmlElement = { name: MARK_ELEMENT, attributes: ` state="${state}"`, children: [] };
  let placed = false;
  const replace = (node: XmlNode): readonly XmlNode[] => {
    if (typeof node === "string") return [node];
    if (node.name !== "w:r") return [{ ...node, children: node.children.flatMap(replace) }];
    const first = !placed;
    placed = true;
    return first ? [mark] : [];
  };
  const replaced = content.flatMap(replace);
  return placed || elementsOf({ ...mark, children: content }).length > 0 ? replaced : [mark];
}

/** A paragraph whose mark was deleted runs on into the next one. */
function joinDeletedBreaks(children: readonly XmlNode[]): readonly XmlNode[] {
  if (!children.some(isBreakDeleted)) return children;
  const joined: XmlNode[] = [];
  let carried: readonly XmlNode[] = [];
  for (const child of children) {
    if (isBreakDeleted(child)) carried = [...carried, ...contentOf(child)];
    else if (carried.length > 0 && typeof child !== "string" && child.name === "w:p") {
      joined.push({ ...child, children: [...childrenOf(child, "w:pPr"), ...carried, ...contentOf(child)] });
      carried = [];
    } else joined.push(child);
  }
  return carried.length === 0 ? joined : [...joined, { name: "w:p", attributes: "", children: carried }];
}

function isBreakDeleted(node: XmlNode): boolean {
  if (typeof node === "string" || node.name !== "w:p") return false;
  const mark = childOf(childOf(node, "w:pPr"), "w:rPr");
  return childOf(mark, "w:del") !== undefined || childOf(mark, "w:moveFrom") !== undefined;
}

function contentOf(paragraph: XmlNode): readonly XmlNode[] {
  if (typeof paragraph === "string") return [paragraph];
  return paragraph.children.filter((child) => typeof child === "string" || child.name !== "w:pPr");
}
