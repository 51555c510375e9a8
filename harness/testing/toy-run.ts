import { loadTarget } from '../config/load.ts';
import { type EngineInput, planRun, type RunRecord } from '../engine.ts';
import type { Judged } from '../judge/judge.ts';
import type { WireRequest } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Plan, Selection } from '../plan/plan.ts';
import { type RehearsalInput, rehearse } from '../selftest/rehearsal.ts';
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

function entryOf({ config }: ToyOptions) {
  const document = toyConfig();
  config?.(document.targets.toy.toy);
  return document;
}

/** The baseline in the toy config. */
export function toyBaseline(): JsonObject {
  const baseline = toyConfig().targets.toy.toy.campaigns.leaflet?.baseline;
  if (!baseline) throw new Error('The toy config has no baseline');
  return baseline;
}

/** Runs the engine against a toy target, on a clock that jumps. */
export async function toyRun(options: ToyOptions = {}): Promise<ToyRun> {
  const wire: WireRequest[] = [];
  const left: { [id: string]: JsonObject } = {};
  const record = await rehearse((now) => {
    const toy = toyTarget(now, options.found ?? toyBaseline(), options.quirks);
    const handle = async (request: WireRequest) => {
      wire.push(request);
      const answer = await toy.handle(request);
      for (const [id, { states }] of toy.leaflets) left[id] = states.at(-1)?.body ?? {};
      return answer;
    };
    return { config: entryOf(options), handle };
  }, toyInput(options));
  return { ...record, wire, left };
}

/** The plan of a run against the toy target. */
export async function toyPlan(options: ToyOptions = {}): Promise<Plan> {
  const { schema, ...input } = toyInput(options);
  const { contract, validators } = input;
  const target = await loadTarget({
    document: entryOf(options),
    contract,
    validators,
    schema,
    baseUrls: [],
    env: {},
    cwd: '',
  });
  return planRun({ ...input, target } satisfies Omit<EngineInput, 'signal'>);
}

/** What did not pass: `<rule> <clause>` → verdict and reason, e.g. `fail` or `inconclusive: flaky`. */
export function unpassed(judged: readonly Judged[]): { [pair: string]: string } {
  return Object.fromEntries(
    judged
      .filter(({ verdict }) => verdict.verdict !== 'pass')
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
