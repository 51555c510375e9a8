import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Results } from '../model/results.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { isJudged } from './summary.ts';

/** A reading or an answer that is another one now. */
export interface Change {
  id: string;
  before: Json;
  after: Json;
}

/** Something the old run decided and the new one does not. */
export interface Lost {
  /** A rule on a clause, or the id of a discrepancy or observation. */
  what: string;
  /** The verdict, reading or answer before. */
  before: Json;
  /** Why there is none now: a reason, or `not asked`. */
  why: string;
}

/** What changed between two runs. Findings are the same when their fingerprints are. */
export interface Difference {
  /** Only in the new run. */
  new: Finding[];
  /** In both; as the new run tells them. */
  stillFailing: Finding[];
  /** Only in the old run, and the new one judged again what they rested on. */
  fixed: Finding[];
  /** Discrepancies whose reading is another, both decided. */
  changedReading: Change[];
  /** Observations whose answer is another. */
  changedBehaviour: Change[];
  /** What the old run judged or read and the new one could not, or did not ask. */
  noLongerDecided: Lost[];
}

/** Readings and answers that decide nothing. */
const OPEN: readonly (Json | undefined)[] = ['undecided', 'static', null, undefined];

/** Compares two runs, the older one first. */
export function diff(older: Results, newer: Results): Difference {
  const before = new Set(older.findings.map(({ fingerprint }) => fingerprint));
  const after = new Set(newer.findings.map(({ fingerprint }) => fingerprint));
  const readings = paired(older.discrepancies, newer.discrepancies, 'reading');
  const answers = paired(older.observations, newer.observations, 'answer');
  return {
    new: newer.findings.filter(({ fingerprint }) => !before.has(fingerprint)),
    stillFailing: newer.findings.filter(({ fingerprint }) => before.has(fingerprint)),
    fixed: older.findings.filter((finding) => !after.has(finding.fingerprint) && isDecided(finding, older, newer)),
    changedReading: changes(readings),
    changedBehaviour: changes(answers),
    noLongerDecided: [...lostVerdicts(older, newer), ...lost(readings), ...lost(answers)],
  };
}

/** How many readings and answers drifted: what `--fail-on drift` looks at. */
export function drifted({ changedReading, changedBehaviour }: Difference): number {
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
    return newer.discrepancies.some(
      (entry) => isObject(entry) && entry.id === finding.clause && !OPEN.includes(entry.reading),
    );
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

/** An entry of a catalogue as the old run has it, and what the new one says; nothing where it was not asked. */
interface Pair {
  id: string;
  before: Json;
  after: Json | undefined;
}

function paired(before: Json[], after: Json[], member: string): Pair[] {
  const valuesOf = (list: Json[]) =>
    list.filter(isObject).map((entry) => [nameOf(entry), entry[member] ?? null] as const);
  const now = new Map(valuesOf(after));
  return valuesOf(before)
    .filter(([, value]) => !OPEN.includes(value))
    .map(([id, value]) => ({ id, before: value, after: now.get(id) }));
}

function changes(pairs: Pair[]): Change[] {
  return pairs.flatMap(({ id, before, after }) =>
    after === undefined || OPEN.includes(after) || isDeepStrictEqual(before, after) ? [] : [{ id, before, after }],
  );
}

function lost(pairs: Pair[]): Lost[] {
  return pairs
    .filter(({ after }) => OPEN.includes(after))
    .map(({ id, before, after }) => ({ what: id, before, why: typeof after === 'string' ? after : 'not asked' }));
}

/** An observation is made per operation: its id alone may stand there twice. */
function nameOf({ id, operation }: JsonObject): string {
  return typeof operation === 'string' ? `${String(id)} (${operation})` : String(id);
}
