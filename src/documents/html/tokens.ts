/** HTML cut into tags and text. Web pages saved as .doc and .xls are never sound XML, so nothing here is strict. */

export type HtmlToken =
  | { readonly token: "text"; readonly text: string }
  | { readonly token: "open"; readonly name: string; readonly attributes: string }
  | { readonly token: "close"; readonly name: string };

/** Elements whose content is no text of the page. */
const RAW = new Set(["script", "style", "title", "noscript", "template", "xml", "object"]);
const TAG = /^<(\/?)([a-z][a-z0-9:-]{0,40})((?:[^>"']|"[^"]*"|'[^']*')*)>/i;
/** A tag that is longer is none: a quote was never closed. */
const LONGEST_TAG = 20_000;

export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf("<", at);
    const textEnd = tag < 0 ? html.length : tag;
    if (textEnd > at) yield { token: "text", text: html.slice(at, textEnd) };
    if (tag < 0) return;
    const skipped = skipNonElement(html, tag);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const [whole = "<", slash = "", written = "", attributes = ""] = TAG.exec(html.slice(tag, tag + LONGEST_TAG)) ?? [];
    const name = written.toLowerCase();
    at = tag + whole.length;
    if (name === "") yield { token: "text", text: "<" };
    else if (slash === "/") yield { token: "close", name };
    else if (RAW.has(name)) at = endOfRaw(html, name, at);
    else yield { token: "open", name, attributes };
  }
}

/** Comments (with Word's conditional ones), declarations, instructions. */
function skipNonElement(html: string, at: number): number | undefined {
  if (html.startsWith("<!--", at)) return behind(html, "-->", at);
  if (html.startsWith("<!", at) || html.startsWith("<?", at)) return behind(html, ">", at);
  return undefined;
}

function behind(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

function endOfRaw(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\s*>`, "gi");
  close.lastIndex = from;
  return close.exec(html) === null ? html.length : close.lastIndex;
}
