/** The search: shown by the page's script, because without it there is nothing to answer it. */
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Language } from "./public-entry.ts";
import type { Tally } from "./tally.ts";
import { WORDS } from "./words.ts";

export function searchForm(tally: Tally, language: Language): Markup {
  if (tally.entries === 0) return markup``;
  const words = WORDS[language];
  const regions = regionChoices(tally.regionNames[language]);
  return markup`<form
      id="search"
      role="search"
      aria-label="${words.searchLabel}"
      class="search"
      hidden
      data-found="${words.found}"
      data-nothing="${words.nothingFound}"
      data-failed="${words.searchFailed}"
      data-none="${words.noValue}"
      data-active="${words.active}"
      data-terminated="${words.terminated}"
    >
      <div class="query">
      <p>
        <label for="q">${words.searchLabel}</label
        ><input id="q" name="q" type="search" autocomplete="off" spellcheck="false" maxlength="100" />
      </p>
      <p><button type="reset">${words.reset}</button></p>
      </div>
      ${select("category", words.category, words.all, Object.entries(words.categories))}
      ${select(
        "region",
        words.region,
        words.all,
        regions.map((name) => [name || "-", name || words.unknownRegion]),
      )}
      ${select(
        "kind",
        words.kind,
        words.all,
        words.kinds.map((name, index) => [String(index + 1), name]),
      )}
      ${select("status", words.status, words.all, [
        ["active", words.active],
        ["terminated", words.terminated],
      ])}
      ${select("sort", words.sort, undefined, [
        ["number", words.sortNumber],
        ["newest", words.sortNewest],
        ["changed", words.sortChanged],
        ["name", words.sortName],
      ])}
    </form>
    <p id="found" role="status" class="quiet"></p>
    <p id="more" hidden><button type="button">${words.more}</button></p>`;
}

/** In order; the empty name, "unknown", last. */
function regionChoices(names: readonly string[]): readonly string[] {
  const known = names.filter((name) => name !== "").sort((one, other) => one.localeCompare(other, "kk"));
  return names.includes("") ? [...known, ""] : known;
}

function select(name: string, label: string, all: string | undefined, choices: readonly (readonly string[])[]): Markup {
  const options = all === undefined ? choices : [["", all], ...choices];
  return markup`<p>
    <label for="${name}">${label}</label
    ><select id="${name}" name="${name}">
      ${options.map(([value = "", text = ""]) => markup`<option value="${value}">${text}</option>`)}
    </select>
  </p> `;
}
