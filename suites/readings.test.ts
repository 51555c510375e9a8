import { describe, expect, it } from 'vitest';
import { faulty, readings, unreachable, unshown } from '../fixtures/target/readings.test-helper.ts';
import { silences } from '../fixtures/target/silences.test-helper.ts';
import type { Behaviour } from '../harness/commands/context.ts';
import { compose } from '../harness/main.ts';
import type { Contract } from '../harness/model/contract.ts';
import { isLeftOpen } from '../harness/model/results.ts';
import { rehearse } from '../harness/selftest/rehearsal.ts';
import { witnesses } from '../harness/selftest/trial.ts';

const { contract, validators, configSchema: schema, samples, reference, rules } = await compose();
const decidable = contract.discrepancies.filter(({ probe }) => probe !== undefined);
const asked = contract.observations.filter(({ probe }) => probe !== undefined);

/** Any moment would do, as long as it is always the same one. */
const START = Date.parse('2026-01-05T09:00:00Z');

/**
 * What the engine reads from a target that behaves so, by entry: a reading, after a colon why there is none, or an answer. What may
 * destroy is allowed, for nothing here is anybody's.
 */
async function read(
  { discrepancies = [], observations = [] }: Partial<Pick<Contract, 'discrepancies' | 'observations'>>,
  behaviour: Behaviour = {},
  judged: typeof rules = [],
): Promise<{ [entry: string]: string }> {
  const about = [...discrepancies, ...observations].flatMap(({ operations: own, probe }) => [
    ...own,
    ...Object.values(probe?.steps ?? {}).flatMap(({ operation }) => operation ?? []),
  ]);
  const operations = about.flatMap((operation) => witnesses(contract, operation));
  const record = await rehearse((now) => reference.stage(behaviour, now), {
    contract: { ...contract, discrepancies, observations },
    validators,
    schema,
    samples,
    rules: judged,
    selection: { profile: 'nightly', operations, readOnly: false, allowDestructive: true },
    seed: 1,
    startAt: START,
    // Enough to tell one moment from the next.
    latencyMs: 25,
    concurrency: 1,
    overwrite: true,
    budget: Number.POSITIVE_INFINITY,
  });
  const left = record.campaigns.filter(isLeftOpen).map(({ key }) => key);
  expect({ errors: record.errors, left }).toEqual({ errors: [], left: [] });
  const ids = new Set([...discrepancies, ...observations].map(({ id }) => id));
  const reported = [
    ...record.discrepancies.map(({ id, reading, reason }) => [id, reason ? `${reading}: ${reason}` : reading]),
    ...record.observations.map(({ id, answer }) => [id, answer]),
  ];
  return Object.fromEntries(reported.filter(([id]) => id !== undefined && ids.has(id)));
}

describe('the tables of what targets may do', () => {
  it('have each discrepancy and each silence that a request can decide, and no other', () => {
    expect(Object.keys(readings).sort()).toEqual(decidable.map(({ id }) => id).sort());
    expect(Object.keys(silences).sort()).toEqual(asked.map(({ id }) => id).sort());
  });

  it('have each side that a probe can come to, or say why no target shows it', () => {
    const named = decidable.map(({ id, probe }) => [id, unique(probe?.readings.map(({ reading }) => reading) ?? [])]);
    const reported = decidable.map(({ id }) => [
      id,
      // Where the target takes no side by itself, that row stands in front of the others.
      [readings, faulty, unshown].flatMap((table) => Object.keys(table[id] ?? {}).filter(isSide)).sort(),
    ]);
    expect(Object.fromEntries(reported)).toEqual(Object.fromEntries(named));
  });

  it('name each claim that no probe comes to, with the reason', () => {
    const unnamed = decidable.flatMap(({ id, claims, probe }) => {
      const named = new Set(probe?.readings.map(({ reading }) => reading));
      const left = Object.keys(claims).filter((claim) => !named.has(claim));
      return left.length > 0 ? [[id, left]] : [];
    });
    const reported = Object.entries(unreachable).map(([id, reasons]) => [id, Object.keys(reasons)]);
    expect(Object.fromEntries(reported)).toEqual(Object.fromEntries(unnamed));
  });
});

describe('the engine', () => {
  const sides = decidable.flatMap((entry) => {
    const conforming = Object.entries(readings[entry.id] ?? {}).map(([reading, variants]) => ({ reading, variants }));
    const others = Object.entries(faulty[entry.id] ?? {}).map(([reading, behaviour]) => ({ reading, ...behaviour }));
    return [...conforming, ...others].map((row) => ({ id: entry.id, entry, ...row }));
  });
  it.each(sides)('reads $id as $reading', async ({ id, entry, reading, ...behaviour }) => {
    expect(await read({ discrepancies: [entry] }, behaviour)).toEqual({ [id]: reading });
  });

  const answers = asked.flatMap((entry) =>
    Object.entries(silences[entry.id] ?? {}).map(([answer, variants]) => ({ id: entry.id, entry, answer, variants })),
  );
  it.each(answers)('hears of $id: $answer', async ({ id, entry, answer, variants }) => {
    expect(await read({ observations: [entry] }, { variants })).toEqual({ [id]: answer });
  });

  it('leaves nothing undecided that a request can decide, with all rules and probes beside each other or without', async () => {
    const all = { discrepancies: decidable, observations: asked };
    const alone = await read(all);
    expect(Object.entries(alone).filter(([, says]) => /^(undecided|something else)/.test(says))).toEqual([]);
    expect(await read(all, {}, rules)).toEqual(alone);
  });
});

function isSide(reading: string): boolean {
  return reading !== 'neither';
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
