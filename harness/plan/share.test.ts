import { describe, expect, it } from 'vitest';
import { assemble } from '../commands/assemble.ts';
import { compose } from '../main.ts';
import { rehearse } from '../selftest/rehearsal.ts';
import { PROFILES } from './profile.ts';
import type { Selection } from './selection.ts';

const composition = await compose();
const { reference, configSchema: schema, contract } = composition;

/** What was planned for a run against the conforming reference target, and what was sent. */
async function counted(selection: Selection, budget?: number) {
  const asked = { selection, seed: 3, ...(budget === undefined ? {} : { budget }) };
  const record = await rehearse((now) => reference.stage({}, now), { ...composition, schema, ...asked });
  const { run } = assemble(
    record,
    { composition, target: 'reference', labels: {}, waivers: [], ...asked },
    'results.json',
  );
  const { base, restore } = run.planned;
  return {
    planned: { base, restore },
    sent: { base: run.sent.base, restore: run.sent.restore },
    followUps: run.sent.followUps,
  };
}

/** Draws numbers by a seed: the same combinations in each run of the tests. */
function* drawn(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

const random = drawn(7);
const next = () => random.next().value as number; // an endless generator
const combinations = Array.from({ length: 7 }, () => {
  const operations = contract.operations.map(({ id }) => id).filter(() => next() < 0.5);
  const selection: Selection = {
    profile: PROFILES[Math.floor(next() * 3)] ?? 'quick',
    ...(operations.length > 0 ? { operations } : {}),
    readOnly: next() < 0.2,
    allowDestructive: next() < 0.5,
  };
  const budget = next() < 0.6 ? Math.floor(next() * 300) : undefined;
  return [JSON.stringify({ ...selection, budget }), selection, budget] as const;
});

describe('a plan is what a conforming target is sent', () => {
  it.each(combinations)('%s', async (_, selection, budget) => {
    const { planned, sent, followUps } = await counted(selection, budget);
    expect(sent).toEqual(planned);
    expect(sent.base + followUps).toBeLessThanOrEqual(budget ?? Number.POSITIVE_INFINITY);
  });

  it.each([1, 40, 140])('within a budget of %i', async (budget) => {
    const { planned, sent } = await counted({ profile: 'standard', readOnly: false }, budget);
    expect(sent).toEqual(planned);
  });
});
