import { isDeepStrictEqual } from 'node:util';
import type { Behaviour } from '../commands/context.ts';
import type { RunRecord } from '../engine.ts';
import type { Judged } from '../judge/judge.ts';
import type { Contract } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import { isLeftOpen, type ObservationResult, type Profile, type Results } from '../model/results.ts';
import { exitCode } from '../results/exit-code.ts';
import { summarise } from '../results/summary.ts';
import type { Replays } from './replayed.ts';

/** One rehearsal of the kill matrix: how the reference target behaves, and what is asked of it. */
export interface Trial {
  behaviour: Behaviour;
  /** What stands in front of it, by id; default: nothing. */
  nuisances?: readonly string[];
  /** Decides what chance decides of them; default: 1. */
  chance?: number;
  profile: Profile;
  /** Operations judged; default: all. */
  operations?: readonly string[];
  /** `<rule id> <operation id>` pairs judged; default: all. */
  pairs?: readonly string[];
  /** Requests it may cost, restoring excluded; default: the profile's. */
  budget?: number;
  /** Whether what it finds is replayed, on the same fault and without it; default: no. */
  replays?: boolean;
}

/** A verdict that is no pass, in the words of the matrix. */
export interface TrialVerdict {
  rule: string;
  clause: string;
  verdict: 'fail' | 'error' | 'inconclusive';
  /** Why it is not decided, or what the target did. */
  text: string;
  /** Clauses named by its violations, where they are others than the one judged. */
  blamed?: string[];
}

/** What came of a trial. Plain data, so that it can pass from thread to thread. */
export interface TrialOutcome {
  reported: TrialVerdict[];
  /** Verdicts that are a pass. */
  passes: number;
  /** Campaigns that were not put back, by config key. */
  unrestored: string[];
  /** What broke in the suite itself, one line each. */
  broken: string[];
  /** Requests sent, restoring excluded. */
  requests: number;
  /** The exit code of a run that comes to this; `null` of one that a signal ended. */
  exit: number | null;
  /** Discrepancy id → reading. */
  readings: Answers;
  /** Observation id → answer. */
  observations: Answers;
  /** Whether each campaign that was written to is as it was found, by config key; `null` where the run does not know. */
  restored: { [campaign: string]: boolean | null };
  /** Campaigns of which the run says so though they hold something else, by config key. */
  untrue: string[];
  /** What replaying its findings came to, where that was asked for. */
  replays?: Replays;
}

/** What a record is held against: the contract, and what each campaign truly held before and after, by id. */
export interface Truth {
  contract: Pick<Contract, 'operations' | 'clauses'>;
  before: { [id: string]: JsonObject };
  after: { [id: string]: JsonObject };
}

/** What each entry of a catalogue came to, by its id. */
export interface Answers {
  [id: string]: string;
}

/** What a run's record comes to. */
export function outcomeOf(
  { judged, campaigns, errors, sent, discrepancies, observations, interrupted }: RunRecord,
  truth: Truth,
): TrialOutcome {
  const { summary, scope } = summarise(
    judged.map(({ verdict }) => verdict),
    truth.contract,
  );
  return {
    reported: judged.flatMap(reportedOf),
    passes: summary.pass,
    unrestored: campaigns.filter(isLeftOpen).map(({ key }) => key),
    broken: errors,
    requests: sent.base + sent.followUps,
    exit: errors.length > 0 ? 2 : exitCode({ summary, scope, findings: [], run: { interrupted } }),
    ...answersOf(discrepancies, observations),
    ...restoredOf(campaigns, truth),
  };
}

/** What the results of a run over a socket come to. @param exit Its exit code. */
export function outcomeOfResults(
  { verdicts, findings, summary, campaigns, run, discrepancies, observations }: Results,
  exit: number | null,
  truth: Truth,
): TrialOutcome {
  const actual = new Map(findings.map((finding) => [finding.id, finding.actual]));
  return {
    reported: verdicts.flatMap(({ rule, clause, verdict, reason, note, findings: ids }): TrialVerdict[] => {
      if (verdict !== 'fail' && verdict !== 'error' && verdict !== 'inconclusive') return [];
      const seen = ids.flatMap((id) => actual.get(id) ?? []);
      return [{ rule, clause, verdict, text: [reason, note, ...seen].filter(Boolean).join(': ') }];
    }),
    passes: summary.pass,
    unrestored: campaigns.filter(isLeftOpen).map(({ key }) => key),
    broken: [],
    requests: run.sent.base + run.sent.followUps,
    exit,
    ...answersOf(discrepancies, observations),
    ...restoredOf(campaigns, truth),
  };
}

function answersOf(
  discrepancies: Results['discrepancies'],
  observations: readonly Pick<ObservationResult, 'id' | 'answer'>[],
): Pick<TrialOutcome, 'readings' | 'observations'> {
  return {
    readings: Object.fromEntries(discrepancies.map(({ id, reading }) => [id, reading])),
    observations: Object.fromEntries(observations.map(({ id, answer }) => [id, answer])),
  };
}

function restoredOf(
  campaigns: Results['campaigns'],
  { before, after }: Truth,
): Pick<TrialOutcome, 'restored' | 'untrue'> {
  return {
    restored: Object.fromEntries(
      campaigns.filter(({ written }) => written).map(({ key, restored }) => [key, restored]),
    ),
    untrue: campaigns
      .filter(({ restored, id }) => restored === true && !isDeepStrictEqual(before[id], after[id]))
      .map(({ key }) => key),
  };
}

/** What comes of a trial that ended with an error instead of a record. */
export function brokenBy(message: string): TrialOutcome {
  return {
    reported: [],
    passes: 0,
    unrestored: [],
    broken: [message],
    requests: 0,
    exit: 2,
    readings: {},
    observations: {},
    restored: {},
    untrue: [],
  };
}

function reportedOf({ verdict: { rule, clause, verdict, reason, note }, proven }: Judged): TrialVerdict[] {
  if (verdict !== 'fail' && verdict !== 'error' && verdict !== 'inconclusive') return [];
  const others = proven.flatMap(({ violation }) => violation.clause ?? []).filter((id) => id !== clause);
  const actual = proven.map(({ violation }) => violation.actual).join(' ');
  const text = verdict === 'fail' ? actual : [reason, note].filter(Boolean).join(': ');
  return [{ rule, clause, verdict, text, ...(others.length > 0 ? { blamed: [...new Set(others)] } : {}) }];
}

/**
 * The operations that can show a fault of one: of an update all that are asked about its kind of campaign, of a read all of its vendor,
 * for what it shows is what others have written.
 */
export function witnesses({ operations }: Pick<Contract, 'operations'>, id: string): string[] {
  const own = operations.find((operation) => operation.id === id);
  if (!own) throw new Error(`The contract has no operation ${id}`);
  return operations
    .filter(({ vendor }) => vendor === own.vendor)
    .filter(({ kinds }) => own.effect === 'read' || kinds.some((kind) => own.kinds.includes(kind)))
    .map((operation) => operation.id);
}
