/** The register page by page: `index.html` has the first hundred entries, `p/2.html` the next … and `p/index.html` all pages. */
import type { Entry } from "../cases/entry.ts";
import { entryTable } from "./entry-table.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { linkFrom, pageFile, pathIn } from "./page.ts";
import type { Language } from "./public-entry.ts";
import { filled, WORDS } from "./words.ts";

export const PAGE_ENTRIES = 100;

export function pageCount(entries: number): number {
  return Math.max(1, Math.ceil(entries / PAGE_ENTRIES));
}

/** Address of a page inside the language's part, from 1. */
export function registerPagePath(page: number): string {
  return page === 1 ? "index.html" : `p/${page}.html`;
}

/** A page after the first. */
export function registerPage(entries: readonly Entry[], page: number, hasNext: boolean, language: Language): string {
  const words = WORDS[language];
  const path = registerPagePath(page);
  const title = `${words.title} — ${filled(words.page, { page })}`;
  return pageFile({
    language,
    path,
    title,
    main: markup`<h1>${title}</h1>
      ${entryTable(entries, language, path)}${pager(page, hasNext, language)}`,
  });
}

/** Links to the pages beside this one: no page names the last one, so that a new page changes one neighbour only. */
export function pager(page: number, hasNext: boolean, language: Language): Markup {
  const words = WORDS[language];
  const path = registerPagePath(page);
  const link = (target: string): string => linkFrom(language, path, pathIn(language, target));
  if (page === 1 && !hasNext) return markup``;
  return markup`<nav class="pager" id="pager" aria-label="${words.pages}">
    ${page > 1 ? markup`<a rel="prev" href="${link(registerPagePath(page - 1))}">← ${words.previous}</a>` : undefined}
    <span aria-current="page">${filled(words.page, { page })}</span>
    ${hasNext ? markup`<a rel="next" href="${link(registerPagePath(page + 1))}">${words.next} →</a>` : undefined}
    <a href="${link("p/index.html")}">${words.allPages}</a>
  </nav>`;
}

/** All pages, each with the places of its first and last entry. */
export function pageList(count: number, language: Language): string {
  const words = WORDS[language];
  const pages = Array.from({ length: pageCount(count) }, (_, index) => index + 1);
  const link = (page: number): string => linkFrom(language, "p/index.html", pathIn(language, registerPagePath(page)));
  return pageFile({
    language,
    path: "p/index.html",
    title: `${words.title} — ${words.allPages}`,
    main: markup`<h1>${words.allPages}</h1>
      <ol class="page-list">
        ${pages.map((page) => markup`<li><a href="${link(page)}">${rangeOf(page, count)}</a></li>`)}
      </ol>`,
  });
}

function rangeOf(page: number, count: number): string {
  return `${Math.min(count, (page - 1) * PAGE_ENTRIES + 1)}–${Math.min(count, page * PAGE_ENTRIES)}`;
}
