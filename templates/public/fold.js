/** Letters that people type for others. The index and the page's search use this one table. */
export const FOLDED = {
  ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е",
  a: "а", c: "с", e: "е", o: "о", p: "р", x: "х", i: "и",
};

const LETTERS = new RegExp(`[${Object.keys(FOLDED).join("")}]`, "g");
const WORD_LENGTH = 24;
const WORDS = 200;

/** Lower case, Kazakh letters as their Russian neighbours, Latin look-alikes inside Cyrillic words as Cyrillic. */
export function fold(text) {
  const small = text.normalize("NFKC").toLowerCase();
  return small.replace(/[a-z\u0400-\u04ff]+/g, (word) =>
    /[\u0400-\u04ff]/.test(word) ? word.replace(LETTERS, (letter) => FOLDED[letter]) : word,
  );
}

/** The different words of a text, folded. */
export function searchWords(text) {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, WORD_LENGTH)))].slice(0, WORDS);
}
