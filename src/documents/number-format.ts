/** Number formats of lists (ISO/IEC 29500-1 §17.18.59) that are met in Kazakhstan; others are shown as decimals. */

const LATIN = "abcdefghijklmnopqrstuvwxyz";
/** Word leaves out ё, й, ъ, ы, ь. */
const RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя";
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];
const LARGEST_ROMAN = 3999;

export function formatNumber(number: number, format: string): string {
  switch (format) {
    case "lowerLetter":
      return letter(number, LATIN);
    case "upperLetter":
      return letter(number, LATIN).toUpperCase();
    case "russianLower":
      return letter(number, RUSSIAN);
    case "russianUpper":
      return letter(number, RUSSIAN).toUpperCase();
    case "lowerRoman":
      return roman(number);
    case "upperRoman":
      return roman(number).toUpperCase();
    case "decimalZero":
      return String(number).padStart(2, "0");
    default:
      return String(number);
  }
}

/** a … z, aa, bb: Word repeats the letter. */
function letter(number: number, alphabet: string): string {
  const character = alphabet[(number - 1) % alphabet.length];
  if (number < 1 || character === undefined) return String(number);
  return character.repeat(Math.min(10, Math.ceil(number / alphabet.length)));
}

function roman(number: number): string {
  if (number < 1 || number > LARGEST_ROMAN) return String(number);
  let rest = number;
  let text = "";
  for (const [value, digits] of ROMAN) {
    text += digits.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
