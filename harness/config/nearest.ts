/** What is left of a word when case and separators do not count. */
const bare = (word: string) => word.toLowerCase().replace(/[-_.\s]/g, '');

/** How many letters have to be changed, added, dropped or swapped with their neighbour to turn one word into the other. */
function distance(a: string, b: string): number {
  let [older, old, row]: number[][] = [[], [], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    [older, old, row] = [old, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const costs = [
        at(old, j) + 1,
        at(row, j - 1) + 1,
        at(old, j - 1) + (same ? 0 : 1),
        ...(swapped ? [at(older, j - 2) + 1] : []),
      ];
      row[j] = Math.min(...costs);
    }
  }
  return at(row, b.length);
}

const at = (row: number[] | undefined, index: number) => row?.[index] ?? Number.POSITIVE_INFINITY;

/** The candidate a mistyped word most likely means; `undefined` where none is near. Case and separators do not count. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const near = [...candidates]
    .map((candidate) => ({ candidate, far: distance(bare(word), bare(candidate)) }))
    .filter(({ candidate, far }) => far <= Math.max(1, Math.floor(bare(candidate).length / 3)));
  return near.toSorted((a, b) => a.far - b.far)[0]?.candidate;
}

/** The sentence that offers the nearest candidate, else all of them: `Did you mean “streamId”?`, `There are: a, b.` */
export function suggestion(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  if (near !== undefined) return `Did you mean “${near}”?`;
  return candidates.length > 0 ? `There are: ${candidates.join(', ')}.` : 'There is none.';
}
