/**
 * Templates: one file a letter and language (`kk/refine.md`), parts that several letters share (`kk/_gaps.md`), the
 * frames of both bodies (`layout.*`), and the phrases. The first line of a letter is its subject.
 */
import Handlebars from "handlebars";
import { LANGUAGES } from "../forms/reading.ts";
import type { Language } from "../forms/reading.ts";
import { inert, restored } from "./inert.ts";
import { parseMarkup } from "./markup.ts";
import type { MarkupBlock } from "./markup.ts";
import { plainLine } from "./plain-line.ts";
import { SHAPES, TEMPLATE_NAMES } from "./shapes.ts";
import type { TemplateName, ViewOf } from "./shapes.ts";
import { TemplateFault } from "./template-fault.ts";
import { saidValues, shapeValues } from "./template-values.ts";
import type { Partials } from "./template-values.ts";
import { wordsOf } from "./words.ts";
import type { Words } from "./words.ts";

export { TemplateFault } from "./template-fault.ts";

const SUBJECT = /^subject: *(?<subject>[^\n]+)\n/u;
/** The frame of each of a message's two bodies, with the holes that it must have. */
const LAYOUTS = { html: ["{{subject}}", "{{kk}}", "{{ru}}"], txt: ["{{kk}}", "{{ru}}"] };
/** Strict: an absent value is an error. Nothing is escaped here: values are inert, HTML is escaped at its leaf. */
const OPTIONS = { strict: true, noEscape: true, knownHelpersOnly: true };

/** A letter in one language, taken apart. */
export type FilledIn = { readonly subject: string; readonly blocks: readonly MarkupBlock[] };

export type Templates = {
  readonly words: Words;
  readonly layouts: Readonly<Record<"html" | "txt", string>>;
  readonly fillIn: <Name extends TemplateName>(name: Name, language: Language, view: ViewOf<Name>) => FilledIn;
};

/**
 * `files`: every file under `templates/`, by its path there. Throws TemplateFault, naming the file, where a template
 * can't be read, says a value that its letter does not have, or leaves one out.
 */
export function compileTemplates(files: ReadonlyMap<string, string>): Templates {
  const words = wordsOf(files);
  const layouts = { html: layoutOf(files, "html"), txt: layoutOf(files, "txt") };
  const compiled = new Map(LANGUAGES.flatMap((language) => [...compileLanguage(files, language)]));
  return {
    words,
    layouts,
    fillIn(name, language, view) {
      const template = compiled.get(`${language}/${name}`);
      if (template === undefined) throw new TemplateFault(`${language}/${name}.md`, "is missing");
      return filledIn(template(inert(view)), `${language}/${name}.md`);
    },
  };
}

type Compiled = (view: unknown) => string;

function compileLanguage(files: ReadonlyMap<string, string>, language: Language): ReadonlyMap<string, Compiled> {
  const partials = partialsOf(files, language);
  const engine = Handlebars.create();
  for (const [name, program] of partials) engine.registerPartial(name, engine.compile(program, OPTIONS));
  refuseStrangers(files, language);
  return new Map(
    TEMPLATE_NAMES.map((name) => {
      const file = `${language}/${name}.md`;
      const program = parsed(files, file);
      if (!SUBJECT.test(files.get(file) ?? "")) throw new TemplateFault(file, "its first line is not 'subject: …'");
      checkValues(program, file, name, partials);
      const template: Compiled = engine.compile(program, OPTIONS);
      return [`${language}/${name}`, template] as const;
    }),
  );
}

function partialsOf(files: ReadonlyMap<string, string>, language: Language): Partials {
  const parts = [...files.keys()].filter((file) => file.startsWith(`${language}/_`) && file.endsWith(".md"));
  return new Map(parts.map((file) => [file.slice(`${language}/`.length, -".md".length), parsed(files, file)] as const));
}

/** A file that no letter uses is a slip in its name. */
function refuseStrangers(files: ReadonlyMap<string, string>, language: Language): void {
  const known = new Set(TEMPLATE_NAMES.map((name) => `${language}/${name}.md`));
  const stranger = [...files.keys()].find(
    (file) => file.startsWith(`${language}/`) && !file.startsWith(`${language}/_`) && !known.has(file),
  );
  if (stranger !== undefined) throw new TemplateFault(stranger, "there is no such letter");
}

function parsed(files: ReadonlyMap<string, string>, file: string): hbs.AST.Program {
  const source = files.get(file);
  if (source === undefined) throw new TemplateFault(file, "is missing");
  try {
    return Handlebars.parse(source.replaceAll("\r\n", "\n"));
  } catch (cause) {
    throw new TemplateFault(file, `can't be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** Both languages must say every value of the shape, so neither can say less than the other. */
function checkValues(program: hbs.AST.Program, file: string, name: TemplateName, partials: Partials): void {
  const known = shapeValues(SHAPES[name]);
  const said = saidValues(program, file, partials);
  const unknown = [...said].filter((value) => !known.has(value));
  if (unknown.length > 0) throw new TemplateFault(file, `unknown value: ${unknown.join(", ")}`);
  const missing = [...known].filter(([value, kind]) => kind === "leaf" && !said.has(value)).map(([value]) => value);
  if (missing.length > 0) throw new TemplateFault(file, `leaves out: ${missing.join(", ")}`);
}

function layoutOf(files: ReadonlyMap<string, string>, kind: keyof typeof LAYOUTS): string {
  const file = `layout.${kind}`;
  const layout = files.get(file);
  if (layout === undefined) throw new TemplateFault(file, "is missing");
  const missing = LAYOUTS[kind].filter((hole) => !layout.includes(hole));
  if (missing.length > 0) throw new TemplateFault(file, `leaves out: ${missing.join(", ")}`);
  return layout;
}

function filledIn(source: string, file: string): FilledIn {
  const subject = SUBJECT.exec(source)?.groups?.["subject"];
  if (subject === undefined) throw new TemplateFault(file, "its first line is not 'subject: …'");
  return { subject: plainLine(restored(subject)), blocks: parseMarkup(source.replace(SUBJECT, "")) };
}
