import { describe, expect, it } from 'vitest';
import { compose } from '../main.ts';
import { outcome } from './matrix.test-helper.ts';
import { drawnCombinations, drawnMutants, drawnNuisances, drawnShare, EXTENTS } from './nuisance-draws.ts';
import { maskRow } from './nuisance-rows.ts';
import type { TrialVerdict } from './trial.ts';

const { reference, contract } = await compose();
const { nuisances } = reference;
const { whole, sample } = EXTENTS;

describe('the catalogue of nuisances', () => {
  it('names by id what a run may answer otherwise', () => {
    const ids = new Set(['sample-shape', ...[...contract.observations, ...contract.discrepancies].map(({ id }) => id)]);
    const unknown = nuisances.flatMap(({ id, notices }) =>
      notices.filter((name) => !ids.has(name)).map((name) => [id, name]),
    );
    expect(unknown).toEqual([]);
  });
});

describe('nuisances', () => {
  it('are all that need no socket, or some of each family by seed', () => {
    const all = drawnNuisances(nuisances, whole, 1);
    expect(all).toEqual(nuisances.filter(({ socket }) => !socket));
    const few = drawnNuisances(nuisances, sample, 1);
    const families = new Set(nuisances.map(({ family }) => family));
    expect(few.map(({ family }) => family).toSorted()).toEqual([...families, ...families].toSorted());
    expect(drawnNuisances(nuisances, sample, 1)).toEqual(few);
    expect(drawnNuisances(nuisances, sample, 2)).not.toEqual(few);
    expect(drawnShare(all, whole, 1)).toHaveLength(Math.ceil(all.length / 3));
  });

  it('come each before mutants of families of their own, unless a run ends before it begins', () => {
    const mutants = reference.mutants.map((mutant) => ({ mutant }));
    const drawn = drawnMutants(nuisances, mutants, whole, 1);
    const first = drawn.filter(({ nuisance }) => nuisance === nuisances[0]).map(({ found }) => found.mutant.family);
    expect(new Set(first).size).toBe(2);
    expect(drawn.filter(({ nuisance }) => nuisance.right === 'not the API')).toEqual([]);
    expect(drawnMutants(nuisances, [], whole, 1)).toEqual([]);
  });

  it('come one to three before each combination', () => {
    const drawn = drawnCombinations(
      nuisances,
      Array.from({ length: 400 }, (_, i) => ({ switches: { [i % 2 ? 'account-header-case' : 'queue-name']: 'x' } })),
      whole,
      1,
    );
    expect(drawn).toHaveLength(300);
    expect(new Set(drawn.map((one) => one.nuisances.length))).toEqual(new Set([1, 2, 3]));
    const hidden = drawn.filter(({ nuisances: some, moved }) =>
      some.some(({ hides }) => hides.some((name) => name in moved.switches)),
    );
    expect(hidden).toEqual([]);
    expect(nuisances.flatMap(({ hides }) => hides)).toContain('account-header-case');
    expect(drawn.flatMap((one) => one.nuisances).filter(({ socket }) => socket)).toEqual([]);
  });
});

describe('a mutant behind a nuisance', () => {
  const reported = (verdict: TrialVerdict['verdict'], clause = 'put.body'): TrialVerdict => ({
    rule: 'a/rule',
    clause,
    verdict,
    text: 'outage',
  });
  const without = outcome({ reported: [reported('fail')] });
  const isHidden = (verdicts: TrialVerdict[], passes = 5) =>
    maskRow([], { id: 'one' }, { behind: outcome({ reported: verdicts, passes }), without }).hidden;

  it('is hidden where nothing is said of what is found without it', () => {
    expect(isHidden([])).toBe(true);
    expect(isHidden([reported('inconclusive', 'put.query')])).toBe(true);
  });

  it('is not hidden where it is found, or left open, or nothing is judged at all', () => {
    expect(isHidden([reported('fail', 'put.query')])).toBe(false);
    expect(isHidden([reported('inconclusive')])).toBe(false);
    expect(isHidden([], 0)).toBe(false);
    const refused = outcome({ broken: ['This does not look like the API: …'], passes: 0 });
    expect(maskRow([], { id: 'one' }, { behind: refused, without })).toMatchObject({ hidden: false, broken: [] });
  });
});
