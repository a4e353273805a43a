/** Words on the skeleton alphabet of `fold`, one space between them. й is и there, ё is е, Kazakh letters their neighbours. */
import { fold } from "../forms/fold.ts";

export function foldedWords(text: string): string {
  const words = text.normalize("NFC").match(/[\p{L}\p{M}\p{N}@-]+/gu) ?? [];
  return words
    .map(foldWord)
    .filter((word) => word !== "")
    .join(" ");
}

function foldWord(word: string): string {
  return word.split("-").map(fold).join("-");
}
