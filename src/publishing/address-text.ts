/** Text of applicants on a page: email addresses are readable for people and screen readers, not for simple harvesters. */
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";

/** Bounded (RFC 5321, 4.5.3.1), so that a text of ten thousand letters takes no longer than it must. */
const EMAIL = /[^\s@<>()[\]{},;:"'/\\]{1,64}@[^\s@<>()[\]{},;:"'/\\]{1,255}/gu;

/** Text whose email addresses stand in pieces. */
export function withAddresses(text: string): Markup {
  const parts: Markup[] = [];
  let done = 0;
  for (const match of text.matchAll(EMAIL)) {
    parts.push(markup`${text.slice(done, match.index)}`, emailMarkup(match[0]));
    done = match.index + match[0].length;
  }
  parts.push(markup`${text.slice(done)}`);
  return markup`${parts}`;
}

/**
 * One address. Comments and character references break what a pattern looks for in the source; what is shown, read
 * aloud and copied is the address. The page's script makes a link of it.
 */
export function emailMarkup(email: string): Markup {
  const [name = "", host = ""] = email.split("@");
  const hostParts = host
    .split(".")
    .map((part, index) => (index === 0 ? markup`${part}` : markup`<!-- -->&#46;<!-- -->${part}`));
  return markup`<span class="email">${name}<!-- -->&#64;<!-- -->${hostParts}</span>`;
}
