/** The templates from their files: an operator may change wording without touching code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileTemplates } from "../letters/templates.ts";
import type { Templates } from "../letters/templates.ts";
import { TEMPLATES_DIR } from "./settings.ts";

/** Throws `TemplateFault` for a template that can't be used: at start, not when a letter must leave. */
export function loadTemplates(): Templates {
  const names = readdirSync(TEMPLATES_DIR, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(txt|html|json|md)$/.test(name) && !name.startsWith("public/"));
  return compileTemplates(new Map(names.map((name) => [name, readFileSync(join(TEMPLATES_DIR, name), "utf8")])));
}
