/** A stretch of the register as a table, which a narrow screen shows as cards. */
import type { Entry } from "../cases/entry.ts";
import { entryName } from "./entry-name.ts";
import { entryPath, statusBadge } from "./entry-page.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { linkFrom, pathIn } from "./page.ts";
import type { Language } from "./public-entry.ts";
import { filled, WORDS } from "./words.ts";

/** Roles are named because a table whose parts are shown as blocks loses its own. */
export function entryTable(entries: readonly Entry[], language: Language, path: string): Markup {
  const words = WORDS[language];
  const first = entries[0];
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return markup`<p id="results">${words.emptyRegister}</p>`;
  const caption = filled(words.tableCaption, { from: first.number, to: last.number });
  return markup`<table id="results" role="table" class="entries">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${heading(words.number)}${heading(words.name)}${heading(words.category)}${heading(words.region)}${heading(words.changed)}${heading(words.status)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${entries.map((entry) => entryLine(entry, language, path))}
    </tbody>
  </table>`;
}

function entryLine(entry: Entry, language: Language, path: string): Markup {
  const words = WORDS[language];
  const link = linkFrom(language, path, pathIn(language, entryPath(entry.number)));
  return markup`<tr role="row">
    <td role="cell" class="n">${entry.number}</td>
    <th role="rowheader" scope="row">
      <a href="${link}"><bdi>${entryName(entry, language)}</bdi></a>
    </th>
    <td role="cell">${words.categories[entry.category]}</td>
    <td role="cell">${entry.row[language].region || words.noValue}</td>
    <td role="cell"><time datetime="${entry.changedOn}">${shortDay(entry.changedOn)}</time></td>
    <td role="cell">${statusBadge(entry, language)}</td>
  </tr> `;
}

/** `YYYY-MM-DD` as 22.11.2026. */
export function shortDay(day: string): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

function heading(text: string): Markup {
  return markup`<th role="columnheader" scope="col">${text}</th>`;
}
