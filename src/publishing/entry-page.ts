/** `e/<number>.html`: the stable address of an entry. */
import type { Entry } from "../cases/entry.ts";
import { emailMarkup, withAddresses } from "./address-text.ts";
import { COLUMNS, cellText } from "./columns.ts";
import type { Column } from "./columns.ts";
import { entryName } from "./entry-name.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { linkFrom, pageFile, pathIn } from "./page.ts";
import type { Language } from "./public-entry.ts";
import { dayInWords, filled, WORDS } from "./words.ts";

export function entryPath(number: number): string {
  return `e/${number}.html`;
}

/** The whole page of an entry. `address` is the register's own, for reports of a change (law:7). */
export function entryPage(entry: Entry, language: Language, address: string): string {
  const words = WORDS[language];
  const path = entryPath(entry.number);
  const name = entryName(entry, language);
  const number = filled(words.entryTitle, { number: entry.number });
  return pageFile({
    language,
    path,
    script: "addresses.js",
    title: `${name} — ${number}`,
    main: markup`<p class="back">
        <a href="${linkFrom(language, path, pathIn(language, "index.html"))}">← ${words.backToRegister}</a>
      </p>
      <article class="entry">
        <p class="kicker">${number} · ${words.categories[entry.category]}</p>
        <h1><bdi>${name}</bdi></h1>
        <p>${statusBadge(entry, language)}</p>
        <dl class="facts">
          ${fact(words.entered, dayInWords(entry.enteredOn, language))}
          ${fact(words.changed, dayInWords(entry.changedOn, language))}
          ${entry.terminatedOn === undefined ? undefined : fact(words.terminatedOn, dayInWords(entry.terminatedOn, language))}
        </dl>
        <dl class="columns">${COLUMNS.slice(1).map((column) => columnFact(column, entry, language))}</dl>
        ${kindsOf(entry, language)}
      </article>
      <p class="note">${words.entryNote} ${emailMarkup(address)}</p>`,
  });
}

export function statusBadge(entry: Entry, language: Language): Markup {
  return markup`<span class="status ${entry.status}">${WORDS[language][entry.status]}</span>`;
}

function fact(label: string, value: string): Markup {
  return markup`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function columnFact(column: Column, entry: Entry, language: Language): Markup {
  const text = cellText(column, entry.number, entry.row[language]);
  const label = markup`<span class="column" aria-hidden="true">${column.number}</span> ${column.heading[language]}`;
  if (text === "")
    return markup`<div class="none">
      <dt>${label}</dt>
      <dd>${WORDS[language].noValue}</dd>
    </div>`;
  return markup`<div>
    <dt>${label}</dt>
    <dd dir="auto">${withAddresses(text)}</dd>
  </div>`;
}

function kindsOf(entry: Entry, language: Language): Markup {
  const words = WORDS[language];
  const names = entry.activities.map((kind) => words.kinds[kind - 1]).filter((name) => name !== undefined);
  if (names.length === 0) return markup``;
  return markup`<h2>${words.kind}</h2>
    <ul class="kinds">
      ${names.map((name) => markup`<li>${name}</li>`)}
    </ul>`;
}
