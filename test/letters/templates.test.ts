import { describe, expect, it } from "vitest";
import { compileTemplates, TemplateFault } from "../../src/letters/templates.ts";
import { templateFiles } from "./desk.ts";

/** The fault of the templates after one file was changed; `undefined` takes the file away. */
function faultAfter(file: string, change: (source: string) => string | undefined): TemplateFault {
  const files = templateFiles();
  const changed = change(files.get(file) ?? "");
  if (changed === undefined) files.delete(file);
  else files.set(file, changed);
  try {
    compileTemplates(files);
  } catch (fault) {
    if (fault instanceof TemplateFault) return fault;
    throw fault;
  }
  throw new Error("no fault was found");
}

describe("templates are checked at start", () => {
  it("as they are, they pass", () => {
    expect(() => compileTemplates(templateFiles())).not.toThrow();
  });

  it.each([
    ["a syntax error", "ru/refine.md", (source: string) => `${source}{{#if again}}`, /can't be read/u],
    ["an unknown value", "kk/refine.md", (source: string) => `${source}{{lastDya}}`, /unknown value: lastDya/u],
    [
      "an unknown value in a list",
      "kk/_gaps.md",
      (source: string) => source.replace("{{wrong}}", "{{wrnog}}"),
      /forms\[\]\.gaps\[\]\.wrnog/u,
    ],
    ["a helper", "kk/help.md", (source: string) => `${source}{{lookup name address}}`, /unknown helper/u],
    [
      "an unknown block",
      "kk/help.md",
      (source: string) => `${source}{{#shout name}}x{{/shout}}`,
      /knows no \{\{#shout\}\}/u,
    ],
    [
      "a block about two values",
      "kk/help.md",
      (source: string) => `${source}{{#if name address}}x{{/if}}`,
      /takes one value/u,
    ],
    ["an unknown part", "kk/help.md", (source: string) => `${source}{{> _nobody}}`, /no part '_nobody'/u],
    ["a place outside a list", "kk/help.md", (source: string) => `${source}{{@root}}`, /no value/u],
    ["a part with a block", "kk/help.md", (source: string) => `${source}{{#> _contact}}x{{/_contact}}`, /not allowed/u],
    ["no subject", "kk/help.md", (source: string) => source.replace("subject:", "Subject"), /first line/u],
    ["a missing letter", "ru/updated.md", () => undefined, /is missing/u],
    ["a missing frame", "layout.txt", () => undefined, /is missing/u],
    [
      "a frame without a hole",
      "layout.html",
      (source: string) => source.replace("{{ru}}", ""),
      /leaves out: \{\{ru\}\}/u,
    ],
    ["missing phrases", "words.json", () => undefined, /is missing/u],
    ["phrases that are no JSON", "words.json", () => "{", /is not JSON/u],
    ["phrases that are no object", "findings.json", () => "[]", /is not an object/u],
    [
      "a flaw without words",
      "findings.json",
      (source: string) => source.replace('"check-digit"', '"chek-digit"'),
      /wrong\.check-digit\.kk/u,
    ],
    [
      "a phrase in one language",
      "words.json",
      (source: string) => source.replace('"ru": "вопрос"', '"en": "question"'),
      /\.question\.ru/u,
    ],
  ])("%s", (_name, file, change, what) => {
    const fault = faultAfter(file, change);
    expect(templateFiles().has(fault.file)).toBe(true);
    expect(fault.what).toMatch(what);
  });

  it("a language that says less than the other", () => {
    const fault = faultAfter("ru/refused.md", (source) => source.replaceAll("{{caseNumber}}", ""));
    expect(fault).toMatchObject({ file: "ru/refused.md", what: "leaves out: caseNumber" });
  });

  it("a file that belongs to no letter", () => {
    const files = templateFiles().set("kk/refnie.md", "subject: x\n");
    expect(() => compileTemplates(files)).toThrow("templates/kk/refnie.md: there is no such letter");
  });

  it("takes templates that were saved on Windows", () => {
    const files = new Map([...templateFiles()].map(([name, text]) => [name, text.replaceAll("\n", "\r\n")] as const));
    expect(() => compileTemplates(files)).not.toThrow();
  });
});
