/** HTML and XML by tagged templates: what is put in is escaped unless it is markup itself. */

export type Markup = { readonly markup: string };
export type Insert = string | number | Markup | readonly Markup[] | undefined;

/** Builds markup; strings and numbers put in are escaped, `undefined` is nothing. */
export function markup(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  let text = strings[0] ?? "";
  for (let index = 0; index < inserts.length; index++) text += inserted(inserts[index]) + strings[index + 1];
  return { markup: text };
}

const SPECIAL: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeMarkup(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (letter) => SPECIAL[letter] ?? letter) : text;
}

function inserted(insert: Insert): string {
  if (insert === undefined) return "";
  if (typeof insert === "string") return escapeMarkup(insert);
  if (typeof insert === "number") return String(insert);
  if ("markup" in insert) return insert.markup;
  return insert.map((part) => part.markup).join("");
}

export const NOTHING: Markup = { markup: "" };
