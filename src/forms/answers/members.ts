/** The list of a group: names, however they are numbered and parted. */
import { unreadable } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

const ELSEWHERE = /прилага|приложени|отдельн\p{L}* файл|қосымша|қоса берілген|тіркелген/iu;
const NUMBERED = /(?:^|\s)\d{1,3}\s*[.)]\s*(?=\p{L})/gu;
const LABEL_TAIL = /[\s,;:(–—-]*(?:(?<!\p{L})(?:ИИН|ЖСН|тел|т\.?\s?ж|г\.?\s?р|телефон|ұялы|моб|сот)\.?[\s:]*)?$/iu;

/** Names of the members, each without the number, phone or year behind it. `unreadable`: the list is said to be elsewhere. */
export function readMembers(given: string): ReadingOf<readonly string[]> | undefined {
  const lines = given
    .split(/\n|;/u)
    .map(written)
    .filter((line) => line !== "" && !saysNone(line));
  if (lines.length === 0) return undefined;
  const names = lines
    .flatMap(entries)
    .map(nameOf)
    .filter((name) => /\p{L}{2}/u.test(name));
  if (names.length === 0) return lines.some((line) => /\p{L}/u.test(line)) ? unreadable("low-confidence") : undefined;
  return lines.some((line) => ELSEWHERE.test(line)) ? unreadable("low-confidence") : { value: names };
}

/** One line may hold the whole list: "1. … 2. …", or names between commas. */
function entries(line: string): readonly string[] {
  const numbered = line.split(NUMBERED).filter((part) => part.trim() !== "");
  return numbered.flatMap((part) => {
    const parts = part.split(/,\s*/u);
    const names = parts.filter((each) => /^\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]*)+/u.test(each.trim()));
    return names.length > 1 ? parts : [part];
  });
}

function nameOf(entry: string): string {
  const bare = entry.replace(/^\s*№?\s*\d{1,3}\s*[.)]?\s*/u, "");
  const [name = ""] = bare.split(/\+?\d/u);
  return name.replace(LABEL_TAIL, "").replace(/^[\s,;:.–—-]+|[\s,;:(]+$/gu, "");
}
