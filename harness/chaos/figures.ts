import { KINDS, type Kind } from './kinds.ts';
import type { Outcome } from './perform.ts';
import { FAULTS_OF_THE_SUITE, type Wrong } from './violation.ts';

/** What came of the scenarios of one kind. */
export interface KindFigures {
  scenarios: number;
  skipped: number;
  /** Scenarios in which a command left a campaign changed, to be named and put back later. */
  left: number;
  /** Scenarios that broke in the harness itself. */
  broken: number;
  /** Scenarios with a fault of the suite, by fault. */
  wrong: { [wrong in Wrong]: number };
}

/** What a run of the scenarios came to. */
export interface Figures {
  seed: number;
  kinds: { [kind in Kind]?: KindFigures };
}

const WRONGS = Object.keys(FAULTS_OF_THE_SUITE) as Wrong[]; // Object.keys forgets that the record has no other keys.

/** Counts outcomes by kind. A scenario with several sightings of one fault counts once. */
export function figuresOf(seed: number, outcomes: readonly Outcome[]): Figures {
  const kinds = KINDS.filter((kind) => outcomes.some((one) => one.kind === kind));
  return {
    seed,
    kinds: Object.fromEntries(kinds.map((kind) => [kind, kindFigures(outcomes.filter((one) => one.kind === kind))])),
  };
}

function kindFigures(outcomes: readonly Outcome[]): KindFigures {
  const count = (is: (one: Outcome) => boolean) => outcomes.filter(is).length;
  const has = (wrong: Wrong) => count(({ violations }) => violations.some((one) => one.wrong === wrong));
  const [first, ...rest] = WRONGS.map((wrong) => ({ [wrong]: has(wrong) }));
  return {
    scenarios: count(({ skipped }) => skipped === undefined),
    skipped: count(({ skipped }) => skipped !== undefined),
    left: count(({ left }) => left),
    broken: count(({ broken }) => broken !== undefined),
    wrong: Object.assign({ ...NONE }, first, ...rest),
  };
}

const NONE: KindFigures['wrong'] = {
  unnamed: 0,
  'false word': 0,
  unrestored: 0,
  stray: 0,
  hang: 0,
  trace: 0,
  secret: 0,
  end: 0,
  leftover: 0,
  memory: 0,
};

/** Whether every scenario that was carried out shows nothing wrong. */
export function isClean({ kinds }: Figures): boolean {
  return Object.values(kinds).every(({ broken, wrong }) => broken === 0 && Object.values(wrong).every((n) => n === 0));
}
