/** A picture in shades of grey, a byte a pixel, rows from the top; 255 is white. */
export type Gray = { readonly pixels: Uint8Array; readonly width: number; readonly height: number };

/** A picture in black and white: 1 is ink. */
export type Ink = Gray;

export function transposed({ pixels, width, height }: Gray): Gray {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = pixels[y * width + x] ?? 0;
  return { pixels: turned, width: height, height: width };
}

/** Turned clockwise by quarters. */
export function quarterTurned(picture: Gray, quarters: number): Gray {
  const { pixels, width, height } = picture;
  if (quarters === 0) return picture;
  if (quarters === 2) return { pixels: pixels.toReversed(), width, height };
  const turned = transposed(picture);
  return quarters === 1 ? mirrored(turned) : flipped(turned);
}

function mirrored({ pixels, width, height }: Gray): Gray {
  const out = Uint8Array.from(pixels);
  for (let y = 0; y < height; y++) out.subarray(y * width, (y + 1) * width).reverse();
  return { pixels: out, width, height };
}

function flipped({ pixels, width, height }: Gray): Gray {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) out.set(pixels.subarray(y * width, (y + 1) * width), (height - 1 - y) * width);
  return { pixels: out, width, height };
}
