import { isDeepStrictEqual } from 'node:util';
import { type Judged, judge } from '../judge/judge.ts';
import { readDiscrepancies, readObservations } from '../judge/readings.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Results } from '../model/results.ts';
import type { Verdict } from '../model/verdict.ts';
import { PROBE } from '../plan/probe.ts';
import { isSelected, rulesFor, type Selection } from '../plan/selection.ts';
import { summarise } from '../results/summary.ts';
import type { Composition } from './context.ts';

/** A verdict, or a reading, that the recorded exchanges do not bear out. */
export interface RecomputedDifference {
  rule: string;
  clause: string;
  recorded: string;
  recomputed: string;
}

/** How many agree, and which do not. */
export interface Comparison {
  agreeing: number;
  differing: RecomputedDifference[];
}

/**
 * Judges what a run recorded once more.
 *
 * @param exchanges In place of the recorded ones.
 */
function rejudge(
  results: Results,
  composition: Composition,
  exchanges: readonly Exchange[] = results.exchanges,
): Judged[] {
  const { contract, validators, rules } = composition;
  const { selection } = results.run;
  const wanted = selectionOf(results);
  // A run of some rules only does not say on which operations; its verdicts do.
  const asked = new Set(selection?.rules ? results.verdicts.map(({ rule, operation }) => `${rule} ${operation}`) : []);
  return judge({
    contract,
    validators,
    rulesFor: (operation) =>
      rulesFor({ rules, selection: selection?.rules ? { ...wanted, pairs: asked } : wanted }, operation),
    operations: contract.operations.filter((operation) => isSelected(wanted, operation)),
    cases: results.cases,
    notAsked: results.notAsked,
    exchanges,
    campaigns: results.campaigns,
    interrupted: results.run.interrupted,
  });
}

function selectionOf({ run: { profile, selection } }: Results): Selection {
  return { profile, readOnly: false, ...(selection?.operations ? { operations: selection.operations } : {}) };
}

/** Reads the discrepancies and observations once more from what a run recorded: what came of each entry, by its id. */
function reread(results: Results, { contract }: Composition): Map<string, string> {
  const { rules } = results.run.selection ?? {};
  const asked = new Set(results.verdicts.map(({ operation }) => operation));
  const record = {
    contract,
    operations: contract.operations.filter(
      (operation) => isSelected(selectionOf(results), operation) && (!rules || asked.has(operation.id)),
    ),
    exchanges: results.exchanges,
    campaigns: results.campaigns,
    notAsked: results.notAsked,
    interrupted: results.run.interrupted,
  };
  return new Map([
    ...readDiscrepancies(record).map(({ id, reading }): [string, string] => [id, reading]),
    ...readObservations(record).map(({ id, answer }): [string, string] => [id, answer]),
  ]);
}

/** Holds every recorded reading and answer against the one that the recorded exchanges give. */
export function recomputeReadings(results: Results, composition: Composition): Comparison {
  const recomputed = reread(results, composition);
  const said = [
    ...results.discrepancies.map(({ id, reading }) => ({ id, recorded: reading })),
    // Whether an answer has the sample's shape is no entry of a catalogue.
    ...results.observations.filter(({ id }) => recomputed.has(id)).map(({ id, answer }) => ({ id, recorded: answer })),
  ];
  const differing = said.flatMap(({ id, recorded }): RecomputedDifference[] => {
    const now = recomputed.get(id) ?? 'nothing';
    return now === recorded ? [] : [{ rule: PROBE, clause: id, recorded, recomputed: now }];
  });
  return { agreeing: said.length - differing.length, differing };
}

/** Tells whether scope and counts are those of the recorded verdicts. */
export function isCounted({ scope, summary, verdicts }: Results, { contract }: Composition): boolean {
  return isDeepStrictEqual({ scope, summary }, summarise(verdicts, contract));
}

/** Holds every recorded verdict against the one that the recorded exchanges give. */
export function recompute(results: Results, composition: Composition): Comparison {
  const recorded = new Map(results.verdicts.map((verdict) => [keyOf(verdict), verdict]));
  const recomputed = new Map(rejudge(results, composition).map(({ verdict }) => [keyOf(verdict), verdict]));
  const all = [...new Set([...recorded.keys(), ...recomputed.keys()])];
  const differing = all.flatMap((key): RecomputedDifference[] => {
    const [before, now] = [recorded.get(key), recomputed.get(key)];
    const { rule, clause } = before ?? now ?? { rule: '', clause: '' };
    return agree(before, now) ? [] : [{ rule, clause, recorded: said(before), recomputed: said(now) }];
  });
  return { agreeing: all.length - differing.length, differing };
}

/** A waiver is the operator's word on a fail, and an error of the suite is on no exchange: neither is judged again. */
function agree(recorded: Verdict | undefined, recomputed: Verdict | undefined): boolean {
  if (!recorded || !recomputed) return false;
  if (recorded.verdict === 'waived') return recomputed.verdict === 'fail';
  if (recorded.verdict === 'error') return recomputed.verdict === 'inconclusive' || recomputed.verdict === 'error';
  return recorded.verdict === recomputed.verdict && recorded.reason === recomputed.reason;
}

function said(verdict: Verdict | undefined): string {
  if (!verdict) return 'nothing';
  return verdict.reason ? `${verdict.verdict} (${verdict.reason})` : verdict.verdict;
}

function keyOf({ operation, rule, clause }: Verdict): string {
  return `${operation} ${rule} ${clause}`;
}
