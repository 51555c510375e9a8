import { type ChaosKind, isSolo } from './kinds.ts';

/** What a scenario can go wrong in; the columns of the figures. */
export const FAULTS_OF_THE_SUITE = {
  blame: 'False fails',
  reading: 'Changed readings',
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

/** What is looked for in scenarios that need no ground. */
const SOLO: ReadonlySet<Wrong> = new Set(['blame', 'reading', 'false word', 'end']);

/** What is looked for in those alone: what a run decides is no matter of the others. */
const OF_SOLO_ALONE: ReadonlySet<Wrong> = new Set(['blame', 'reading']);

/** Whether a kind of scenario looks for a fault. */
export function isLookedFor(wrong: Wrong, kind: ChaosKind): boolean {
  return isSolo(kind) ? SOLO.has(wrong) : !OF_SOLO_ALONE.has(wrong);
}

/** Something the product did that it may not do. */
export interface ProductFault {
  wrong: Wrong;
  /** What was seen, in a line. */
  seen: string;
}

/** Sightings of one kind. */
export function wrong(kind: Wrong, seen: readonly string[]): ProductFault[] {
  return seen.map((one) => ({ wrong: kind, seen: one }));
}
