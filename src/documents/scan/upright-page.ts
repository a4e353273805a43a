import { straightened } from "./decode-picture.ts";
import { flattened } from "./flatten-page.ts";
import { type Gray, quarterTurned } from "./gray.ts";
import { type Separated, separateInk } from "./separate-ink.ts";
import { runsDown, skewOf } from "./skew.ts";

/** A page that stands straight: its ink, and the cleaned picture for reading. `unit` is a pixel at 150 dots per inch. */
export type UprightPage = Separated & { readonly unit: number };

/** Pixels of one 150 dpi pixel at reading size. */
const UNIT = 2067 / 1240;
const WORTH_TURNING = 0.1;

/** Straightens a page: lying on its side, leaning, photographed at an angle. Upside down is for the letters to say. */
export async function uprightPage(picture: Gray): Promise<UprightPage> {
  const standing = runsDown(separateInk(picture).ink) ? quarterTurned(picture, 1) : picture;
  const angle = skewOf(separateInk(standing).ink);
  let page = Math.abs(angle) < WORTH_TURNING ? standing : await straightened(standing, angle);
  for (let attempt = 0; attempt < 2; attempt++) {
    const flat = flattened(page, separateInk(page).ink, UNIT);
    if (!flat) break;
    page = flat;
  }
  return { ...separateInk(page), unit: UNIT };
}

export function upsideDown({ ink, clean, shade, unit }: UprightPage): UprightPage {
  return { ink: quarterTurned(ink, 2), clean: quarterTurned(clean, 2), shade: quarterTurned(shade, 2), unit };
}
