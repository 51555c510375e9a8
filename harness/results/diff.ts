import type { ReadingResult } from '../model/discrepancy.ts';
import type { ObservationResult, Results } from '../model/results.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { fingerprintsOf } from './findings.ts';
import { isDecided as isRead } from './readings.ts';
import { isJudged } from './summary.ts';

/** A reading or an answer that is another one now. */
export interface AnswerChange {
  id: string;
  before: string;
  after: string;
}

/** Something the old run decided and the new one does not. */
export interface Lost {
  /** A rule on a clause, or the id of a discrepancy or observation. */
  what: string;
  /** The verdict, reading or answer before. */
  before: string;
  /** Why there is none now: a reason, or `not asked`. */
  why: string;
}

/** What changed between two runs. Findings are the same where they share a fingerprint: which one tells a cause best may change. */
export interface RunDifference {
  /** Only in the new run. */
  new: Finding[];
  /** In both; as the new run tells them. */
  stillFailing: Finding[];
  /** Only in the old run, and the new one judged again what they rested on. */
  fixed: Finding[];
  /** Discrepancies whose reading is another, both decided. */
  changedReading: AnswerChange[];
  /** Observations whose answer is another. */
  changedBehaviour: AnswerChange[];
  /** What the old run judged or read and the new one could not, or did not ask. */
  noLongerDecided: Lost[];
}

/** Compares two runs, the older one first. */
export function diff(older: Results, newer: Results): RunDifference {
  const before = new Set(older.findings.flatMap(fingerprintsOf));
  const after = new Set(newer.findings.flatMap(fingerprintsOf));
  const isIn = (known: ReadonlySet<string>) => (finding: Finding) =>
    fingerprintsOf(finding).some((fingerprint) => known.has(fingerprint));
  const readings = paired(older.discrepancies.map(ofReading), newer.discrepancies.map(ofReading));
  const answers = paired(older.observations.map(ofAnswer), newer.observations.map(ofAnswer));
  return {
    new: newer.findings.filter((finding) => !isIn(before)(finding)),
    stillFailing: newer.findings.filter(isIn(before)),
    fixed: older.findings.filter((finding) => !isIn(after)(finding) && isDecided(finding, older, newer)),
    changedReading: changes(readings),
    changedBehaviour: changes(answers),
    noLongerDecided: [...lostVerdicts(older, newer), ...lost(readings), ...lost(answers)],
  };
}

/** Says whether two findings, one of each run, have a violation in common. */
export function isSame(one: Finding, other: Finding): boolean {
  const known = new Set(fingerprintsOf(other));
  return fingerprintsOf(one).some((fingerprint) => known.has(fingerprint));
}

/** How many readings and answers drifted: what `--fail-on drift` looks at. */
export function drifted({ changedReading, changedBehaviour }: RunDifference): number {
  return changedReading.length + changedBehaviour.length;
}

function keyOf({ operation, rule, clause }: Pick<Verdict, 'operation' | 'rule' | 'clause'>): string {
  return JSON.stringify([operation, rule, clause]);
}

/**
 * Whether the newer run says something about what a finding of the older one speaks of: it judged again whatever the finding rested
 * on. A hazard rests on no verdict; it goes with the reading that raised it.
 */
function isDecided(finding: Finding, older: Results, newer: Results): boolean {
  const rested = older.verdicts.filter(({ findings }) => findings.includes(finding.id)).map(keyOf);
  if (rested.length === 0) {
    return newer.discrepancies.some((entry) => entry.id === finding.clause && isRead(entry));
  }
  const judged = new Set(newer.verdicts.filter(isJudged).map(keyOf));
  return rested.every((key) => judged.has(key));
}

function lostVerdicts(older: Results, newer: Results): Lost[] {
  const now = new Map(newer.verdicts.map((verdict) => [keyOf(verdict), verdict]));
  return older.verdicts.filter(isJudged).flatMap((verdict) => {
    const other = now.get(keyOf(verdict));
    if (other && isJudged(other)) return [];
    const what = `${verdict.rule} on ${verdict.clause}`;
    return [{ what, before: verdict.verdict, why: other?.reason ?? 'not asked' }];
  });
}

/** What a run says of one entry of a catalogue: nothing where it was not decided. */
interface Said {
  id: string;
  outcome?: string;
  why?: string | undefined;
}

function ofReading(result: ReadingResult): Said {
  const { id, reading, reason } = result;
  return isRead(result) ? { id, outcome: reading } : { id, why: reason ?? reading };
}

/** An observation is made per operation: its id alone may stand there twice. */
function ofAnswer({ id, operation, answer, reason }: ObservationResult): Said {
  const name = `${id} (${operation})`;
  return answer === 'undecided' ? { id: name, why: reason ?? answer } : { id: name, outcome: answer };
}

/** What the old run found out, and what the new one says of it; nothing where it did not ask. */
interface Pair {
  id: string;
  before: string;
  now?: Said | undefined;
}

function paired(before: readonly Said[], after: readonly Said[]): Pair[] {
  const known = new Map(after.map((said) => [said.id, said]));
  return before.flatMap(({ id, outcome }) =>
    outcome === undefined ? [] : [{ id, before: outcome, now: known.get(id) }],
  );
}

function changes(pairs: readonly Pair[]): AnswerChange[] {
  return pairs.flatMap(({ id, before, now }) =>
    now?.outcome === undefined || now.outcome === before ? [] : [{ id, before, after: now.outcome }],
  );
}

function lost(pairs: readonly Pair[]): Lost[] {
  return pairs
    .filter(({ now }) => now?.outcome === undefined)
    .map(({ id, before, now }) => ({ what: id, before, why: now?.why ?? 'not asked' }));
}
