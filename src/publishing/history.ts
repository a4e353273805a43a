/**
 * `history/`: each publication's moment, number of entries and SHA-256 of `register.json`. A line's `link` covers the
 * line before it, so that a line can't be changed or left out without changing all that follow.
 */
import { createHash } from "node:crypto";
import { markup } from "./markup.ts";
import { linkFrom, pageFile } from "./page.ts";
import type { Language } from "./public-entry.ts";
import { WORDS } from "./words.ts";

export type Publication = {
  readonly publishedAt: string;
  readonly entries: number;
  /** Hex SHA-256 of `register.json` as published. */
  readonly sha256: string;
  /** Hex SHA-256 of "previous link, publishedAt, entries, sha256" joined by line feeds; the first previous link is empty. */
  readonly link: string;
};

export const HISTORY_PATH = "history/history.jsonl";
const PAGE_PATH = "history/index.html";
const PAGE_LINES = 500;

/** The file's lines, checked: throws where one was changed, because going on would bury it. */
export function readHistory(file: string): readonly Publication[] {
  const publications: Publication[] = [];
  for (const [index, text] of file.split("\n").entries()) {
    if (text === "") continue;
    const publication = parsedLine(text, index + 1);
    if (publication.link !== linkOf(publications.at(-1)?.link ?? "", publication)) {
      throw new Error(`${HISTORY_PATH}: line ${index + 1} does not follow from the line before it`);
    }
    publications.push(publication);
  }
  return publications;
}

/** The history with one publication more. */
export function withPublication(
  history: readonly Publication[],
  next: Omit<Publication, "link">,
): readonly Publication[] {
  return [...history, { ...next, link: linkOf(history.at(-1)?.link ?? "", next) }];
}

export function historyFile(history: readonly Publication[]): string {
  return history.map((publication) => `${JSON.stringify(publication)}\n`).join("");
}

/** The latest publications as a page. */
export function historyPage(history: readonly Publication[], language: Language): string {
  const words = WORDS[language];
  const lines = history.slice(-PAGE_LINES).toReversed();
  return pageFile({
    language,
    path: PAGE_PATH,
    title: `${words.title} — ${words.historyTitle}`,
    main: markup`<h1>${words.historyTitle}</h1>
      <p>${words.historyNote}</p>
      <p><a href="${linkFrom(language, PAGE_PATH, HISTORY_PATH)}">${words.historyFile}</a></p>
      <div class="scroll" tabindex="0" role="region" aria-label="${words.historyTitle}">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">${words.historyTime}</th>
              <th scope="col">${words.entries}</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            ${lines.map(
              (line) =>
                markup`<tr>
                  <td>${line.publishedAt}</td>
                  <td>${line.entries}</td>
                  <td><code>${line.sha256}</code></td>
                </tr> `,
            )}
          </tbody>
        </table>
      </div>`,
  });
}

function linkOf(previous: string, line: Omit<Publication, "link">): string {
  return createHash("sha256").update([previous, line.publishedAt, line.entries, line.sha256].join("\n")).digest("hex");
}

function parsedLine(text: string, number: number): Publication {
  const line: unknown = JSON.parse(text);
  if (
    typeof line === "object" &&
    line !== null &&
    "publishedAt" in line &&
    "entries" in line &&
    "sha256" in line &&
    "link" in line
  ) {
    const { publishedAt, entries, sha256, link } = line;
    if (
      typeof publishedAt === "string" &&
      typeof entries === "number" &&
      typeof sha256 === "string" &&
      typeof link === "string"
    ) {
      return { publishedAt, entries, sha256, link };
    }
  }
  throw new Error(`${HISTORY_PATH}: line ${number} is not a publication`);
}
