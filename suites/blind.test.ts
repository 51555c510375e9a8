import { describe, expect, it } from 'vitest';
import { blindSets } from '../fixtures/blind/index.ts';
import { compose } from '../harness/main.ts';
import { performer } from '../harness/selftest/performer.ts';
import { witnesses } from '../harness/selftest/trial.ts';

/** All of them take ten minutes: every sixteenth is looked at, and all of them with `BLIND=all` in the environment. */
const share = process.env.BLIND === 'all' ? 1 : 16;

/** What of each set is found at least, in percent: below what was found when it was tried first, or when it was put into the repository. */
const LEAST = 65;

const composition = await compose();
const perform = performer(composition, 1);

describe.each(Object.entries(blindSets))('the %s blind set', (_, faults) => {
  it.each(['standard', 'nightly'] as const)('is found for the most part in %s', async (profile) => {
    const asked = faults.filter((_, at) => at % share === 0);
    const missed: string[] = [];
    for (const { id, operation } of asked) {
      const operations = witnesses(composition.contract, operation);
      const { reported } = await perform({ behaviour: { mutants: [id] }, profile, operations });
      if (!reported.some(({ verdict }) => verdict === 'fail')) missed.push(id);
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual((asked.length * (100 - LEAST)) / 100);
  });
});
