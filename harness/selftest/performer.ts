import type { Composition, WatchedTarget } from '../commands/context.ts';
import { planRun, type RunRecord } from '../engine.ts';
import type { Plan } from '../plan/plan.ts';
import type { Selection } from '../plan/selection.ts';
import { raised, rehearse, type StageTarget } from './rehearsal.ts';
import { type Replays, replayAll, resultsOf } from './replayed.ts';
import { brokenBy, outcomeOf, type Trial, type TrialOutcome } from './trial.ts';

/** When every trial begins. Any moment would do, as long as it is always the same one. */
const START = Date.parse('2026-01-05T09:00:00Z');

/** What an answer takes, in milliseconds that nobody waits: enough to tell one moment from the next. */
const LATENCY = 25;

/** Carries trials out. */
export type Perform = (trial: Trial) => Promise<TrialOutcome>;

/** Carries each trial without nuisances out once: it always comes to the same. */
export function remembering(perform: Perform): Perform {
  const known = new Map<string, Promise<TrialOutcome>>();
  return (trial) => {
    if (trial.nuisances) return perform(trial);
    const key = JSON.stringify(trial);
    const outcome = known.get(key) ?? perform(trial);
    known.set(key, outcome);
    return outcome;
  };
}

/** What trials need of the composition. */
export type Stock = Pick<Composition, 'contract' | 'validators' | 'configSchema' | 'rules' | 'samples' | 'reference'>;

/**
 * A performer in this process, one trial at a time: campaigns are spoken to one after the other, on a clock that jumps, so that the same
 * trial always comes to the same. What is sent is planned once for all trials that ask the same.
 */
export function performer(stock: Stock, seed: number): Perform {
  const rehearsed = rehearser(stock, seed);
  return async (trial) => {
    try {
      let target: WatchedTarget | undefined;
      let before: ReturnType<WatchedTarget['stored']> = {};
      const record = await rehearsed(trial, (raised) => {
        target = raised;
        before = raised.stored();
      });
      const outcome = outcomeOf(record, { contract: stock.contract, before, after: target?.stored() ?? {} });
      return { ...outcome, ...(trial.replays ? { replays: await replaysOf(record, trial, stock, seed) } : {}) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return brokenBy(message);
    }
  };
}

/** When replays begin, a day later: a replay knows nothing of the run's moment. */
const LATER = START + 86_400_000;

/** Replays what a trial found: on a fresh target with the same fault, and on one without. */
export function replaysOf(
  record: RunRecord,
  { behaviour, profile }: Trial,
  stock: Stock,
  seed: number,
): Promise<Replays> {
  const { contract, validators, configSchema: schema, reference } = stock;
  const stage = { contract, validators, schema, startAt: LATER, latencyMs: LATENCY };
  return replayAll(resultsOf(record, stock, seed, profile), stock, behaviour, (as) =>
    raised((now) => reference.stage(as, now), stage),
  );
}

/**
 * Carries a trial out and returns the whole record.
 *
 * @param watch Given the target before anything is asked of it.
 */
export function rehearser(
  { contract, validators, configSchema: schema, rules, samples, reference }: Stock,
  seed: number,
): (trial: Trial, watch?: (target: WatchedTarget) => void) => Promise<RunRecord> {
  const plans = new Map<string, Plan>();
  const stage = { contract, validators, schema, startAt: START, latencyMs: LATENCY };
  return async ({ behaviour, nuisances = [], chance, profile, operations, pairs, budget }, watch = () => {}) => {
    const selection: Selection = {
      profile,
      readOnly: false,
      ...(operations ? { operations } : {}),
      ...(pairs ? { pairs: new Set(pairs) } : {}),
    };
    const raise = (now: () => number): StageTarget => reference.stage(behaviour, now);
    const what = JSON.stringify([profile, operations, pairs]);
    const plan =
      plans.get(what) ??
      planRun({ contract, rules, samples, selection, seed, target: (await raised(raise, stage)).target });
    plans.set(what, plan);
    const watched = (now: () => number): StageTarget => {
      const target = reference.stage(behaviour, now);
      watch(target);
      return target;
    };
    return rehearse(watched, {
      ...stage,
      behind: (transport, clock) => reference.behind(nuisances, transport, clock, chance),
      rules,
      samples,
      selection,
      seed,
      plan,
      ...(budget === undefined ? {} : { budget }),
      concurrency: 1,
      // A read that is wrong from the start differs from the baseline, and is to be found out, not to end the run.
      overwrite: true,
    });
  };
}
