/** What stands inside a paragraph (OpenDocument 1.3, part 3, §6, §7, §10). */
import type { Run } from "../../forms/paper.ts";
import { readableText } from "../symbol-fonts.ts";
import { attributeOf, childOf, childrenOf, descendantsOf } from "../xml-tree.ts";
import type { XmlElement, XmlNode } from "../xml-tree.ts";
import type { Context } from "./context.ts";
import { stateOf } from "./controls.ts";
import { visibleLook } from "./styles.ts";

const DROPPED = new Set([
  "text:note",
  "office:annotation",
  "text:ruby-text",
  "text:tracked-changes",
  "form:properties",
]);
const SHAPES = new Set([
  "draw:custom-shape",
  "draw:ellipse",
  "draw:circle",
  "draw:line",
  "draw:rect",
  "draw:path",
  "draw:polygon",
  "draw:polyline",
  "draw:connector",
]);
const LONGEST_SPACE = 200;

type OpenBox = (content: XmlElement) => void;

export function readInline(element: XmlElement, context: Context, openBox: OpenBox): readonly Run[] {
  return element.children.flatMap((child) => readNode(child, context, openBox));
}

function readNode(node: XmlNode, context: Context, openBox: OpenBox): readonly Run[] {
  if (typeof node === "string") return textRun(node.replace(/[ \t\r\n]+/g, " "), context);
  if (DROPPED.has(node.name)) return [];
  if (SHAPES.has(node.name)) return readShape(node, context, openBox);
  switch (node.name) {
    case "text:s":
      return textRun(" ".repeat(Math.min(LONGEST_SPACE, Number(attributeOf(node, "c") ?? 1) || 1)), context);
    case "text:tab":
      return textRun("\t", context);
    case "text:line-break":
      return textRun("\n", context);
    case "text:span":
      return readInline(node, withLook(context, attributeOf(node, "style-name")), openBox);
    case "text:placeholder":
      return dropPlaceholder(context);
    case "text:hidden-text":
    case "text:hidden-paragraph":
      context.tally.hidden++;
      return [];
    case "loext:content-control":
    case "text:content-control":
      return readContentControl(node, context, openBox);
    case "field:fieldmark":
      return readFieldMark(node);
    case "draw:frame":
      return readFrame(node, context, openBox);
    case "draw:control":
      return context.controls.get(attributeOf(node, "control") ?? "") ?? [];
    default:
      return readInline(node, context, openBox);
  }
}

function textRun(text: string, context: Context): readonly Run[] {
  if (text === "") return [];
  if (context.look.hidden !== true) {
    return [{ text: readableText(text, context.look.font), ...visibleLook(context.look) }];
  }
  if (text.trim() !== "") context.tally.hidden++;
  return [];
}

function withLook(context: Context, style: string | undefined): Context {
  return { ...context, look: { ...context.look, ...context.styles.look("text", style) } };
}

function dropPlaceholder(context: Context): readonly Run[] {
  context.tally.placeholders++;
  return [];
}

function readContentControl(control: XmlElement, context: Context, openBox: OpenBox): readonly Run[] {
  if (attributeOf(control, "checkbox") === "true") return [stateOf(attributeOf(control, "checked") === "true")];
  if (attributeOf(control, "showing-place-holder") === "true") return dropPlaceholder(context);
  return readInline(control, context, openBox);
}

/** Word's legacy form fields, as LibreOffice keeps them. */
function readFieldMark(mark: XmlElement): readonly Run[] {
  const parameters = childrenOf(mark, "field:param");
  const valuesOf = (name: string): readonly string[] =>
    parameters
      .filter((parameter) => attributeOf(parameter, "name") === name)
      .map((parameter) => attributeOf(parameter, "value") ?? "");
  const type = attributeOf(mark, "type") ?? "";
  if (type.endsWith("FORMCHECKBOX")) return [stateOf(valuesOf("Checkbox_Checked")[0] === "true")];
  if (!type.endsWith("FORMDROPDOWN")) return [];
  const text = valuesOf("Dropdown_ListEntry")[Number(valuesOf("Dropdown_Selected")[0] ?? 0)] ?? "";
  return text === "" ? [] : [{ text }];
}

function readFrame(frame: XmlElement, context: Context, openBox: OpenBox): readonly Run[] {
  const box = childOf(frame, "draw:text-box");
  if (box !== undefined) openBox(box);
  else if (childOf(frame, "draw:object") !== undefined || childOf(frame, "draw:object-ole") !== undefined) {
    context.tally.unreadParts++;
  } else if (childOf(frame, "draw:image") !== undefined) {
    context.tally.pictures++;
    return [{ text: "", picture: true }];
  }
  return [];
}

/** A shape with words is a text box; one without may be a circle round a word. */
function readShape(shape: XmlElement, context: Context, openBox: OpenBox): readonly Run[] {
  const words = descendantsOf(shape, "text:p").some((paragraph) => paragraph.children.length > 0);
  if (words) openBox(shape);
  else context.tally.shapes++;
  return [];
}
