import type { Contract } from '../model/contract.ts';

/** The README with the contract's counts in the places that name them: `of N clauses`, and so on. A place that is gone is an error. */
export function withCounts(
  readme: string,
  { clauses, discrepancies }: Pick<Contract, 'clauses' | 'discrepancies'>,
): string {
  const contested = clauses.filter((clause) => clause.contested !== undefined).length;
  const excluded = clauses.filter((clause) => clause.excluded !== undefined).length;
  const places: [words: RegExp, count: number][] = [
    [/(?<= of )\d+(?= clauses)/, clauses.length],
    [/\d+(?= contested by the pages)/, contested],
    [/\d+(?= beyond any request)/, excluded],
    [/(?<=Readings of )\d+(?= discrepancies)/, discrepancies.length],
    [/\d+(?= such contradictions)/, discrepancies.length],
  ];
  return places.reduce((text, [words, count]) => {
    if (!words.test(text)) throw new Error(`README.md has no ${words.source}, where a count of the contract goes`);
    return text.replace(words, String(count));
  }, readme);
}
