/** XML as office documents use it: one pass, no document type, no external anything, hard limits. */
import { damaged, tooLarge } from "./reading-error.ts";
import { decodeEntities } from "./xml-text.ts";

/** Namespace address → the short prefix that handlers see. Elements of other namespaces come as `?:name`. */
export type Namespaces = ReadonlyMap<string, string>;

/** `attributes` is the raw text behind the element's name; ask `attribute()` for one. */
export type XmlHandler = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

export type XmlLimits = { readonly depth: number; readonly elements: number };

export const XML_LIMITS: XmlLimits = { depth: 256, elements: 2_000_000 };
const LARGEST_PREFIX_COUNT = 500;

type Scope = ReadonlyMap<string, string>;
type OpenElement = { readonly raw: string; readonly name: string; readonly outer: Scope | undefined };

/** Walks `xml`, calling the handler in document order. Throws UnreadableDocument (damaged, too-large). */
export function scanXml(
  xml: string,
  namespaces: Namespaces,
  handler: XmlHandler,
  limits: XmlLimits = XML_LIMITS,
): void {
  const walk = { scope: new Map<string, string>() as Scope, stack: [] as OpenElement[], elements: 0, limits };
  const names = nameTable(namespaces);
  let at = 0;
  for (;;) {
    const tag = xml.indexOf("<", at);
    const end = tag < 0 ? xml.length : tag;
    if (end > at) passText(xml.slice(at, end), walk.stack.length, handler);
    if (tag < 0) break;
    const next = xml[tag + 1];
    if (next === "/") at = closeTag(xml, tag, walk, handler, names.forget);
    else if (next === "!") at = declaration(xml, tag, walk.stack.length, handler);
    else if (next === "?") at = after(xml, "?>", tag);
    else at = openTag(xml, tag, walk, handler, names);
  }
  if (walk.stack.length > 0) throw damaged("XML ends inside an element");
}

type Walk = { scope: Scope; readonly stack: OpenElement[]; elements: number; readonly limits: XmlLimits };
type NameTable = { readonly resolve: (raw: string, scope: Scope) => string; readonly forget: () => void };

function nameTable(namespaces: Namespaces): NameTable {
  const known = new Map<string, string>();
  const resolve = (raw: string, scope: Scope): string => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const colon = raw.indexOf(":");
    const address = scope.get(colon < 0 ? "" : raw.slice(0, colon)) ?? "";
    const name = `${namespaces.get(address) ?? "?"}:${raw.slice(colon + 1)}`;
    known.set(raw, name);
    return name;
  };
  return { resolve, forget: () => known.clear() };
}

function passText(text: string, depth: number, handler: XmlHandler): void {
  if (depth > 0) handler.text(decodeEntities(text));
  else if (text.trim() !== "" && text.trim() !== "\uFEFF") throw damaged("text outside the XML root");
}

function declaration(xml: string, tag: number, depth: number, handler: XmlHandler): number {
  if (xml.startsWith("<!--", tag)) return after(xml, "-->", tag + 4);
  if (!xml.startsWith("<![CDATA[", tag)) throw damaged("XML with a document type declaration");
  const end = after(xml, "]]>", tag + 9);
  if (depth > 0) handler.text(xml.slice(tag + 9, end - 3));
  return end;
}

function closeTag(xml: string, tag: number, walk: Walk, handler: XmlHandler, forgetNames: () => void): number {
  const end = after(xml, ">", tag);
  const element = walk.stack.pop();
  if (element === undefined || element.raw !== xml.slice(tag + 2, end - 1).trimEnd()) throw damaged("XML tags cross");
  handler.close(element.name);
  if (element.outer !== undefined) {
    walk.scope = element.outer;
    forgetNames();
  }
  return end;
}

function openTag(xml: string, tag: number, walk: Walk, handler: XmlHandler, names: NameTable): number {
  if (++walk.elements > walk.limits.elements) throw tooLarge("XML with too many elements");
  const end = tagEnd(xml, tag + 1);
  const nameStop = nameEnd(xml, tag + 1, end);
  const empty = xml[end - 1] === "/";
  const raw = xml.slice(tag + 1, nameStop);
  const attributes = xml.slice(nameStop, empty ? end - 1 : end);
  const outer = walk.scope;
  const scope = attributes.includes("xmlns") ? innerScope(outer, attributes) : outer;
  if (scope !== outer) names.forget();
  const name = names.resolve(raw, scope);
  handler.open(name, attributes);
  if (empty) {
    handler.close(name);
    if (scope !== outer) names.forget();
  } else {
    walk.stack.push({ raw, name, outer: scope === outer ? undefined : outer });
    walk.scope = scope;
    if (walk.stack.length > walk.limits.depth) throw damaged("XML nested too deep");
  }
  return end + 1;
}

function nameEnd(xml: string, from: number, end: number): number {
  let at = from;
  while (at < end && xml.charCodeAt(at) > 32 && xml.charCodeAt(at) !== 47) at++;
  return at;
}

/** The `>` that ends a tag: one inside a quoted value does not. */
function tagEnd(xml: string, from: number): number {
  let at = from;
  let end = xml.indexOf(">", at);
  while (end >= 0) {
    const quote = firstQuote(xml, at, end);
    if (quote < 0) return end;
    const closing = xml.indexOf(xml[quote] ?? '"', quote + 1);
    if (closing < 0) break;
    at = closing + 1;
    if (end < at) end = xml.indexOf(">", at);
  }
  throw damaged("XML tag without an end");
}

function firstQuote(xml: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = xml.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw damaged("XML cut short");
  return at + mark.length;
}

function innerScope(outer: Scope, attributes: string): Scope {
  const scope = new Map(outer);
  eachAttribute(attributes, (name, value) => {
    if (name === "xmlns") scope.set("", decodeEntities(value));
    else if (name.startsWith("xmlns:")) scope.set(name.slice(6), decodeEntities(value));
    return false;
  });
  if (scope.size > LARGEST_PREFIX_COUNT) throw tooLarge("XML with too many namespaces");
  return scope;
}

/** The value of an attribute by its local name, or `undefined`. */
export function attribute(attributes: string, name: string): string | undefined {
  let found: string | undefined;
  eachAttribute(attributes, (raw, value) => {
    const hit =
      raw === name || (raw.endsWith(name) && raw[raw.length - name.length - 1] === ":" && !raw.startsWith("xmlns:"));
    if (hit) found = decodeEntities(value);
    return hit;
  });
  return found;
}

function eachAttribute(attributes: string, visit: (name: string, value: string) => boolean): void {
  for (let at = 0; ;) {
    const equals = attributes.indexOf("=", at);
    if (equals < 0) return;
    const open = firstQuote(attributes, equals + 1, attributes.length);
    const close = open < 0 ? -1 : attributes.indexOf(attributes[open] ?? '"', open + 1);
    if (close < 0) return;
    if (visit(attributes.slice(at, equals).trim(), attributes.slice(open + 1, close))) return;
    at = close + 1;
  }
}
