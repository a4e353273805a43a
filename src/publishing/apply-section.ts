/** How to come into the register, with the blank forms. */
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { linkFrom } from "./page.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";
import type { Language } from "./public-entry.ts";
import type { ListedForm, PublishContext } from "./publish-context.ts";
import { WORDS } from "./words.ts";

/** `path` is the page's own address. */
export function applySection(language: Language, path: string, context: PublishContext): Markup {
  const words = WORDS[language];
  return markup`<section aria-labelledby="apply-title">
    <h2 id="apply-title">${words.applyTitle}</h2>
    <ol>
      ${words.applySteps.map((step) => markup`<li>${step}</li>`)}
    </ol>
    <p>${words.applyAddress}: <a href="mailto:${context.address}">${context.address}</a></p>
    <p>${words.applyTerm}</p>
    ${blankForms(language, path, context)}
  </section>`;
}

function blankForms(language: Language, path: string, context: PublishContext): Markup {
  const names = [...(context.forms?.keys() ?? [])].sort();
  if (names.length === 0) return markup``;
  const link = (name: string, text: string): Markup =>
    markup`<a href="${linkFrom(language, path, `forms/${encodeURIComponent(name)}`)}">${text}</a>`;
  if (context.formList === undefined) {
    return markup`<h3 id="forms-title">${WORDS[language].blankForms}</h3>
      <ul>
        ${names.map((name) => markup`<li>${link(name, name)}</li>`)}
      </ul>`;
  }
  return formTable(context.formList, language, link);
}

/** A form a row, a language a column: an applicant needs both (law:4). */
function formTable(
  forms: readonly ListedForm[],
  language: Language,
  link: (name: string, text: string) => Markup,
): Markup {
  const languages = language === "kk" ? PUBLIC_LANGUAGES : PUBLIC_LANGUAGES.toReversed();
  const links = (form: ListedForm, of: Language): Markup =>
    markup`${form.files[of].map((name) => markup`${link(name, name.slice(name.lastIndexOf(".") + 1))} `)}`;
  return markup`<table class="forms">
    <caption>
      ${WORDS[language].blankForms}
    </caption>
    <thead>
      <tr>
        <th scope="col">${WORDS[language].blankForm}</th>
        ${languages.map((of) => markup`<th scope="col" lang="${of}">${WORDS[of].languageName}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${forms.map(
        (form) =>
          markup`<tr>
            <th scope="row">${form.title[language]}</th>
            ${languages.map((of) => markup`<td>${links(form, of)}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}
