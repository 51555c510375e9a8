import { describe, expect, it } from 'vitest';
import { compose } from '../harness/main.ts';
import type { Profile } from '../harness/model/results.ts';
import { combinations, covering, type Switches, written } from '../harness/selftest/combinations.ts';
import { performer } from '../harness/selftest/performer.ts';
import { selftest } from '../harness/selftest/selftest.ts';

/** `npm run selftest` moves every switch by itself in each profile, and 300 combinations. */
const SEED = 1;
const COMBINATIONS = 6;

const composition = await compose();
const { contract, rules, reference } = composition;
const perform = performer(composition, SEED);

/** What legitimate targets are accused of: `name=value: rule, clause, what it did`, with the fewest switches that bring it about. */
async function accusations(profile: Profile, switches: readonly Switches[]): Promise<string[]> {
  const { mutants, variants } = reference;
  const chosen = { mutants: [], switches };
  const matrix = await selftest({
    contract,
    rules,
    mutants,
    variants,
    nuisances: [],
    profile,
    seed: SEED,
    chosen,
    perform,
  });
  expect(matrix.variants).toHaveLength(switches.length);
  return matrix.variants.flatMap(({ alarms, unrestored, broken, smallest, switches: all }) =>
    [
      ...alarms.map(({ verdict, rule, clause, text }) => `${verdict} ${rule} ${clause}: ${text}`),
      ...unrestored.map((campaign) => `${campaign} was not put back`),
      ...broken,
    ].map((alarm) => `${written(smallest ?? all)}: ${alarm}`),
  );
}

describe('a legitimate target', () => {
  it('is accused of nothing in quick, whichever reading it takes beside a few others', async () => {
    expect(await accusations('quick', covering(reference.variants, 10, SEED))).toEqual([]);
  });

  it('is accused of nothing in standard, whichever reading it takes beside a few others', async () => {
    expect(await accusations('standard', covering(reference.variants, 12, SEED))).toEqual([]);
  });

  it('is accused of nothing in nightly, whichever reading it takes beside some others', async () => {
    expect(await accusations('nightly', covering(reference.variants, 12, SEED))).toEqual([]);
  });

  it('is accused of nothing, whichever readings it combines', async () => {
    expect(await accusations('standard', combinations(reference.variants, COMBINATIONS, SEED))).toEqual([]);
  });
});
