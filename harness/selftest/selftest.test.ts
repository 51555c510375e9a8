import { describe, expect, it } from 'vitest';
import { compose } from '../main.ts';
import { toyContract } from '../testing/toy.ts';
import { crew } from './crew.ts';
import { outcome } from './matrix.test-helper.ts';
import { performer } from './performer.ts';
import { type SelftestInput, selftest } from './selftest.ts';
import { type Trial, type TrialOutcome, witnesses } from './trial.ts';

const put = 'putLeaflet';
const get = 'getLeaflet';
const rules = [{ id: 'request/enum', profile: 'quick' as const }];
const fail = { rule: 'request/enum', clause: `${put}.body.size.enum`, verdict: 'fail', text: 'It did.' } as const;
const fine = outcome();

const mutantOf = (id: string, operation: string) => ({
  id,
  operation,
  family: 'request rules',
  clause: fail.clause,
  description: 'A fault.',
  conditions: 1,
});
const mutants = [mutantOf('one', put), mutantOf('two', get)];
const switchOf = (id: string) => ({ id, description: '', values: ['no', 'yes'], default: 'no' });
const variants = ['a', 'b', 'c', 'd'].map(switchOf);

/** A self-test whose trials come to what is said here. */
async function reported(perform: (trial: Trial) => TrialOutcome, input: Partial<SelftestInput> = {}) {
  const trials: Trial[] = [];
  const matrix = await selftest({
    contract: toyContract,
    rules: rules.map((rule) => ({
      ...rule,
      title: '',
      severity: 'high',
      clauses: (_, { clauses }) => clauses.slice(0, 1),
      expected: () => '',
      judge: () => ({ verdict: 'pass', exchanges: [] }),
    })),
    mutants,
    variants,
    nuisances: [],
    profile: 'standard',
    seed: 1,
    combinations: 3,
    perform: async (trial) => {
      trials.push(trial);
      return perform(trial);
    },
    ...input,
  });
  return { matrix, trials };
}

describe('a self-test', () => {
  it('tries nothing else where the target without a fault does not pass', async () => {
    const { matrix, trials } = await reported(() => ({ ...fine, reported: [fail] }));
    expect(trials).toHaveLength(1);
    expect(matrix).toMatchObject({ control: { reported: [fail] }, mutants: [], variants: [] });
  });

  it('tries every mutant with what can show it, within the requests a whole run leaves for it', async () => {
    const { matrix, trials } = await reported(({ behaviour, operations }) => ({
      ...fine,
      requests: operations ? 20 : 30,
      reported: behaviour.mutants?.includes('one') ? [fail] : [],
    }));
    const tried = trials.filter(({ behaviour }) => behaviour.mutants);
    expect(tried.map(({ behaviour, operations, budget }) => [behaviour.mutants, operations, budget])).toEqual([
      [['one'], witnesses(toyContract, put), 590],
      [['two'], witnesses(toyContract, get), 590],
    ]);
    expect(matrix.mutants.map(({ id, killed, requests }) => [id, killed, requests])).toEqual([
      ['one', true, 30],
      ['two', false, 30],
    ]);
    expect(matrix.kills).toEqual({ 'request/enum': 1 });
  });

  it('calls a kill direct where a fail names the very clause', async () => {
    const elsewhere = { ...fail, clause: `${put}.duty.nearMiss` };
    const of = async (verdict: TrialOutcome['reported'][number]) =>
      (await reported(({ behaviour }) => ({ ...fine, reported: behaviour.mutants ? [verdict] : [] }))).matrix
        .mutants[0];
    expect(await of(fail)).toMatchObject({ killed: true, direct: true });
    expect(await of(elsewhere)).toMatchObject({ killed: true, direct: false });
    expect(await of({ ...elsewhere, blamed: [fail.clause] })).toMatchObject({ killed: true, direct: true });
    expect(await of({ ...fail, verdict: 'inconclusive' })).toMatchObject({
      killed: false,
      open: [{ clause: fail.clause }],
    });
  });

  it('tries every variant alone and in combinations, and narrows an alarm down to its switches', async () => {
    const { matrix } = await reported(
      ({ behaviour: { variants: moved = {} } }) => ({ ...fine, reported: moved.a && moved.c ? [fail] : [] }),
      { combinations: 40 },
    );
    expect(matrix.variants).toHaveLength(44);
    const wronged = matrix.variants.filter(({ alarms }) => alarms.length > 0);
    expect(wronged.length).toBeGreaterThan(0);
    for (const { smallest } of wronged) expect(smallest).toEqual({ a: 'yes', c: 'yes' });
  });

  it('takes an undecided verdict for no alarm', async () => {
    const open = { ...fail, verdict: 'inconclusive' } as const;
    const { matrix } = await reported(({ behaviour }) => ({ ...fine, reported: behaviour.variants ? [open] : [] }));
    expect(matrix.variants[0]).toMatchObject({ alarms: [], undecided: 1 });
  });

  it('tries only what is chosen', async () => {
    const switches = [{ b: 'yes', c: 'yes' }];
    const { matrix } = await reported(() => fine, { chosen: { mutants: ['two'], switches } });
    expect(matrix).toMatchObject({ scope: 'chosen', mutants: [{ id: 'two' }], variants: [{ switches: switches[0] }] });
    expect([matrix.mutants.length, matrix.variants.length]).toEqual([1, 1]);
  });

  it('keeps by which mechanism a mutant was made', async () => {
    const list = [{ ...mutantOf('m0', put), mechanism: 'list: null inside' }, mutantOf('m1', put)];
    const { matrix } = await reported(() => fine, { mutants: list, variants: [], combinations: 0 });
    expect(matrix.mutants.map(({ mechanism }) => mechanism)).toEqual(['list: null inside', undefined]);
  });

  it('keeps the order of the catalogue, whatever ends first', async () => {
    const list = Array.from({ length: 20 }, (_, i) => mutantOf(`m${i}`, put));
    const perform = async ({ behaviour }: Trial) => {
      const position = Number(behaviour.mutants?.[0]?.slice(1) ?? 0);
      await new Promise((resolve) => setTimeout(resolve, (position * 7) % 5));
      return fine;
    };
    const progress: number[] = [];
    const { matrix } = await reported(() => fine, {
      mutants: list,
      variants: [],
      combinations: 0,
      perform,
      width: 4,
      onProgress: (done) => progress.push(done),
    });
    expect(matrix.mutants.map(({ id }) => id)).toEqual(list.map(({ id }) => id));
    expect(progress).toEqual(list.map((_, i) => i + 1));
  });
});

describe('what can show a fault', () => {
  it('of an update is what is asked about its kind of campaign, of a read all of its vendor', async () => {
    const { contract, reference } = await compose();
    const served = new Set<string>(reference.mutants.map(({ operation }) => operation));
    const shown = (id: string) => witnesses(contract, id).filter((one) => served.has(one));
    expect(shown('updateVoiceCampaignV2')).toEqual(['updateVoiceCampaignV2', 'getVoiceCampaignV2']);
    expect(shown('updateSmsCampaignV2')).toEqual(['updateSmsCampaignV2']);
    expect(shown('updateVoiceCampaign')).toEqual(['updateVoiceCampaign']);
    expect(shown('getVoiceCampaignV2')).toHaveLength(4);
    expect(() => witnesses(contract, 'nothing')).toThrow(/no operation nothing/);
  });
});

describe('a trial', () => {
  const trial: Trial = {
    behaviour: { mutants: ['updateSmsCampaignV2.body.name.maxLength:dropped'] },
    profile: 'quick',
    operations: ['updateSmsCampaignV2'],
    budget: 300,
  };

  it('comes to the same each time, on whichever thread', async () => {
    const composition = await compose();
    const perform = performer(composition, 1);
    const first = await perform(trial);
    expect(first.reported.map(({ clause }) => clause)).toContain('updateSmsCampaignV2.body.name.maxLength');
    expect(await perform(trial)).toEqual(first);
    const threads = crew(2, 1);
    try {
      expect(await Promise.all([threads.perform(trial), threads.perform(trial)])).toEqual([first, first]);
    } finally {
      await threads.close();
    }
  });

  it('that breaks is reported, not thrown', async () => {
    const perform = performer(await compose(), 1);
    const outcome = await perform({ behaviour: { mutants: ['no such mutant'] }, profile: 'quick' });
    expect(outcome).toMatchObject({ passes: 0, broken: [expect.stringContaining('no such mutant')] });
  });
});
