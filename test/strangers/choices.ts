/** One printed item with the sign that it was chosen, or not. */
import type { Choosing } from "./manner.ts";
import { box, dropDown, legacyBox, line, para, run, symbol, wingding } from "./word.ts";

export function printedChoice(text: string, isChosen: boolean, choosing: Choosing): string {
  switch (choosing.by) {
    case "look": {
      if (!isChosen) return line(text);
      if (choosing.edge === "partly") return para(run(text.slice(0, 3)) + run(text.slice(3), choosing.look));
      if (choosing.edge === "trailing") return para(run(text, choosing.look) + run("   ", choosing.look));
      return line(text, choosing.look);
    }
    case "prefix":
      return line(`${isChosen ? choosing.yes : choosing.no} ${text}`.trimStart());
    case "suffix":
      return line(`${text} ${isChosen ? choosing.yes : choosing.no}`.trimEnd());
    case "strike":
      return line(text, isChosen ? {} : { strike: true });
    default:
      return line(text);
  }
}

/** What stands in the answer's cell of an item that has one. */
export function valueCell(name: string, isChosen: boolean, choosing: Choosing, words: string): string {
  const after = (sign: string): string =>
    sign === "" && words === "" ? "" : para(sign + (words === "" ? "" : run(` ${words}`)));
  switch (choosing.by) {
    case "mark": {
      const sign = isChosen ? choosing.yes : choosing.no;
      return after(sign === "" ? "" : run(sign));
    }
    case "sdt":
      return after(box(isChosen));
    case "legacy":
      return after(legacyBox(isChosen));
    case "symbol":
      return after(symbol(isChosen ? "F0FE" : "F0A8"));
    case "wingdings":
      return after(isChosen ? wingding("ü") : "");
    case "drop-down":
      return para(dropDown(isChosen ? "иә" : "жоқ", ["иә", "жоқ"]) + (words === "" ? "" : run(` ${words}`)));
    case "copy":
      return isChosen ? line(words === "" ? name : words) : "";
    default:
      return words === "" ? "" : line(words);
  }
}
