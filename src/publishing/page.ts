/** What every public page has: head, header, language switch, footer. */
import { markup, NOTHING } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Language } from "./public-entry.ts";
import { WORDS } from "./words.ts";

export type Page = {
  readonly language: Language;
  /** Address inside the language's part: "index.html", "e/12.html". */
  readonly path: string;
  readonly title: string;
  readonly main: Markup;
  /** File name of the page's script; the page says the same without it. */
  readonly script?: "search.js" | "addresses.js";
};

/** White space that only the program text needs. */
const INDENT = /\n\s+/g;

/** No script, style, picture or request but the register's own files. `connect-src` is for the search index. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** The way from a page to a file of the register; both as addresses from the register's root. */
export function linkFrom(language: Language, path: string, target: string): string {
  return "../".repeat(pathIn(language, path).split("/").length - 1) + target;
}

/** Address of a page from the register's root: Kazakh stands at the root, Russian in `ru/`. */
export function pathIn(language: Language, path: string): string {
  return language === "kk" ? path : `${language}/${path}`;
}

export function pageFile(page: Page): string {
  const { language, path } = page;
  const words = WORDS[language];
  const link = (target: string): string => linkFrom(language, path, target);
  const home = link(pathIn(language, "index.html"));
  const other = language === "kk" ? "ru" : "kk";
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${{ markup: POLICY }}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <link rel="stylesheet" href="${link("style.css")}" />
        <link rel="icon" href="${link("icon.svg")}" type="image/svg+xml" />
        <link rel="alternate" hreflang="${other}" href="${link(pathIn(other, path))}" />
        <link
          rel="alternate"
          type="application/atom+xml"
          title="${words.feedTitle}"
          href="${link(pathIn(language, "atom.xml"))}"
        />
        ${page.script === undefined ? NOTHING : markup`<script type="module" src="${link(page.script)}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="top">
          <div class="wide">
            <p class="owner">
              <a href="${home}"><span>${words.ministry}</span></a>
            </p>
            <nav aria-label="${words.languageName} / ${words.otherLanguage}">
              <a class="language" href="${link(pathIn(other, path))}" lang="${other}" hreflang="${other}"
                >${words.otherLanguage}</a
              >
            </nav>
          </div>
        </header>
        <main id="main" class="wide" tabindex="-1">${page.main}</main>
        <footer class="wide"><p>${path === "index.html" ? words.ministry : words.order}</p></footer>
      </body>
    </html> `.markup.replace(INDENT, "\n");
}
