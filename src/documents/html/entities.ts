import { decodeEntities } from "../xml-text.ts";

const NAMED: ReadonlyMap<string, string> = new Map([
  ["nbsp", "\u00a0"],
  ["laquo", "«"],
  ["raquo", "»"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["bdquo", "„"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["hellip", "…"],
  ["bull", "•"],
  ["middot", "·"],
  ["shy", ""],
  ["check", "✓"],
  ["cross", "✗"],
]);

/** XML's own entities, numbers, and the few names that programs write in Russian and Kazakh text. */
export function decodeHtmlEntities(text: string): string {
  return decodeEntities(text.replace(/&(\w{2,8});/g, (whole, name: string) => NAMED.get(name.toLowerCase()) ?? whole));
}
