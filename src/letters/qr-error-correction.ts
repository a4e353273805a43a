/** Reed–Solomon codewords of a QR code over GF(256), polynomial x⁸+x⁴+x³+x²+1 (ISO/IEC 18004 §7.5). */

const FIELD = 0x11d;

/** The data in `blocks` equal blocks and `correction` codewords for each, interleaved as they are drawn (§7.6). */
export function withErrorCorrection(data: readonly number[], blocks: number, correction: number): readonly number[] {
  const length = data.length / blocks;
  const parts = Array.from({ length: blocks }, (_, block) => data.slice(block * length, (block + 1) * length));
  const generator = generatorOf(correction);
  return [
    ...interleaved(parts, length),
    ...interleaved(
      parts.map((part) => remainder(part, generator)),
      correction,
    ),
  ];
}

function interleaved(parts: readonly (readonly number[])[], length: number): readonly number[] {
  return Array.from({ length }, (_, at) => at).flatMap((at) => parts.map((part) => part[at] ?? 0));
}

/** Product of (x - 2⁰) … (x - 2ⁿ⁻¹), highest power first, without the leading one. */
function generatorOf(degree: number): readonly number[] {
  let coefficients: readonly number[] = [1];
  let root = 1;
  for (let power = 0; power < degree; power += 1) {
    const times = coefficients.map((each) => product(each, root));
    coefficients = [...coefficients, 0].map((each, at) => each ^ (times[at - 1] ?? 0));
    root = product(root, 2);
  }
  return coefficients.slice(1);
}

function remainder(data: readonly number[], generator: readonly number[]): readonly number[] {
  return data.reduce<readonly number[]>(
    (rest, byte) => {
      const factor = byte ^ (rest[0] ?? 0);
      return generator.map((each, at) => (rest[at + 1] ?? 0) ^ product(each, factor));
    },
    generator.map(() => 0),
  );
}

function product(left: number, right: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    result = (result << 1) ^ ((result >> 7) * FIELD);
    if ((right >> bit) & 1) result ^= left;
  }
  return result;
}
