import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import type { CaseDraft, Rule } from '../model/rule.ts';
import type { Sample } from '../model/sample.ts';
import { shippedRules, toyContract } from '../testing/toy.ts';
import { type ToyOptions, toyBaseline, toyPlan } from '../testing/toy-run.ts';
import type { Plan } from './plan.ts';
import { BUDGETS, includesProfile, PROFILES } from './profile.ts';
import { isSelected, judgedClauses } from './selection.ts';
import { restoreCount, share } from './share.ts';
import { isClosing, type Step } from './step.ts';
import { steps } from './steps.ts';

const clause = 'putLeaflet.body.copies.minimum';

/** A rule that asks what it is set to about one clause. */
function asking(drafts: CaseDraft[] | 'no value configured', more: Partial<Rule> = {}): Rule {
  return {
    id: 'odd/rule',
    title: 'is odd',
    severity: 'high',
    profile: 'quick',
    clauses: ({ id }, { clauses }) => clauses.filter((one) => one.id === clause && one.operation === id),
    cases: () => drafts,
    expected: () => '',
    judge: () => ({ verdict: 'pass', exchanges: [] }),
    ...more,
  };
}

const planOf = (rules: Rule[], options: ToyOptions = {}) => toyPlan({ rules, ...options });

function scriptOf({ scripts }: Plan) {
  const [script] = scripts;
  if (!script) throw new Error('There is no script');
  return script;
}

const does = (step: Step) => ('batched' in step && step.batched ? `batched ${step.do}` : step.do);

describe('the steps of a script', () => {
  const drafts: CaseDraft[] = [
    { group: 'positive', label: 'p', edits: [{ path: 'copies', value: 10 }] },
    { group: 'near-miss', label: 'n', edits: [{ path: 'copies', value: 9 }] },
    { group: 'access', label: 'a', credential: 'none' },
    { group: 'near-miss', label: 'o', expect: 'observed', edits: [{ path: 'copies', value: 10.5 }] },
    { group: 'alone', label: 's', edits: [{ path: 'copies', value: 10 }] },
  ];

  it('go from looking to the control, the legal, the bracket of near-misses, and the neighbours again', async () => {
    const script = scriptOf(await planOf([asking(drafts)]));
    expect(steps(script).map(does)).toEqual([
      ...['look', 'neighbour', 'control', 'read', 'pack', 'read', 'case'],
      ...['counterpart', 'counterpart', 'read', 'set'],
      ...['batched case', 'batched case', 'batched read', 'counterpart'],
      ...['read', 'neighbour', 'case'],
    ]);
    expect(steps(script).filter(isClosing).map(does)).toEqual(['batched read', 'counterpart']);
    // The baseline, the read that proves it, and the neighbour's.
    expect(restoreCount(share([script], Number.POSITIVE_INFINITY))).toBe(3);
  });

  it('have no read where the vendor documents none', async () => {
    const { read: _, ...script } = scriptOf(await planOf([asking(drafts)]));
    const kinds = new Set(steps(script).map(({ do: kind }) => kind));
    expect(kinds).toEqual(new Set(['control', 'pack', 'case', 'counterpart', 'set']));
    expect(restoreCount(share([script], Number.POSITIVE_INFINITY))).toBe(1);
  });

  it('are reads alone where nothing is written', async () => {
    const script = scriptOf(await planOf(shippedRules, { selection: { profile: 'standard', readOnly: true } }));
    expect(script).toMatchObject({ writes: false, unwritten: 'read only', counterpart: [] });
    expect(new Set(script.batch.map(({ operation }) => operation))).toEqual(new Set(['getLeaflet']));
    expect(restoreCount(share([script], Number.POSITIVE_INFINITY))).toBe(0);
    const [first, ...others] = steps(script).map(does);
    expect([first, others.at(-1)]).toEqual(['look', 'look']);
  });

  it('have the page’s own request only where every value of it is known', async () => {
    const request: JsonObject = { ...toyBaseline(), title: 'Q1', streets: ['Page Street'] };
    const sample: Sample = { operation: 'putLeaflet', request, response: {}, accountBound: ['streets'] };
    const script = scriptOf(await planOf([asking(drafts)], { samples: [sample] }));
    expect(script.sample).toEqual({ ...request, streets: ['Elm Road'] });
    expect(steps(script).map(does).slice(3, 6)).toEqual(['read', 'sample', 'pack']);
    const unknown = { ...sample, accountBound: ['streets', 'unheard'] };
    expect(scriptOf(await planOf([asking(drafts)], { samples: [unknown] }))).not.toHaveProperty('sample');
  });
});

describe('a case', () => {
  const planned = async (draft: CaseDraft, more: Partial<Rule> = {}) => {
    const plan = await planOf([asking([draft], more)]);
    return plan.cases[0];
  };

  it.each<[CaseDraft, string, string | undefined]>([
    [{ group: 'positive', label: 'l' }, 'accepted', 'baseline'],
    [{ group: 'alone', label: 'l' }, 'accepted', 'empty'],
    [{ group: 'near-miss', label: 'l' }, 'refused', 'counterpart'],
    [{ group: 'access', label: 'l' }, 'refused', 'counterpart'],
    [{ group: 'near-miss', label: 'l', expect: 'observed', base: 'baseline' }, 'observed', 'baseline'],
  ])('of %j is to be %s, and is made from the %s', async (draft, expected, base) => {
    expect(await planned(draft)).toMatchObject({ expect: expected, recipe: { base, credential: 'own' } });
  });

  it('is named by rule, clause and label', async () => {
    expect((await planned({ group: 'near-miss', label: '9 copies' }))?.id).toBe(`odd/rule/${clause}/9 copies`);
  });

  it('of a read has no body to start from', async () => {
    const rule = asking([{ group: 'access', label: 'l' }], {
      clauses: ({ id }, { clauses }) =>
        clauses.filter((one) => one.id === 'getLeaflet.duty.isolation' && one.operation === id),
    });
    const [only] = (await planOf([rule])).cases;
    expect(only?.recipe).toEqual({ operation: 'getLeaflet', campaign: 'leaflet', credential: 'own', edits: [] });
  });

  it('that is legal is kept in order, a near-miss is left as it is', async () => {
    const edits = [{ path: 'copies', value: 3 }];
    expect((await planned({ group: 'positive', label: 'l', edits }))?.recipe.edits).toEqual([
      ...edits,
      { path: 'perDay', value: 3 },
    ]);
    expect((await planned({ group: 'near-miss', label: 'l', edits }))?.recipe.edits).toEqual(edits);
  });

  it('of a lean profile, and of a grave rule, is sent before the others', async () => {
    const one = (id: string, more: Partial<Rule>, draft: Partial<CaseDraft> = {}) =>
      asking([{ group: 'near-miss', label: id, ...draft }], { id, ...more });
    const rules = [
      one('a', { profile: 'standard', severity: 'high' }),
      one('b', { severity: 'low' }),
      one('c', { severity: 'high' }, { profile: 'standard' }),
      one('d', { severity: 'medium' }),
      one('e', { severity: 'high' }),
    ];
    expect(scriptOf(await planOf(rules)).batch.map(({ label }) => label)).toEqual(['e', 'd', 'b', 'a', 'c']);
  });
});

describe('what is not asked', () => {
  const nearMiss: CaseDraft = { group: 'near-miss', label: 'l' };
  const reasons = async (rules: Rule[], options: ToyOptions = {}) =>
    (await planOf(rules, options)).notAsked.map(({ rule, reason }) => `${rule}: ${reason}`);

  it('is reported with the reason the rule gives', async () => {
    expect(await reasons([asking('no value configured')])).toEqual(['odd/rule: no value configured']);
  });

  it('is reported where the profile holds none of a rule’s cases, but not where it would only be observed', async () => {
    expect(await reasons([asking([{ ...nearMiss, profile: 'deep' }])])).toEqual(['odd/rule: profile']);
    expect(await reasons([asking([{ ...nearMiss, profile: 'deep', expect: 'observed' }])])).toEqual([]);
    expect(await reasons([asking([])])).toEqual([]);
  });

  it('is reported of rules that only a fuller profile holds', async () => {
    const plan = await planOf([asking([nearMiss], { profile: 'nightly' })]);
    expect(plan).toMatchObject({ notAsked: [{ rule: 'odd/rule', reason: 'profile' }], cases: [] });
  });

  it('is a door that another operation of the vendor opens, in quick alone', async () => {
    const rule = asking([nearMiss], {
      oncePerVendor: true,
      clauses: ({ id }, { clauses }) => clauses.filter((one) => one.id === `${id}.duty.isolation`),
    });
    const quick = await planOf([rule], { profile: 'quick' });
    expect(quick.notAsked).toMatchObject([{ operation: 'getLeaflet', reason: 'profile' }]);
    expect(quick.cases.map(({ operation }) => operation)).toEqual(['putLeaflet']);
    expect((await planOf([rule])).notAsked).toEqual([]);
  });

  it('is what writes, where a campaign is not to be written to', async () => {
    const selection = { profile: 'quick', readOnly: true } as const;
    expect(await reasons([asking([nearMiss])], { selection })).toEqual(['odd/rule: read only']);
  });
});

describe('a selection', () => {
  const [put, get] = toyContract.operations;

  it('holds all operations, those named, or those of which a rule is named', () => {
    if (!put || !get) throw new Error('The toy vendor has two operations');
    const all = { profile: 'quick', readOnly: false } as const;
    const held = (selection: Parameters<typeof isSelected>[0]) => [put, get].map((one) => isSelected(selection, one));
    expect(held(all)).toEqual([true, true]);
    expect(held({ ...all, operations: ['getLeaflet'] })).toEqual([false, true]);
    expect(held({ ...all, pairs: new Set(['a/b putLeaflet']) })).toEqual([true, false]);
    expect(held({ ...all, operations: ['getLeaflet'], pairs: new Set(['a/b putLeaflet']) })).toEqual([false, false]);
  });

  it('of one operation asks nothing about the other', async () => {
    const { cases, notAsked } = await planOf(shippedRules, {
      selection: { profile: 'standard', readOnly: false, operations: ['getLeaflet'] },
    });
    expect(new Set([...cases, ...notAsked].map(({ operation }) => operation))).toEqual(new Set(['getLeaflet']));
  });
});

describe('a clause', () => {
  it('that is contested or excluded is never judged', () => {
    const [put] = toyContract.operations;
    const every = asking([], { clauses: ({ id }, { clauses }) => clauses.filter(({ operation }) => operation === id) });
    const judged = put ? judgedClauses(every, put, toyContract).map(({ id }) => id) : [];
    expect(judged).toContain('putLeaflet.body.fold.type');
    expect(judged).not.toContain('putLeaflet.body.fold.required');
    expect(judged).not.toContain('putLeaflet.query.via.value');
  });
});

describe('the profiles', () => {
  it('hold each other in their order, and spend more and more', () => {
    expect(PROFILES).toEqual(['quick', 'standard', 'nightly', 'deep']);
    for (const [n, run] of PROFILES.entries()) {
      expect(PROFILES.filter((lowest) => includesProfile(run, lowest))).toEqual(PROFILES.slice(0, n + 1));
    }
    expect(PROFILES.map((profile) => BUDGETS[profile])).toEqual([120, 600, 1500, Number.POSITIVE_INFINITY]);
  });
});
