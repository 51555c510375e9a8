import type { RunRecord } from '../engine.ts';
import { FOLLOW_UPS_AT_MOST } from '../execute/budget.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Results } from '../model/results.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Plan } from '../plan/plan.ts';
import { BUDGETS } from '../plan/profile.ts';
import type { Selection } from '../plan/selection.ts';
import { restoreCount, share } from '../plan/share.ts';
import { toCurl } from '../record/curl.ts';
import { shownAlone } from '../results/alone.ts';
import { inShell, writeUp } from '../results/findings.ts';
import { hazardsOf } from '../results/hazards.ts';
import { SCHEMA_VERSION } from '../results/read.ts';
import { summarise } from '../results/summary.ts';
import type { Composition } from './context.ts';
import { type Waiver, waive } from './waivers.ts';

/** What a run was asked for, as far as its results say so. */
export interface Assignment {
  composition: Pick<Composition, 'contract' | 'validators' | 'rules' | 'version'>;
  /** Name of the target. */
  target: string;
  /** Config the target stands in, named from the folder the run was started in; absent for the embedded reference target. */
  config?: string;
  selection: Selection;
  seed: number;
  budget?: number;
  labels: { [key: string]: string };
  waivers: readonly Waiver[];
}

/**
 * Makes the results of a run from what the engine recorded.
 *
 * @param resultsPath Where they will stand; named in the replay commands.
 */
export function assemble(record: RunRecord, assignment: Assignment, resultsPath: string): Results {
  const { contract, rules, version } = assignment.composition;
  const toCurl = curlOf(assignment.composition);
  const { cases } = record.plan;
  const { verdicts, findings } = writeUp(
    record.judged.map((judged) => ({ ...judged, verdict: withErrors(judged.verdict, record) })),
    {
      contract,
      rules,
      exchanges: record.exchanges,
      cases,
      resultsPath,
      toCurl,
      shows: (violation, verdict, exchanges) =>
        shownAlone(
          assignment.composition,
          { ...assignment.composition, ...record, cases, exchanges },
          verdict,
          violation,
        ),
    },
  );
  const hazards = hazardsOf(record.discrepancies, {
    contract,
    exchanges: record.exchanges,
    toCurl,
    runCommand: (operation) => runCommand(operation, assignment),
  });
  const unwaived: Results = {
    schemaVersion: SCHEMA_VERSION,
    run: {
      id: record.id,
      startedAt: new Date(record.startedAt).toISOString(),
      durationMs: Math.round(record.durationMs),
      seed: assignment.seed,
      profile: assignment.selection.profile,
      version,
      target: assignment.target,
      ...(assignment.config === undefined ? {} : { config: assignment.config }),
      labels: assignment.labels,
      requests: record.exchanges.length,
      requestsByOperation: countedBy(record.exchanges.map(({ operation }) => operation)),
      planned: plannedOf(record.plan, assignment),
      sent: record.sent,
      restored: isRestored(record),
      left: record.unrestored,
      interrupted: record.interrupted,
      ...selectionOf(assignment.selection, record),
    },
    ...summarise(verdicts, contract),
    campaigns: record.campaigns,
    verdicts,
    findings: [...findings, ...hazards],
    discrepancies: record.discrepancies,
    observations: record.observations,
    cases: record.plan.cases,
    notAsked: record.plan.notAsked,
    exchanges: record.exchanges,
    undecided: record.undecided,
  };
  const results = waive(unwaived, assignment.waivers, new Date(record.startedAt).toISOString().slice(0, 10));
  return { ...results, ...summarise(results.verdicts, contract) };
}

/** Whether everything is as it was found: seen so, seen otherwise, or not to be known. A run that wrote nothing changed nothing. */
function isRestored({ campaigns, unrestored }: RunRecord): boolean | null {
  const written = campaigns.filter((campaign) => campaign.written);
  if (unrestored.length > 0 || written.some(({ restored }) => restored === false)) return false;
  return written.some(({ restored }) => restored === null) ? null : true;
}

/** Requests a plan spends within its budget: the base plan exactly, follow-ups at most, and what puts the campaigns back. */
export function plannedOf(
  plan: Plan,
  { selection, budget }: Pick<Assignment, 'selection' | 'budget'>,
): Results['run']['planned'] {
  const shared = share(plan.scripts, budget ?? BUDGETS[selection.profile]);
  return {
    base: shared.base,
    followUpsAtMost: Math.min(shared.followUps, plan.scripts.length * FOLLOW_UPS_AT_MOST),
    restore: restoreCount(shared),
  };
}

/** What could not be decided on a campaign on which the suite itself broke is the suite's fault, not nobody's. */
function withErrors(verdict: Verdict, { errors, plan }: RunRecord): Verdict {
  if (verdict.verdict !== 'inconclusive') return verdict;
  const scripts = plan.scripts.filter(({ judged }) => judged.some(({ id }) => id === verdict.operation));
  const error = errors.find((line) => scripts.some(({ id }) => line.startsWith(`${id}: `)));
  return error ? { ...verdict, verdict: 'error', reason: 'suite error', note: error } : verdict;
}

/** Writes an exchange as curl, with the credential of the vendor it went to. */
function curlOf({ contract }: Assignment['composition']): (exchange: Exchange) => string {
  return (exchange) => {
    const operation = contract.operations.find(({ id }) => id === exchange.operation);
    const vendor = contract.vendors.find(({ id }) => id === operation?.vendor);
    if (!vendor) throw new Error(`${exchange.id} belongs to no vendor`);
    return toCurl(exchange, vendor);
  };
}

/** The command that puts the questions about an operation again, to the same target. */
function runCommand(operation: string, { config, target, selection, seed }: Assignment): string {
  const named =
    config === undefined ? '' : ` --config ${inShell(config)} --target ${inShell(target)} --allow-destructive`;
  return `npx campaign-conformance run${named} --operation ${operation} --profile ${selection.profile} --seed ${seed}`;
}

function selectionOf(
  { operations, pairs }: Selection,
  { operations: judged }: RunRecord,
): Pick<Results['run'], 'selection'> {
  if (!operations && !pairs) return {};
  return {
    selection: {
      ...(operations ? { operations: judged.map(({ id }) => id) } : {}),
      ...(pairs ? { rules: [...new Set([...pairs].map((pair) => pair.split(' ')[0] ?? pair))] } : {}),
    },
  };
}

function countedBy(names: readonly string[]): { [name: string]: number } {
  const counts: { [name: string]: number } = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
