import { planRun, type RunRecord } from '../engine.ts';
import { Budget } from '../execute/budget.ts';
import { Conversation } from '../execute/conversation.ts';
import { Subject } from '../execute/subject.ts';
import type { Judged } from '../judge/judge.ts';
import type { WireRequest } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Plan } from '../plan/plan.ts';
import type { Selection } from '../plan/selection.ts';
import { type RehearsalInput, raised, rehearse, type StageTarget } from '../selftest/rehearsal.ts';
import { shippedRules, type ToyEntry, toyConfig, toyContract, toySchema, toyValidators } from './toy.ts';
import { type ToyQuirks, toyTarget } from './toy-target.ts';

/** How a rehearsal against the toy target differs from the usual one. */
export interface ToyOptions extends Partial<RehearsalInput> {
  quirks?: ToyQuirks;
  profile?: Selection['profile'];
  /** Changes the config before it is read. */
  config?(entry: ToyEntry): void;
  /** What the target's leaflets hold at first, if not the baseline. */
  found?: JsonObject;
}

/** What a rehearsal against the toy target came to. */
export interface ToyRun extends RunRecord {
  /** Every request in the order in which the target got it, credentials and all. */
  wire: WireRequest[];
  /** What the target's leaflets hold in the end, by id. */
  left: { [id: string]: JsonObject };
}

/** The engine's input for the toy vendor: the shipped rules in profile `standard`, seed 1. */
export function toyInput({ quirks: _, profile = 'standard', config: __, found: ___, ...input }: ToyOptions = {}) {
  return {
    contract: toyContract,
    validators: toyValidators,
    schema: toySchema,
    rules: shippedRules,
    samples: [],
    selection: { profile, readOnly: false },
    seed: 1,
    ...input,
  } satisfies RehearsalInput;
}

/** A config document for the toy target. */
function documentOf({ config }: ToyOptions) {
  const document = toyConfig();
  config?.(document.targets.toy.toy);
  return document;
}

/** Makes a config name two campaigns to write to. */
export function twoCampaigns(entry: ToyEntry): void {
  const { leaflet, neighbour } = entry.campaigns;
  if (!leaflet || !neighbour) throw new Error('The toy config has lost a campaign');
  entry.campaigns = { leaflet, second: { ...leaflet, id: String(neighbour.id), kind: 'leaflet' } };
}

/** The baseline in the toy config. */
export function toyBaseline(): JsonObject {
  const baseline = toyConfig().targets.toy.toy.campaigns.leaflet?.baseline;
  if (!baseline) throw new Error('The toy config has no baseline');
  return baseline;
}

/** A toy target to be raised, and what can be seen of it: the requests it got, and what its leaflets hold. */
function onStage(options: ToyOptions) {
  const seen: Pick<ToyRun, 'wire' | 'left'> = { wire: [], left: {} };
  const raise = (now: () => number): StageTarget => {
    const toy = toyTarget(now, options.found ?? toyBaseline(), options.quirks);
    const handle = async (request: WireRequest) => {
      seen.wire.push(request);
      const answer = await toy.handle(request);
      for (const [id, { states }] of toy.leaflets) seen.left[id] = states.at(-1)?.body ?? {};
      return answer;
    };
    return { config: documentOf(options), handle };
  };
  return { raise, seen };
}

/** Runs the engine against a toy target, on a clock that jumps. */
export async function toyRun(options: ToyOptions = {}): Promise<ToyRun> {
  const { raise, seen } = onStage(options);
  return { ...(await rehearse(raise, toyInput(options))), ...seen };
}

/** The plan of a run against the toy target. */
export async function toyPlan(options: ToyOptions = {}): Promise<Plan> {
  const input = toyInput(options);
  const { target } = await raised(onStage(options).raise, input);
  return planRun({ ...input, target });
}

/** A campaign of the toy target's to be spoken to step by step, with no budget but the one given. */
export async function toySubject(options: ToyOptions = {}) {
  const { raise, seen } = onStage(options);
  const input = toyInput(options);
  const { target, ports } = await raised(raise, input);
  const [script] = planRun({ ...input, target }).scripts;
  if (!script) throw new Error('The toy plan has no script');
  const budget = new Budget(options.budget ?? Number.POSITIVE_INFINITY);
  const signal = options.signal ?? new AbortController().signal;
  const log = new Conversation(script, ports, budget, ports.clock.now(), signal);
  return { subject: new Subject(script, input.contract, log, ports.clock), budget, ...seen };
}

/** What did not pass: `<rule> <clause>` → verdict and reason, e.g. `fail` or `inconclusive: flaky`. */
export function unpassed(judged: readonly Judged[]): { [pair: string]: string } {
  return Object.fromEntries(
    judged
      // What is left to a fuller profile is no shortcoming of the target.
      .filter(({ verdict }) => verdict.verdict !== 'pass' && verdict.reason !== 'profile')
      .map(({ verdict: { rule, clause, verdict, reason } }) => [
        `${rule} ${clause}`,
        reason ? `${verdict}: ${reason}` : verdict,
      ]),
  );
}

/** The fails alone, each with the symptoms that were proven: `<rule> <clause>` → symptoms. */
export function fails(judged: readonly Judged[]): { [pair: string]: string[] } {
  return Object.fromEntries(
    judged
      .filter(({ verdict }) => verdict.verdict === 'fail')
      .map(({ verdict: { rule, clause }, proven }) => [
        `${rule} ${clause}`,
        proven.map(({ violation }) => violation.symptom),
      ]),
  );
}
