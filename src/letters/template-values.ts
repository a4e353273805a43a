/** Which values a template says, by its syntax tree; and which a shape holds. `forms[].gaps[].label` is one value. */
import { TemplateFault } from "./template-fault.ts";

export type Partials = ReadonlyMap<string, hbs.AST.Program>;

/** Every value of a shape; `leaf` where it can be printed. */
export function shapeValues(shape: unknown, path = ""): ReadonlyMap<string, "leaf" | "branch"> {
  if (Array.isArray(shape)) return new Map([[path, "branch"], ...shapeValues(shape[0], `${path}[]`)]);
  if (typeof shape !== "object" || shape === null) return new Map([[path, "leaf"]]);
  const inner = Object.entries(shape).flatMap(([name, value]) => [
    ...shapeValues(value, path === "" ? name : `${path}.${name}`),
  ]);
  return new Map([[path, "branch"], ...inner]);
}

/** Every value that the template, with its partials, says or asks for. Throws TemplateFault for what is not allowed. */
export function saidValues(program: hbs.AST.Program, file: string, partials: Partials): ReadonlySet<string> {
  const said = new Set<string>();
  walk(program, [""], { file, partials, said });
  return said;
}

type Walk = { readonly file: string; readonly partials: Partials; readonly said: Set<string> };

function walk(program: hbs.AST.Program, scopes: readonly string[], at: Walk): void {
  for (const statement of program.body) step(statement, scopes, at);
}

function step(statement: hbs.AST.Statement, scopes: readonly string[], at: Walk): void {
  if (statement.type === "ContentStatement" || statement.type === "CommentStatement") return;
  if (isMustache(statement)) return say(statement, scopes, at);
  if (isBlock(statement)) return block(statement, scopes, at);
  if (isPartial(statement)) return partial(statement, scopes, at);
  throw new TemplateFault(
    at.file,
    `holds a ${statement.type}, which is not allowed (line ${statement.loc.start.line})`,
  );
}

function say(mustache: hbs.AST.MustacheStatement, scopes: readonly string[], at: Walk): void {
  if (mustache.params.length > 0)
    throw new TemplateFault(at.file, `calls an unknown helper (line ${mustache.loc.start.line})`);
  at.said.add(resolved(mustache.path, scopes, at));
}

function block(statement: hbs.AST.BlockStatement, scopes: readonly string[], at: Walk): void {
  const [subject] = statement.params;
  if (subject !== undefined && isPlace(subject)) return walk(statement.program, scopes, at);
  const name = statement.path.original;
  if (subject === undefined || statement.params.length !== 1)
    throw new TemplateFault(at.file, `{{#${name}}} takes one value (line ${statement.loc.start.line})`);
  const value = resolved(subject, scopes, at);
  at.said.add(value);
  walk(statement.program, [...scopes, ...innerScope(name, value, statement, at)], at);
  if (statement.inverse) walk(statement.inverse, scopes, at);
}

function innerScope(name: string, value: string, statement: hbs.AST.Node, at: Walk): readonly string[] {
  if (name === "if" || name === "unless") return [];
  if (name === "each") return [`${value}[]`];
  if (name === "with") return [value];
  throw new TemplateFault(at.file, `knows no {{#${name}}} (line ${statement.loc.start.line})`);
}

function partial(statement: hbs.AST.PartialStatement, scopes: readonly string[], at: Walk): void {
  const name = "original" in statement.name ? statement.name.original : "";
  const program = at.partials.get(name);
  if (program === undefined)
    throw new TemplateFault(at.file, `there is no part '${name}' (line ${statement.loc.start.line})`);
  walk(program, scopes, at);
}

function resolved(expression: hbs.AST.Expression, scopes: readonly string[], at: Walk): string {
  if (!isPath(expression) || expression.data)
    throw new TemplateFault(at.file, `holds something that is no value (line ${expression.loc.start.line})`);
  const scope = scopes[scopes.length - 1 - expression.depth] ?? "";
  const name = expression.parts.map(String).join(".");
  return scope === "" || name === "" ? scope + name : `${scope}.${name}`;
}

/** `@first` and `@last`: where in a list we are, no value of the view. */
function isPlace(expression: hbs.AST.Expression): boolean {
  return isPath(expression) && expression.data && ["first", "last"].includes(expression.parts.map(String).join("."));
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === "MustacheStatement";
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === "BlockStatement";
}

function isPartial(node: hbs.AST.Node): node is hbs.AST.PartialStatement {
  return node.type === "PartialStatement";
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}
