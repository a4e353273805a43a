/** One run: its text in its look, fields, symbols, pictures, shapes, text boxes. */
import type { Run } from "../../forms/paper.ts";
import { readableText, symbolOf } from "../symbol-fonts.ts";
import { attributeOf, childOf, childrenOf, deepText, descendantsOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import { isOn, lookOf, visibleLook } from "./look.ts";
import type { Look } from "./look.ts";
import type { Styles } from "./styles.ts";
import type { Tally } from "./tally.ts";

/** A complex field (ISO/IEC 29500-1 §17.16.18) that has begun and not ended. */
export type Field = {
  /** The instruction is over, what follows is the result. */
  shown: boolean;
  /** A form field whose state was taken from its data: the text between its marks would say it again. */
  readonly silent: boolean;
};

type RunContext = {
  readonly styles: Styles;
  readonly tally: Tally;
  readonly fields: Field[];
  readonly openBox: (content: XmlElement) => void;
};

const SHAPES = ["wps:wsp", "v:shape", "v:oval", "v:rect", "v:roundrect", "v:polyline", "v:curve", "v:arc"];

export function readRun(element: XmlElement, base: Look, context: RunContext): readonly Run[] {
  const properties = childOf(element, "w:rPr");
  const style = attributeOf(childOf(properties, "w:rStyle"), "val");
  const look: Look = { ...base, ...context.styles.look("character", style), ...lookOf(properties) };
  const runs = elementsOf(element).flatMap((child) => readChild(child, look, context));
  if (look.hidden !== true) return runs.map((run) => ({ ...run, ...visibleLook(look) }));
  if (runs.length > 0) context.tally.hidden++;
  return [];
}

function readChild(element: XmlElement, look: Look, context: RunContext): readonly Run[] {
  if (element.name === "w:fldChar") return readFieldMark(element, context.fields);
  if (element.name === "w:drawing" || element.name === "w:pict") return readDrawing(element, context);
  if (element.name === "w:object") return readObject(context);
  if (context.fields.some((field) => !field.shown || field.silent)) return [];
  return textOfChild(element, look).map((text) => ({ text }));
}

function textOfChild(element: XmlElement, look: Look): readonly string[] {
  switch (element.name) {
    case "w:t":
    case "m:t":
      return [readableText(deepText(element), look.font)].filter((text) => text !== "");
    case "w:tab":
    case "w:ptab":
      return ["\t"];
    case "w:br":
    case "w:cr":
      return ["\n"];
    case "w:noBreakHyphen":
      return ["-"];
    case "w:sym":
      return [symbolOf(attributeOf(element, "font"), Number.parseInt(attributeOf(element, "char") ?? "", 16))];
    default:
      return [];
  }
}

function readFieldMark(element: XmlElement, fields: Field[]): readonly Run[] {
  switch (attributeOf(element, "fldCharType")) {
    case "begin": {
      const shown = formFieldState(childOf(element, "w:ffData"));
      fields.push({ shown: false, silent: shown !== undefined });
      return shown ?? [];
    }
    case "separate": {
      const field = fields.at(-1);
      if (field !== undefined) field.shown = true;
      return [];
    }
    case "end":
      fields.pop();
      return [];
    default:
      return [];
  }
}

/** Legacy check boxes and drop-downs keep their state beside the text; text fields keep it in the text. */
function formFieldState(data: XmlElement | undefined): readonly Run[] | undefined {
  const box = childOf(data, "w:checkBox");
  const list = childOf(data, "w:ddList");
  if (box !== undefined) {
    const state = childOf(box, "w:checked") ?? childOf(box, "w:default");
    return state !== undefined && isOn(state) ? [{ text: "☒", mark: "on" }] : [{ text: "☐", mark: "off" }];
  }
  if (list === undefined) return undefined;
  const chosen = Number(attributeOf(childOf(list, "w:result") ?? childOf(list, "w:default"), "val") ?? 0);
  const text = attributeOf(childrenOf(list, "w:listEntry")[chosen], "val") ?? "";
  return text === "" ? [] : [{ text }];
}

/** A picture or pen strokes stay in their place; a shape is only counted; a text box is read beside the paragraph. */
function readDrawing(element: XmlElement, context: RunContext): readonly Run[] {
  const boxes = outermostBoxes(element);
  boxes.forEach(context.openBox);
  const shapes = SHAPES.flatMap((name) => descendantsOf(element, name));
  context.tally.shapes += shapes.filter((shape) => !isPicture(shape) && !holdsText(shape) && !isLine(shape)).length;
  if (!isPicture(element)) return [];
  context.tally.pictures++;
  return [{ text: "", picture: true }];
}

/** A line to sign on goes round no word. */
function isLine(shape: XmlElement): boolean {
  return descendantsOf(shape, "a:prstGeom").some((form) => /line|connector/iu.test(attributeOf(form, "prst") ?? ""));
}

function readObject(context: RunContext): readonly Run[] {
  context.tally.unreadParts++;
  return [];
}

function outermostBoxes(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === "w:txbxContent" ? [child] : outermostBoxes(child)));
}

/** A signature line that nobody signed looks like a picture and is none. */
function isPicture(element: XmlElement): boolean {
  if (descendantsOf(element, "o:signatureline").length > 0) return false;
  const painted = ["a:blip", "v:imagedata", "w14:contentPart", "a:custGeom"];
  return painted.some((name) => descendantsOf(withoutBoxes(element), name).length > 0);
}

function withoutBoxes(element: XmlElement): XmlElement {
  const children = elementsOf(element).filter((child) => child.name !== "w:txbxContent");
  return { ...element, children: children.map(withoutBoxes) };
}

function holdsText(shape: XmlElement): boolean {
  return outermostBoxes(shape).some((box) => descendantsOf(box, "w:t").some((text) => deepText(text).trim() !== ""));
}
