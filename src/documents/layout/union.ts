/** Numbers 0…count-1, grouped by the pairs that belong together; groups and members in ascending order. */
export function groupsBy(count: number, pairs: Iterable<readonly [number, number]>): readonly (readonly number[])[] {
  const parents = Array.from({ length: count }, (_, index) => index);
  for (const [a, b] of pairs) {
    const [low, high] = [rootOf(parents, a), rootOf(parents, b)].toSorted((x, y) => x - y);
    if (low !== undefined && high !== undefined) parents[high] = low;
  }
  const groups = new Map<number, number[]>();
  for (let index = 0; index < count; index++) {
    const root = rootOf(parents, index);
    const group = groups.get(root);
    if (group) group.push(index);
    else groups.set(root, [index]);
  }
  return [...groups.values()];
}

function rootOf(parents: number[], index: number): number {
  let at = index;
  for (;;) {
    const parent = parents[at] ?? at;
    if (parent === at) return at;
    const next = parents[parent] ?? parent;
    parents[at] = next;
    at = next;
  }
}
