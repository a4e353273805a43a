/** Numbers of lists (OpenDocument 1.3, part 3, §16.30), which do not stand in the text. */
import { formatNumber } from "../number-format.ts";
import { attributeOf, descendantsOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";

export type ListCounter = {
  /** Forgets how far the list had come: the next list of that style begins anew. */
  readonly restart: (style: string) => void;
  /** Counts an item and returns its printed number. Levels count from 1. */
  readonly next: (style: string, level: number, start: number | undefined) => string | undefined;
};

type Level = {
  readonly bullet: boolean;
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
};

const FORMATS: ReadonlyMap<string, string> = new Map([
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);

export function listCounter(parts: readonly (XmlElement | undefined)[]): ListCounter {
  const lists = new Map<string, ReadonlyMap<number, Level>>();
  for (const style of parts.flatMap((part) => (part === undefined ? [] : descendantsOf(part, "text:list-style")))) {
    lists.set(attributeOf(style, "name") ?? "", new Map(elementsOf(style).map(readLevel)));
  }
  const counters = new Map<string, number[]>();
  return {
    restart: (style) => void counters.delete(style),
    next: (style, level, start) => {
      const shape = lists.get(style)?.get(level);
      if (shape === undefined) return undefined;
      const counter = counters.get(style) ?? [];
      counters.set(style, counter);
      counter[level] = start ?? (counter[level] ?? shape.start - 1) + 1;
      counter.length = level + 1;
      return printed(shape, counter[level] ?? 1);
    },
  };
}

function readLevel(element: XmlElement): [number, Level] {
  return [
    Number(attributeOf(element, "level") ?? 1),
    {
      bullet: element.name !== "text:list-level-style-number",
      format: attributeOf(element, "num-format") ?? "",
      prefix: attributeOf(element, "num-prefix") ?? "",
      suffix: attributeOf(element, "num-suffix") ?? "",
      start: Number(attributeOf(element, "start-value") ?? 1),
    },
  ];
}

function printed(level: Level, number: number): string | undefined {
  if (level.bullet) return "•";
  if (level.format === "") return undefined;
  return `${level.prefix}${formatNumber(number, FORMATS.get(level.format) ?? "decimal")}${level.suffix}`;
}
