import { describe, expect, it } from 'vitest';
import { faulty, readings, unshown } from '../fixtures/target/readings.ts';
import type { Behaviour } from '../harness/commands/context.ts';
import { compose } from '../harness/main.ts';
import type { Discrepancy } from '../harness/model/discrepancy.ts';
import { rehearse } from '../harness/selftest/rehearsal.ts';

const { contract, validators, configSchema: schema, samples, reference, rules } = await compose();
const decidable = contract.discrepancies.filter(({ probe }) => probe !== undefined);

/** Any moment would do, as long as it is always the same one. */
const START = Date.parse('2026-01-05T09:00:00Z');

/** What the engine reads of some entries from a target that behaves so; what may destroy is allowed, for nothing here is anybody's. */
async function read(entries: readonly Discrepancy[], behaviour: Behaviour = {}, asked: typeof rules = []) {
  const { discrepancies, campaigns, errors } = await rehearse((now) => reference.stage(behaviour, now), {
    contract: { ...contract, discrepancies: [...entries], observations: [] },
    validators,
    schema,
    samples,
    rules: asked,
    selection: { profile: 'nightly', readOnly: false, allowDestructive: true },
    seed: 1,
    startAt: START,
    // Enough to tell one moment from the next.
    latencyMs: 25,
    concurrency: 1,
    overwrite: true,
    budget: Number.POSITIVE_INFINITY,
  });
  const left = campaigns.filter(({ written, restored }) => written && !restored).map(({ key }) => key);
  expect({ errors, left }).toEqual({ errors: [], left: [] });
  return Object.fromEntries(
    discrepancies.map(({ id, reading, reason }) => [id, reason === undefined ? reading : `${reading}: ${reason}`]),
  );
}

describe('the table of readings', () => {
  it('has each discrepancy that a request can decide, and no other', () => {
    expect(Object.keys(readings).sort()).toEqual(decidable.map(({ id }) => id).sort());
  });

  it('has each reading that a probe can come to, or says why no target shows it', () => {
    const named = decidable.map(({ id, probe }) => [id, unique(probe?.readings.map(({ reading }) => reading) ?? [])]);
    const told = decidable.map(({ id }) => [
      id,
      // Where the target takes no side by itself, that row stands in front of the others.
      [readings, faulty, unshown].flatMap((table) => Object.keys(table[id] ?? {}).filter(isSide)).sort(),
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(named));
  });
});

describe('the engine', () => {
  const cases = decidable.flatMap((entry) => {
    const conforming = Object.entries(readings[entry.id] ?? {}).map(([reading, variants]) => ({ reading, variants }));
    const others = Object.entries(faulty[entry.id] ?? {}).map(([reading, behaviour]) => ({ reading, ...behaviour }));
    return [...conforming, ...others].map((row) => ({ id: entry.id, entry, ...row }));
  });

  it.each(cases)('reads $id as $reading', async ({ id, entry, reading, ...behaviour }) => {
    expect(await read([entry], behaviour)).toEqual({ [id]: reading });
  });

  it('leaves nothing undecided that a request can decide, with the rules beside it or without', async () => {
    const alone = await read(decidable);
    const beside = await read(decidable, {}, rules);
    expect(Object.entries(alone).filter(([, reading]) => reading.startsWith('undecided'))).toEqual([]);
    expect(beside).toEqual(alone);
  });
});

function isSide(reading: string): boolean {
  return reading !== 'neither';
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
