/** Who cites which clause of the order: `law:` with its number, in comments of `src/` and in titles and comments of `test/`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

export type Citation = { readonly path: string; readonly words: string };
type Source = { readonly path: string; readonly text: string };

/** For a clause: each place of `src/` that cites it, in the sentence that does. */
export function keptBy(clause: string): readonly Citation[] {
  return sources("src").flatMap(({ path, text }) =>
    comments(text)
      .flatMap(sentences)
      .filter((sentence) => cites(sentence, clause))
      .map((words) => ({ path, words: withoutLabel(words) })),
  );
}

/** For a clause: the titles of tests that name it; of a file that names it in a comment only, that sentence. */
export function shownBy(clause: string): readonly Citation[] {
  return sources("test").flatMap(({ path, text }) => {
    const named = titles(text).filter((title) => cites(title, clause));
    const said = comments(text)
      .flatMap(sentences)
      .filter((sentence) => cites(sentence, clause));
    return (named.length > 0 ? named : said).map((words) => ({ path, words: withoutLabel(words) }));
  });
}

/** For a reading: the files that cite it. */
export function citingReading(id: string): readonly string[] {
  const pattern = new RegExp(String.raw`\(readings?: (?:[a-z, -]*, )?${id}[,)]`, "u");
  return [...sources("src"), ...sources("test")].filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

function sources(folder: string): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/^law(\.test\.ts|\/)/.test(path))
    .toSorted()
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(ROOT, folder, path), "utf8") }));
}

/** `law:10` stands for all its paragraphs, and `law:10 to law:13` for everything from one to the other. */
function cites(words: string, clause: string): boolean {
  const [whole = ""] = clause.split(".");
  const cited = [...words.matchAll(/\blaw:(\w+(?:\.\d+)?)/gu)].map(([, id = ""]) => id);
  if (cited.includes(clause) || cited.includes(whole)) return true;
  const ranges = [...words.matchAll(/\blaw:(\d+)(?:\.\d)? to law:(\d+)/gu)];
  return ranges.some(([, first, last]) => Number(whole) >= Number(first) && Number(whole) <= Number(last));
}

function comments(text: string): readonly string[] {
  return [...text.matchAll(/\/\*\*([\s\S]*?)\*\/|^\s*\/\/ (.*)$/gmu)].map(([, block, line]) =>
    (block ?? line ?? "")
      .replaceAll(/^\s*\* ?/gmu, "")
      .replaceAll(/\s+/gu, " ")
      .trim(),
  );
}

function sentences(comment: string): readonly string[] {
  return comment.split(/(?<=[.!?]) (?=\p{Lu})/u);
}

function titles(text: string): readonly string[] {
  const pattern = /\b(?:describe|it|test)(?:\.\w+\([\s\S]*?\))?\(\s*(["`])((?:\\.|(?!\1).)*)\1/gu;
  return [...text.matchAll(pattern)].map(([, , title = ""]) => title.replaceAll(/\\(.)/gu, "$1"));
}

/** "law:11 – refusal of …" is "refusal of …" under its clause. */
function withoutLabel(words: string): string {
  return words.replace(/^(?:Contract §\S+ )?(?:law:[\w.]+(?:, | – | — |; ))+/u, "");
}
