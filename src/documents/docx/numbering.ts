/** Automatic numbers (ISO/IEC 29500-1 §17.9): "1)" that is printed but does not stand in the text. */
import { attributeOf, childOf, childrenOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import { formatNumber } from "../number-format.ts";

export type Numbering = {
  /** Counts one paragraph of a list and returns its printed number, or `undefined` where none is printed. */
  readonly next: (numberId: string, level: number) => string | undefined;
};

type Level = { readonly format: string; readonly text: string; readonly start: number };
type List = { readonly abstract: string; readonly overrides: ReadonlyMap<number, number> };

export function readNumbering(part: XmlElement | undefined): Numbering {
  const root = childOf(part, "w:numbering");
  const abstracts = new Map(
    childrenOf(root, "w:abstractNum").map((element) => [
      attributeOf(element, "abstractNumId") ?? "",
      readLevels(element),
    ]),
  );
  const lists = new Map(
    childrenOf(root, "w:num").map((element) => [attributeOf(element, "numId") ?? "", readList(element)]),
  );
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    next: (numberId, level) => {
      const list = lists.get(numberId);
      const levels = list === undefined ? undefined : abstracts.get(list.abstract);
      const shape = levels?.get(level);
      if (list === undefined || levels === undefined || shape === undefined) return undefined;
      const counter = counters.get(list.abstract) ?? [];
      counters.set(list.abstract, counter);
      const restart = begun.has(`${numberId}/${level}`) ? undefined : list.overrides.get(level);
      begun.add(`${numberId}/${level}`);
      counter[level] = restart ?? (counter[level] ?? shape.start - 1) + 1;
      counter.length = level + 1;
      return printed(shape, levels, counter);
    },
  };
}

function readLevels(element: XmlElement): ReadonlyMap<number, Level> {
  const levels = childrenOf(element, "w:lvl").map((level): [number, Level] => [
    Number(attributeOf(level, "ilvl") ?? 0),
    {
      format: attributeOf(childOf(level, "w:numFmt"), "val") ?? "decimal",
      text: attributeOf(childOf(level, "w:lvlText"), "val") ?? "",
      start: Number(attributeOf(childOf(level, "w:start"), "val") ?? 1),
    },
  ]);
  return new Map(levels.filter(([level]) => level >= 0 && level < 9));
}

function readList(element: XmlElement): List {
  const overrides = childrenOf(element, "w:lvlOverride").flatMap((override): [number, number][] => {
    const start = attributeOf(childOf(override, "w:startOverride"), "val");
    return start === undefined ? [] : [[Number(attributeOf(override, "ilvl") ?? 0), Number(start)]];
  });
  return { abstract: attributeOf(childOf(element, "w:abstractNumId"), "val") ?? "", overrides: new Map(overrides) };
}

function printed(shape: Level, levels: ReadonlyMap<number, Level>, counter: readonly number[]): string | undefined {
  if (shape.format === "none") return undefined;
  if (shape.format === "bullet") return "•";
  const text = shape.text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = Number(digit) - 1;
    const outer = levels.get(level);
    return formatNumber(counter[level] ?? outer?.start ?? 1, outer?.format ?? "decimal");
  });
  return text === "" ? undefined : text;
}
