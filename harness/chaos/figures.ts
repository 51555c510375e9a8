import { CHAOS_KINDS, type ChaosKind } from './kinds.ts';
import type { ScenarioOutcome } from './perform.ts';
import { FAULTS_OF_THE_SUITE, isLookedFor, type Wrong } from './violation.ts';

/** What came of the scenarios of one kind. */
export interface KindFigures {
  scenarios: number;
  skipped: number;
  /** Scenarios in which a command left a campaign changed, to be named and put back later. */
  left: number;
  /** Scenarios that broke in the harness itself. */
  broken: number;
  /** Scenarios with a fault of the suite, by fault; absent where the kind does not look for it. */
  wrong: { [wrong in Wrong]?: number };
}

/** What a run of the scenarios came to. */
export interface Figures {
  seed: number;
  kinds: { [kind in ChaosKind]?: KindFigures };
}

const WRONGS = Object.keys(FAULTS_OF_THE_SUITE) as Wrong[]; // Object.keys forgets that the record has no other keys.

/** Counts outcomes by kind. A scenario with several sightings of one fault counts once. */
export function figuresOf(seed: number, outcomes: readonly ScenarioOutcome[]): Figures {
  const kinds = CHAOS_KINDS.filter((kind) => outcomes.some((one) => one.kind === kind));
  return {
    seed,
    kinds: Object.fromEntries(kinds.map((kind) => [kind, kindFigures(kind, outcomes)])),
  };
}

function kindFigures(kind: ChaosKind, all: readonly ScenarioOutcome[]): KindFigures {
  const outcomes = all.filter((one) => one.kind === kind);
  const count = (is: (one: ScenarioOutcome) => boolean) => outcomes.filter(is).length;
  const has = (wrong: Wrong) => count(({ violations }) => violations.some((one) => one.wrong === wrong));
  return {
    scenarios: count(({ skipped }) => skipped === undefined),
    skipped: count(({ skipped }) => skipped !== undefined),
    left: count(({ left }) => left),
    broken: count(({ broken }) => broken !== undefined),
    wrong: Object.fromEntries(WRONGS.filter((wrong) => isLookedFor(wrong, kind)).map((wrong) => [wrong, has(wrong)])),
  };
}

/** Whether every scenario that was carried out shows nothing wrong. */
export function areClean({ kinds }: Figures): boolean {
  return Object.values(kinds).every(({ broken, wrong }) => broken === 0 && Object.values(wrong).every((n) => n === 0));
}
