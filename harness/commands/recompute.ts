import { type Judged, judge } from '../judge/judge.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Results } from '../model/results.ts';
import type { Verdict } from '../model/verdict.ts';
import { isSelected, rulesFor } from '../plan/selection.ts';
import type { Composition } from './context.ts';

/** A verdict that the recorded exchanges do not bear out. */
export interface Difference {
  rule: string;
  clause: string;
  recorded: string;
  recomputed: string;
}

/**
 * Judges what a run recorded once more.
 *
 * @param exchanges In place of the recorded ones.
 */
export function rejudge(
  results: Results,
  composition: Composition,
  exchanges: readonly Exchange[] = results.exchanges,
): Judged[] {
  const { contract, validators, rules } = composition;
  const { profile, selection } = results.run;
  const wanted = { profile, readOnly: false, ...(selection?.operations ? { operations: selection.operations } : {}) };
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

/** Holds every recorded verdict against the one that the recorded exchanges give. */
export function recompute(results: Results, composition: Composition): { agreeing: number; differing: Difference[] } {
  const recorded = new Map(results.verdicts.map((verdict) => [keyOf(verdict), verdict]));
  const recomputed = new Map(rejudge(results, composition).map(({ verdict }) => [keyOf(verdict), verdict]));
  const all = [...new Set([...recorded.keys(), ...recomputed.keys()])];
  const differing = all.flatMap((key): Difference[] => {
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
