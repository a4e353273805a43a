/** CRC-32 of two texts one after the other, from the sums of both: arithmetic of polynomials over GF(2), as in zlib's crc32_combine. */

const POLYNOMIAL = 0xedb88320;
/** The polynomial 1; bits stand in reverse order. */
const ONE = 0x80000000;
const BITS_OF_A_BYTE = 3;

/** `length` is that of the second text, in bytes. */
export function joinedCheckSum(first: number, second: number, length: number): number {
  return (product(powerOfX(length), first) ^ second) >>> 0;
}

function product(one: number, other: number): number {
  let [sum, factor] = [0, other];
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if ((one & bit) !== 0) sum ^= factor;
    factor = (factor & 1) !== 0 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
  }
  return sum >>> 0;
}

/** x to the power of 2 to the power of the place. */
const SQUARES: readonly number[] = Array.from({ length: 31 }).reduce<number[]>(
  (squares) => {
    const last = squares.at(-1) ?? ONE >>> 1;
    return [...squares, product(last, last)];
  },
  [ONE >>> 1],
);

/** x to the power of the bits of so many bytes. */
function powerOfX(bytes: number): number {
  let power = ONE;
  for (let rest = bytes, place = BITS_OF_A_BYTE; rest > 0; rest = Math.floor(rest / 2), place++) {
    if (rest % 2 === 1) power = product(SQUARES[place % 32] ?? ONE, power);
  }
  return power;
}
