/** `atom.xml`: the latest changes of the register (RFC 4287). */
import type { Entry } from "../cases/entry.ts";
import { entryName } from "./entry-name.ts";
import { entryPath } from "./entry-page.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Language } from "./public-entry.ts";
import { dayInWords, WORDS } from "./words.ts";

const FEED_ENTRIES = 100;

/** `address` is the register's own: its domain names the feed (RFC 4151). `updatedAt` is an ISO moment. */
export function atomFeed(entries: readonly Entry[], language: Language, updatedAt: string, address: string): string {
  const words = WORDS[language];
  const tag = `tag:${address.split("@")[1] ?? "localhost"},2025:register`;
  return markup`<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
      <id>${tag}/${language}</id>
      <title>${words.feedTitle}</title>
      <subtitle>${words.title}</subtitle>
      <updated>${updatedAt}</updated>
      <author><name>${words.ministry}</name></author>
      <link rel="self" type="application/atom+xml" href="atom.xml" />
      <link rel="alternate" type="text/html" href="index.html" />
      ${latest(entries).map((entry) => change(entry, language, tag))}</feed
    > `.markup;
}

function latest(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(laterFirst).slice(0, FEED_ENTRIES);
}

function laterFirst(one: Entry, other: Entry): number {
  if (one.changedOn === other.changedOn) return other.number - one.number;
  return one.changedOn < other.changedOn ? 1 : -1;
}

function change(entry: Entry, language: Language, tag: string): Markup {
  const words = WORDS[language];
  return markup`<entry>
    <id>${tag}/entry/${entry.number}/${entry.status}/${entry.changedOn}</id>
    <title>№ ${entry.number}: ${entryName(entry, language)}</title>
    <updated>${entry.changedOn}T00:00:00+05:00</updated>
    <published>${entry.enteredOn}T00:00:00+05:00</published>
    <link rel="alternate" type="text/html" href="${entryPath(entry.number)}" />
    <category term="${entry.category}" label="${words.categories[entry.category]}" />
    <summary>
      ${words.categories[entry.category]}: ${whatHappened(entry, language)}, ${dayInWords(entry.changedOn, language)}
    </summary>
  </entry> `;
}

function whatHappened(entry: Entry, language: Language): string {
  const words = WORDS[language];
  if (entry.status === "terminated") return words.feedTerminated;
  return entry.changedOn === entry.enteredOn ? words.feedEntered : words.feedChanged;
}
