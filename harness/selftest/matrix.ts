import type { MutantEntry } from '../commands/context.ts';
import type { Profile } from '../model/results.ts';
import type { Switches } from './combinations.ts';
import type { MaskRow, NuisanceRow } from './nuisance-rows.ts';
import type { Replays } from './replayed.ts';
import type { TrialOutcome, TrialVerdict } from './trial.ts';

/** What every rule made of every mutant and every legitimate variant. Plain data: what `matrix.json` holds. */
export interface Matrix {
  profile: Profile;
  seed: number;
  /** `whole`, a `sample` of it, or only what was `chosen` by name. */
  scope: 'whole' | 'sample' | 'chosen';
  /** The reference target without a fault: nothing but passes, or nothing else was tried. */
  control: { passes: number; reported: TrialVerdict[]; broken: string[]; unrestored: string[]; requests: number };
  mutants: MutantRow[];
  /** Single switches first, then combinations. */
  variants: VariantRow[];
  /** Nuisances alone, then combined with variants. */
  nuisances: NuisanceRow[];
  /** Mutants behind nuisances. */
  masks: MaskRow[];
  /** How many mutants each rule of the profile killed. */
  kills: { [rule: string]: number };
  /** Operation ids, in the order of the contract. */
  operations: string[];
}

/** What became of a mutant. */
export interface MutantRow extends MutantEntry {
  killed: boolean;
  /** Whether one of the fails names the very clause it breaks. */
  direct: boolean;
  /** The fails that killed it. */
  by: { rule: string; clause: string }[];
  /** What was left undecided, and what broke in the suite. */
  open: TrialVerdict[];
  broken: string[];
  /** Findings that were replayed, and those whose replay was not true: on the mutant reproduced, without the fault gone. */
  replays: Replays;
  /** Requests of a whole run against it, restoring excluded: its own, and those the other operations cost. */
  requests: number;
}

/** What became of a legitimate variant. */
export interface VariantRow {
  switches: Switches;
  /** Fails and errors: each is the suite's own fault. */
  alarms: TrialVerdict[];
  /** Campaigns not put back. */
  unrestored: string[];
  broken: string[];
  /** Verdicts that say nothing. */
  undecided: number;
  requests: number;
  /** For a combination that raises an alarm: the fewest of its switches that still do. */
  smallest?: Switches;
}

/** The row of a mutant. @param others Requests the other operations of a whole run cost. */
export function mutantRow(
  { id, family, operation, clause, description, conditions, mechanism }: MutantEntry,
  { reported, broken, requests, replays = { findings: 0, untrue: [] } }: TrialOutcome,
  others: number,
): MutantRow {
  const fails = reported.filter(({ verdict }) => verdict === 'fail');
  return {
    id,
    family,
    operation,
    clause,
    description,
    conditions,
    ...(mechanism === undefined ? {} : { mechanism }),
    killed: fails.length > 0,
    direct: fails.some((fail) => fail.clause === clause || fail.blamed?.includes(clause)),
    by: fails.map((fail) => ({ rule: fail.rule, clause: fail.clause })),
    open: reported.filter(({ verdict }) => verdict !== 'fail'),
    broken,
    replays,
    requests: requests + others,
  };
}

/** The row of a variant. */
export function variantRow(switches: Switches, { reported, unrestored, broken, requests }: TrialOutcome): VariantRow {
  return {
    switches,
    alarms: reported.filter(({ verdict }) => verdict !== 'inconclusive'),
    unrestored,
    broken,
    undecided: reported.filter(({ verdict }) => verdict === 'inconclusive').length,
    requests,
  };
}

/** Whether a legitimate variant was wronged: accused, left changed, or met with a defect of the suite. */
export function isAlarm({ alarms, unrestored, broken }: Pick<VariantRow, 'alarms' | 'unrestored' | 'broken'>): boolean {
  return alarms.length > 0 || unrestored.length > 0 || broken.length > 0;
}

/** Killed mutants and all, by a member of theirs: value → counts, in the order of the catalogue. */
export function killTally(
  rows: readonly MutantRow[],
  by: 'family' | 'operation',
): Map<string, { killed: number; all: number }> {
  const counts = new Map<string, { killed: number; all: number }>();
  for (const row of rows) {
    const count = counts.get(row[by]) ?? { killed: 0, all: 0 };
    counts.set(row[by], { killed: count.killed + (row.killed ? 1 : 0), all: count.all + 1 });
  }
  return counts;
}

/** Findings of some mutants that were replayed, and how many replays were true of the target both with the fault and without. */
export function replayCount(rows: readonly MutantRow[]): { trueOnes: number; all: number } {
  const all = rows.reduce((sum, { replays }) => sum + replays.findings, 0);
  const untrue = rows.reduce((sum, { replays }) => sum + new Set(replays.untrue.map(({ finding }) => finding)).size, 0);
  return { trueOnes: all - untrue, all };
}

/** The mean, rounded, and the greatest of some numbers; zero where there are none. */
export function spread(numbers: readonly number[]): { mean: number; max: number } {
  if (numbers.length === 0) return { mean: 0, max: 0 };
  return {
    mean: Math.round(numbers.reduce((sum, n) => sum + n, 0) / numbers.length),
    max: Math.max(...numbers),
  };
}
