import { describe, expect, it } from 'vitest';
import type { RequestRecipe } from '../model/verdict.ts';
import { toyBaseline, toyPlan } from '../testing/toy-run.ts';
import { exceeds, isIrreversible } from './reversible.ts';

const [script] = (await toyPlan()).scripts;
if (!script) throw new Error('The toy plan has no script');
const { fold: _, ...bare } = toyBaseline();
const folded = { ...script, baseline: bare, counterpart: [] };
const recipe = (more: Partial<RequestRecipe>): RequestRecipe => ({
  operation: script.operation.id,
  campaign: script.campaign.key,
  credential: 'own',
  base: 'baseline',
  edits: [],
  ...more,
});

describe('a request that no baseline could take back', () => {
  it('sets a member that the baseline lacks, whatever its value', () => {
    for (const value of [true, null, 'maybe']) {
      expect(isIrreversible(recipe({ edits: [{ path: 'fold', value }] }), folded)).toBe(true);
      expect(isIrreversible(recipe({ edits: [{ path: 'fold', value }] }), script)).toBe(false);
    }
    expect(isIrreversible(recipe({ edits: [{ path: 'fold' }] }), folded)).toBe(false);
  });

  it('is found in a body that is sent as text, and not in one that is no object', () => {
    const raw = (text: string) => isIrreversible(recipe({ raw: text }), folded);
    expect([raw('{"fold":true}'), raw('{"title":"x"}'), raw('[]'), raw('{"cut'), raw('')]).toEqual([
      true,
      ...[false, false, false, false],
    ]);
  });

  it('is another campaign’s update with a member that this one’s baseline lacks', () => {
    const update = { ...script.operation, id: 'olderUpdate' };
    const peer = { ...script, operation: update, campaign: { ...script.campaign, key: 'older' } };
    const older = recipe({ operation: 'olderUpdate' });
    expect(isIrreversible(older, folded, [peer])).toBe(true);
    expect(isIrreversible(older, script, [peer])).toBe(false);
    // Sent to the campaign whose baseline has it, it can be taken back.
    expect(isIrreversible({ ...older, campaign: 'older' }, folded, [peer])).toBe(false);
  });

  it('looks into objects, and takes a list for one value', () => {
    expect(exceeds({ a: { b: 1, c: 2 } }, { a: { b: 0 } })).toBe(true);
    expect(exceeds({ a: { b: 1 } }, { a: { b: 0, c: 2 } })).toBe(false);
    expect(exceeds({ a: [{ b: 1 }] }, { a: [] })).toBe(false);
  });
});

describe('a plan', () => {
  const asked = async (allowDestructive: boolean) => {
    const plan = await toyPlan({
      selection: { profile: 'nightly', readOnly: false, allowDestructive },
      config: ({ campaigns }) => {
        if (campaigns.leaflet) campaigns.leaflet.baseline = bare;
      },
    });
    const sets = plan.cases.filter(({ recipe: { edits } }) =>
      edits.some(({ path, value }) => path === 'fold' && value !== undefined),
    );
    return {
      sets: sets.length,
      reasons: plan.notAsked.filter(({ reason }) => reason === 'not in the baseline').length,
    };
  };

  it('sends no member that the baseline lacks, and says so, unless it may leave something behind', async () => {
    const kept = await asked(false);
    expect(kept.sets).toBe(0);
    expect(kept.reasons).toBeGreaterThan(0);
    const free = await asked(true);
    expect(free.sets).toBeGreaterThan(0);
    expect(free.reasons).toBe(0);
  });
});
