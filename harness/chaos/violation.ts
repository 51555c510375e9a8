/** What a scenario can go wrong in; the columns of the figures. */
export const FAULTS_OF_THE_SUITE = {
  unnamed: 'Unnamed changes',
  'false word': 'False words',
  unrestored: 'Unrestored',
  stray: 'Stray writes',
  hang: 'Hangs',
  trace: 'Traces',
  secret: 'Secrets',
  end: 'Wrong ends',
  leftover: 'Leftovers',
  memory: 'Over 400 MB',
} as const;

/** One of {@link FAULTS_OF_THE_SUITE}. */
export type Wrong = keyof typeof FAULTS_OF_THE_SUITE;

/** Something the product did that it may not do. */
export interface Violation {
  wrong: Wrong;
  /** What was seen, in a line. */
  seen: string;
}

/** Sightings of one kind. */
export function wrong(kind: Wrong, seen: readonly string[]): Violation[] {
  return seen.map((one) => ({ wrong: kind, seen: one }));
}
