/** How far two keys are apart, in letters; made to be asked tens of thousands of times a paper. */

/** A key with its letters counted. */
export type Counted = { readonly key: string; readonly counts: Uint8Array };

/** Letters share a place with letters 64 places away: the bound stays a lower one. */
const PLACES = 64;
const LONGEST = 1024;
const LAST_ROW = new Int32Array(LONGEST);
const THIS_ROW = new Int32Array(LONGEST);

/** A key ready to be compared often. */
export function counted(key: string): Counted {
  const counts = new Uint8Array(PLACES);
  for (let index = 0; index < key.length; index += 1) {
    const place = key.charCodeAt(index) % PLACES;
    counts[place] = Math.min(255, (counts[place] ?? 0) + 1);
  }
  return { key, counts };
}

/** As `editDistance`; what can't be near by its letters is not walked through. */
export function distanceBetween(one: Counted, other: Counted, most: number): number {
  const far = Number.POSITIVE_INFINITY;
  if (Math.abs(one.key.length - other.key.length) > most) return far;
  let apart = 0;
  for (let place = 0; place < PLACES; place += 1) {
    apart += Math.abs((one.counts[place] ?? 0) - (other.counts[place] ?? 0));
    if (apart > 2 * most) return far;
  }
  return editDistance(one.key, other.key, most);
}

/** Letters to change, add or drop; more than `most` is as good as infinite. */
export function editDistance(one: string, other: string, most: number): number {
  const far = Number.POSITIVE_INFINITY;
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most || most === 0) return far;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let tail = 0;
  const room = Math.min(one.length, other.length) - start;
  while (tail < room && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  const [left, right] = [one.slice(start, one.length - tail), other.slice(start, other.length - tail)];
  if (right.length >= LONGEST) return far;
  const distance = walked(left, right, most);
  return distance > most ? far : distance;
}

/** The band of the usual table that can still end within `most`. */
function walked(one: string, other: string, most: number): number {
  let [above, row] = [LAST_ROW, THIS_ROW];
  for (let j = 0; j <= other.length; j += 1) above[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    const [first, last] = [Math.max(1, i - most), Math.min(other.length, i + most)];
    row[first - 1] = first === 1 ? i : most + 1;
    let least = row[first - 1] ?? 0;
    for (let j = first; j <= last; j += 1) {
      const changed = (above[j - 1] ?? 0) + (one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1);
      const cost = Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (last < other.length) row[last + 1] = most + 1;
    if (least > most) return least;
    [above, row] = [row, above];
  }
  return above[other.length] ?? 0;
}
