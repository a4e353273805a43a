/** `index.html` and `ru/index.html`: the register's front page. */
import { applySection } from "./apply-section.ts";
import { charts } from "./charts.ts";
import type { Edition } from "./edition.ts";
import { entryTable } from "./entry-table.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { linkFrom, pageFile, pathIn } from "./page.ts";
import type { Language } from "./public-entry.ts";
import type { PublishContext } from "./publish-context.ts";
import { pager, PAGE_ENTRIES } from "./register-pages.ts";
import { searchForm } from "./search-form.ts";
import type { Tally } from "./tally.ts";
import { almatyDay, dayInWords, WORDS } from "./words.ts";

const PATH = "index.html";

export function indexPage(edition: Edition, language: Language): string {
  const { tally, context } = edition;
  const words = WORDS[language];
  return pageFile({
    language,
    path: PATH,
    title: words.title,
    script: "search.js",
    main: markup`<h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${summary(tally, language, context)}
      <section aria-labelledby="search-title">
        <h2 id="search-title">${words.searchTitle}</h2>
        ${searchForm(tally, language)} ${entryTable(edition.entries(0, PAGE_ENTRIES), language, PATH)}
        ${pager(1, edition.count > PAGE_ENTRIES, language)}
      </section>
      ${charts(tally, language)}
      <div class="pair">
        ${applySection(language, PATH, context)}
        <div>${downloads(language)} ${about(language, context)}</div>
      </div>`,
  });
}

function summary({ entries, active }: Tally, language: Language, context: PublishContext): Markup {
  const words = WORDS[language];
  const day = almatyDay(context.updatedAt);
  return markup`<dl class="summary">
    <div>
      <dt>${words.entries}</dt>
      <dd>${entries}</dd>
    </div>
    <div>
      <dt>${words.activeCount}</dt>
      <dd>${active}</dd>
    </div>
    <div>
      <dt>${words.terminatedCount}</dt>
      <dd>${entries - active}</dd>
    </div>
    <div>
      <dt>${words.updatedOn}</dt>
      <dd><time datetime="${context.updatedAt}">${dayInWords(day, language)}</time></dd>
    </div>
  </dl>`;
}

function downloads(language: Language): Markup {
  const words = WORDS[language];
  const [own, other] = language === "kk" ? ["kk", "ru"] : ["ru", "kk"];
  const item = (target: string, label: string): Markup =>
    markup`<li><a href="${to(language, target)}">${label}</a></li>`;
  return markup`<section aria-labelledby="downloads-title">
    <h2 id="downloads-title">${words.downloadsTitle}</h2>
    <ul>
      ${item(`register.${own}.xlsx`, words.downloadXlsx)} ${item(`register.${other}.xlsx`, words.downloadOther)}
      ${item("register.csv", words.downloadCsv)} ${item("register.json", words.downloadJson)}
      ${item(pathIn(language, "atom.xml"), words.downloadFeed)} ${item("register.schema.json", words.downloadSchema)}
      ${item(`data-dictionary.${language}.html`, words.downloadDictionary)}
      ${item(pathIn(language, "history/index.html"), words.downloadHistory)}
    </ul>
  </section>`;
}

function about(language: Language, context: PublishContext): Markup {
  const words = WORDS[language];
  return markup`<section aria-labelledby="about-title">
    <h2 id="about-title">${words.aboutTitle}</h2>
    <p>${words.order}</p>
    ${officer(language, context)}
    <h3>${words.differenceTitle}</h3>
    <p>${words.difference}</p>
  </section>`;
}

/** law:6 — the officer's name and contacts stand on the public page. */
function officer(language: Language, context: PublishContext): Markup {
  if (context.officer === undefined) return markup``;
  const words = WORDS[language];
  const { name, phone, email } = context.officer;
  return markup`<h3>${words.officer}</h3>
    <address>
      <p>${name}</p>
      <p>${words.phone}: <a href="tel:${phone.replace(/[^\d+]/g, "")}">${phone}</a></p>
      <p>${words.email}: <a href="mailto:${email}">${email}</a></p>
    </address>`;
}

function to(language: Language, target: string): string {
  return linkFrom(language, PATH, target);
}
