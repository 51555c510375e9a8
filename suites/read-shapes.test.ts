import { expect, it } from 'vitest';
import { configFor } from '../fixtures/target/config.ts';
import { changesMember } from '../fixtures/target/mutants/mutant.ts';
import { Target } from '../fixtures/target/target.ts';
import { policyOf } from '../fixtures/target/variants/index.ts';
import { compose } from '../harness/main.ts';
import type { Json } from '../harness/model/json.ts';
import { rehearse } from '../harness/selftest/rehearsal.ts';

const { contract, validators, configSchema: schema, samples, rules } = await compose();

/** What every read makes of a member. */
const SHAPES: { readonly [shape: string]: (value: Json | undefined) => Json | undefined } = {
  missing: () => undefined,
  null: () => null,
  'in a list': (value) => [value ?? null],
  'in an object': (value) => ({ value: value ?? null }),
  'a list of objects for one of texts': (value) => (Array.isArray(value) ? value.map((name) => ({ name })) : value),
  'a number for a truth value': (value) => (typeof value === 'boolean' ? Number(value) : value),
};

const PLACES = {
  'data.description': ['missing', 'null', 'in a list', 'in an object'],
  'data.dialingStrategy': ['missing', 'null', 'in a list', 'in an object'],
  'data.contactLists': ['missing', 'null', 'in a list', 'in an object', 'a list of objects for one of texts'],
  'data.schedule.isSchedulingEnabled': ['missing', 'in a list', 'a number for a truth value'],
} as const;

it.each(Object.entries(PLACES).flatMap(([path, shapes]) => shapes.map((shape) => ({ path, shape }))))(
  'a run that no baseline stops finds that every read shows $path $shape',
  async ({ path, shape }) => {
    const faults = () => ({ getVoiceCampaignV2: [changesMember(path, SHAPES[shape] ?? ((value) => value))] });
    const record = await rehearse(
      (now) => {
        const target = new Target(policyOf({}), faults, now);
        return { config: configFor('http://reference.invalid'), handle: (request) => target.handle(request) };
      },
      {
        ...{ contract, validators, schema, samples, rules, seed: 1, concurrency: 1, latencyMs: 25 },
        selection: { profile: 'quick', readOnly: false, operations: ['updateVoiceCampaignV2', 'getVoiceCampaignV2'] },
      },
    );
    const found = record.judged.filter(({ verdict }) => verdict.verdict === 'fail');
    expect(record.errors).toEqual([]);
    expect(found.map(({ verdict: { rule, operation } }) => `${rule} ${operation}`)).toContain(
      'response/members getVoiceCampaignV2',
    );
    expect(found.filter(({ verdict }) => verdict.operation !== 'getVoiceCampaignV2')).toEqual([]);
  },
);
