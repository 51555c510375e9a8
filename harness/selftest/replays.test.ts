import { describe, expect, it } from 'vitest';
import { compose } from '../main.ts';
import { fakerOf } from '../plan/faker.ts';
import { rehearser, replaysOf } from './performer.ts';
import { type Trial, witnesses } from './trial.ts';

/** Mutants of each family that are tried here; `selftest` tries all of them. */
const EACH = 2;
const SEED = 20_261;

const composition = await compose();
const { contract, reference } = composition;
const families = [...new Set(reference.mutants.map(({ family }) => family))];
const rehearsed = rehearser(composition, 1);

const chosen = families.flatMap((family) =>
  fakerOf(SEED).helpers.arrayElements(
    reference.mutants.filter((one) => one.family === family),
    EACH,
  ),
);

describe('a finding is reproduced on a target with the fault, and gone from one without', () => {
  it('for each family of mutants', () => {
    expect(new Set(chosen.map(({ family }) => family)).size).toBe(families.length);
    expect(chosen).toHaveLength(EACH * families.length);
  });

  it.each(chosen.map(({ family, id }) => [family, id] as const))('%s: %s', async (_, id) => {
    const mutant = reference.mutants.find((one) => one.id === id) ?? expect.fail(`no mutant ${id}`);
    const operations = witnesses(contract, mutant.operation);
    const trial: Trial = { behaviour: { mutants: [id] }, profile: 'standard', operations };
    const record = await rehearsed(trial);
    const { findings, untrue } = await replaysOf(record, trial, composition, 1);
    expect(untrue).toEqual([]);
    // A few show in a fuller profile alone: what finds nothing has nothing to replay.
    expect(findings > 0).toBe(record.judged.some(({ verdict: { verdict } }) => verdict === 'fail'));
  });
});
