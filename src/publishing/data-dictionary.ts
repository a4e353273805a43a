/** What the open data mean: a dictionary in three languages and a JSON Schema (2020-12). */
import dictionary from "../../data/register/dictionary.json" with { type: "json" };
import { REGISTER_COLUMNS } from "../cases/entry.ts";
import { markup } from "./markup.ts";
import { WORDS } from "./words.ts";

export const DICTIONARY_LANGUAGES = ["kk", "ru", "en"] as const;
export type DictionaryLanguage = (typeof DICTIONARY_LANGUAGES)[number];

export function dictionaryJson(language: DictionaryLanguage): string {
  const fields = dictionary.fields.map((field) => ({ field: field.field, type: field.type, meaning: field[language] }));
  return `${JSON.stringify({ title: dictionary.title[language], note: dictionary.note[language], fields }, undefined, 1)}\n`;
}

export function dictionaryPage(language: DictionaryLanguage): string {
  const title = dictionary.title[language];
  const others = DICTIONARY_LANGUAGES.filter((other) => other !== language);
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="style.css" />
        <link rel="icon" href="icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <main class="wide">
          <p class="back">
            <a href="${language === "ru" ? "ru/index.html" : "index.html"}"
              >← ${WORDS[language === "ru" ? "ru" : "kk"].title}</a
            >
          </p>
          <h1>${title}</h1>
          <p>${dictionary.note[language]}</p>
          <p>
            ${others.map((other) => markup`<a lang="${other}" hreflang="${other}" href="data-dictionary.${other}.html">${other}</a> `)}·
            <a href="data-dictionary.${language}.json">json</a> · <a href="register.schema.json">JSON Schema</a>
          </p>
          <div class="scroll" tabindex="0" role="region" aria-label="${title}">
            <table class="plain">
              <thead>
                <tr>
                  ${dictionary.headings[language].map((heading) => markup`<th scope="col">${heading}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${dictionary.fields.map(
                  (field) =>
                    markup`<tr>
                      <th scope="row"><code>${field.field}</code></th>
                      <td>${field.type}</td>
                      <td>${field[language]}</td>
                    </tr> `,
                )}
              </tbody>
            </table>
          </div>
        </main>
      </body>
    </html> `.markup;
}

/** The schema of `register.json`. */
export function registerSchema(): string {
  const row = object(Object.fromEntries(REGISTER_COLUMNS.map((column) => [column, { type: "string" }])));
  const day = { type: "string", format: "date" };
  const entry = object({
    number: { type: "integer", minimum: 1 },
    category: { enum: Object.keys(WORDS.kk.categories) },
    status: { enum: ["active", "terminated"] },
    enteredOn: day,
    changedOn: day,
    kk: { $ref: "#/$defs/row" },
    ru: { $ref: "#/$defs/row" },
  });
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: dictionary.title.en,
    ...object({
      updatedAt: { type: "string", format: "date-time" },
      entries: { type: "array", items: { $ref: "#/$defs/entry" } },
    }),
    $defs: { entry, row },
  };
  return `${JSON.stringify(schema, undefined, 1)}\n`;
}

function object(properties: Readonly<Record<string, object>>): object {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}
