/** The contact row: phones, addresses, sites, Instagram, WhatsApp in one cell, in any order. */
import type { Contacts } from "../reading.ts";
import { emailsIn } from "./email.ts";
import { phonesIn } from "./phone.ts";
import { invalid } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { collapsed, saysNone, written } from "./written.ts";

const WHATSAPP = /whats\s?app|ватс?сап|вотс?сап|уатс?сап|wa\.me/iu;
const INSTAGRAM = /instagram|инстаграмм?|инста(?!\p{L})|\binsta\b/iu;
const PHONE_WORD = /тел|phone|моб|сот|ұялы/iu;
const URL =
  /(?:https?:\/\/|www\.)[^\s,;()<>]+|(?<![@\p{L}\p{N}._-])(?:[a-z0-9-]+\.)+(?:kz|com|org|net|ru|info|asia|edu|gov|io|қаз)(?:\/[^\s,;()<>]*)?(?![\p{L}\p{N}@])/giu;
const HANDLE = /(?<![\p{L}\p{N}._%+-])@([a-z0-9_](?:[a-z0-9._]*[a-z0-9_])?)(?![a-z0-9@])/giu;
const LABELLED_HANDLE =
  /(?:instagram|инстаграмм?|инста|insta)(?!\p{L})\s*[:–—-]?\s*@?([a-z0-9_][a-z0-9._]*[a-z0-9_])(?![\p{L}\p{N}@/])/giu;
const INSTAGRAM_URL = /instagram\.com\/([a-z0-9._]+)/giu;

/** All ways of contact. `invalid`: something is written, and nobody could be reached by it. */
export function readContacts(given: string): ReadingOf<Contacts> | undefined {
  const text = collapsed(given);
  const filled = written(given);
  if (filled === "" || saysNone(filled)) return undefined;
  const contacts = contactsIn(given, text);
  const ways = [contacts.phones, contacts.emails, contacts.websites, contacts.instagram, contacts.whatsapp];
  if (ways.some((way) => way.length > 0)) return { value: contacts };
  if (!/\d/u.test(text) && !text.includes("@")) return isEmptyList(text) ? undefined : invalid("no-contact");
  return invalid(text.includes("@") ? "email" : "phone");
}

function contactsIn(given: string, text: string): Contacts {
  const urls = text.match(URL) ?? [];
  const withoutUrls = pieces(given).map((piece) => piece.replace(URL, (url) => (WHATSAPP.test(url) ? url : " ")));
  const whatsapp = withoutUrls.filter((piece) => WHATSAPP.test(piece));
  const phones = withoutUrls.filter((piece) => !WHATSAPP.test(piece) || PHONE_WORD.test(piece));
  return {
    text,
    phones: phonesOf(phones),
    emails: emailsIn(text),
    websites: unique(
      urls.filter((url) => !INSTAGRAM.test(url) && !WHATSAPP.test(url)).map((url) => url.replace(/[.]+$/u, "")),
    ),
    instagram: instagramIn(text),
    whatsapp: phonesOf(whatsapp),
  };
}

function phonesOf(parts: readonly string[]): readonly string[] {
  return unique(parts.flatMap((part) => phonesIn(part.replace(/[^\s,;]*@[^\s,;]*/gu, " "))));
}

/** A piece is what one label says: lines, then the stretches between commas where a label stands. */
function pieces(given: string): readonly string[] {
  return given
    .replace(/(whats\s?app|ватс?сап|вотс?сап|уатс?сап)\s*[:–—-]?\s*\n\s*/giu, "$1: ")
    .replace(/([\p{L})])\s*[,;]\s*(?=[\p{L}])/gu, "$1 / ")
    .split(
      /\n|;|,(?=\s*[\p{L}+\d@(])|(?<=\d)[\s,;.]+(?=(?:whats|ватс|вотс|уатс|тел|моб|сот|ұялы|байланыс)\p{L}*\s*[:–-])/iu,
    );
}

function instagramIn(text: string): readonly string[] {
  const handles = [INSTAGRAM_URL, LABELLED_HANDLE, HANDLE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((found) => found[1] ?? ""),
  );
  return unique(handles.map((handle) => handle.toLowerCase()).filter((handle) => !isNotHandle(handle)));
}

/** "instagram, whatsapp: …", "instagram.com/…": words of the label that stand where a handle could. */
function isNotHandle(handle: string): boolean {
  return /^(?:whatsapp|com|www|https?|web|e-?mail|tel|telegram)$/u.test(handle) || handle.startsWith("com/");
}

/** "Телефон: , e-mail: ": the labels alone. */
function isEmptyList(text: string): boolean {
  const rest = text.replace(
    /телефон\p{L}*|тел|e-?mail|электрон\p{L}*|пошта\p{L}*|почта|эл|web|сайт|веб|instagram|инстаграмм?|whats\s?app|ватсап/giu,
    "",
  );
  return !/[\p{L}\p{N}]/u.test(rest);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
