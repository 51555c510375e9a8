import { describe, expect, it } from 'vitest';
import { UsageError } from './errors.ts';
import type { Judged } from './judge/judge.ts';
import type { WireRequest } from './model/exchange.ts';
import { isObject, type Json, type JsonObject } from './model/json.ts';
import type { Rule } from './model/rule.ts';
import { shippedRules } from './testing/toy.ts';
import { fails, type ToyOptions, toyBaseline, toyRun, twoCampaigns, unpassed } from './testing/toy-run.ts';
import { json, type ToyQuirks } from './testing/toy-target.ts';

const isPut = ({ method }: { method: string }) => method === 'PUT';

/** Every verdict and reason of one operation, each once. */
const answersOf = (judged: readonly Judged[], operation: string) => [
  ...new Set(Object.values(unpassed(judged.filter(({ verdict }) => verdict.operation === operation)))),
];

/** An answer to the n-th PUT of a run, counted from 0. */
function onPut(
  answer: (nth: number) => ReturnType<NonNullable<ToyQuirks['answers']>>,
): NonNullable<ToyQuirks['answers']> {
  let puts = 0;
  return (request) => (isPut(request) ? answer(puts++) : undefined);
}

describe('a run that breaks off', () => {
  it.each([0, 1, 4, 20, 40])('by a signal after %i requests puts the campaigns back', async (after) => {
    const controller = new AbortController();
    let asked = 0;
    const answers: ToyQuirks['answers'] = () => {
      if (asked++ === after) controller.abort(new Error('Ctrl-C'));
      return undefined;
    };
    const run = await toyRun({
      quirks: { answers },
      signal: controller.signal,
      config: twoCampaigns,
      profile: 'quick',
    });
    expect(run.interrupted).toBe(true);
    expect(run.errors).toEqual([]);
    expect(run.judged.filter(({ verdict }) => verdict.verdict === 'fail')).toEqual([]);
    const asks = new Set(run.exchanges.flatMap(({ cases }) => cases));
    expect(run.undecided.length).toBe(run.plan.cases.filter(({ id }) => !asks.has(id)).length);
    expect(run.campaigns.map(({ restored }) => restored)).toEqual([true, true]);
    expect([run.left['leaflet-0041'], run.left['leaflet-0042']]).toEqual([toyBaseline(), toyBaseline()]);
  });

  it('before it begins says that it was interrupted, and sends nothing', async () => {
    const { interrupted, wire, judged } = await toyRun({ signal: AbortSignal.abort(new Error('Ctrl-C')) });
    expect(interrupted).toBe(true);
    expect(wire).toEqual([]);
    expect(answersOf(judged, 'putLeaflet')).toEqual(['inconclusive: interrupted']);
  });

  it.each([
    ['the control', 'courier', 1],
    ['a near-miss', '"copies":9', 0],
  ])('while %s is under way blames the interruption, and no network', async (_, mark, least) => {
    const controller = new AbortController();
    const answers: ToyQuirks['answers'] = ({ method, url, body }) => {
      if (controller.signal.aborted || method !== 'PUT' || !`${url} ${body}`.includes(mark)) return undefined;
      controller.abort(new Error('Ctrl-C'));
      return { failure: 'interrupted', message: 'Ctrl-C' };
    };
    const { judged, campaigns, left } = await toyRun({
      quirks: { answers },
      signal: controller.signal,
      profile: 'quick',
    });
    expect(judged.filter(({ verdict }) => verdict.reason === 'unreachable')).toEqual([]);
    expect(judged.filter(({ verdict }) => verdict.reason === 'interrupted').length).toBeGreaterThan(10);
    expect(campaigns.filter(({ unjudged }) => unjudged?.reason === 'interrupted').length).toBe(least);
    expect(campaigns).toMatchObject([{ restored: true }]);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });

  it('in the middle of the near-misses blames the interruption, and no twin', async () => {
    const controller = new AbortController();
    const answers: ToyQuirks['answers'] = (_, body) => {
      if (isObject(body) && body.copies === 9) controller.abort(new Error('Ctrl-C'));
      return undefined;
    };
    const { judged } = await toyRun({ quirks: { answers }, signal: controller.signal, profile: 'quick' });
    const lower = judged.find(({ verdict }) => verdict.clause === 'putLeaflet.body.copies.minimum')?.verdict;
    expect(lower).toMatchObject({ verdict: 'inconclusive', reason: 'interrupted' });
  });

  it('because a rule throws is our error for its clauses alone, and everything else is judged', async () => {
    const broken: Rule = {
      id: 'odd/broken',
      title: 'breaks',
      severity: 'low',
      profile: 'quick',
      clauses: ({ id }, { clauses }) => clauses.filter((clause) => clause.id === `${id}.duty.json`),
      expected: () => '',
      judge: () => {
        throw new Error('a slip of ours');
      },
    };
    const { judged, campaigns, left } = await toyRun({
      rules: [...shippedRules, broken],
      config: twoCampaigns,
      profile: 'quick',
    });
    const open = judged.filter(
      ({ verdict: { reason } }) => reason !== 'profile' && reason !== 'no neighbour configured',
    );
    expect(unpassed(open)).toEqual({
      'odd/broken putLeaflet.duty.json': 'error: suite error',
      'odd/broken getLeaflet.duty.json': 'error: suite error',
    });
    expect(campaigns.map(({ restored }) => restored)).toEqual([true, true]);
    expect([left['leaflet-0041'], left['leaflet-0042']]).toEqual([toyBaseline(), toyBaseline()]);
  });

  it('because the journal cannot be written has written nothing', async () => {
    const journal = {
      markWritten: async () => {
        throw new Error('The disk is full');
      },
      markBusy: async () => {},
      markMade: async () => {},
      markRestored: async () => {},
    };
    const { errors, wire, campaigns } = await toyRun({ journal, profile: 'quick' });
    expect(errors).toEqual(['toy.leaflet: The disk is full']);
    expect(wire.filter(isPut)).toEqual([]);
    expect(campaigns).toMatchObject([{ written: false, restored: true }]);
  });

  it('because the disk is full has written nothing, and is no defect of ours', async () => {
    const journal = {
      markWritten: async () => {
        throw new UsageError('journal.json cannot be written (ENOSPC)', 'Check that the disk is not full.');
      },
      markBusy: async () => {},
      markMade: async () => {},
      markRestored: async () => {},
    };
    const { errors, wire, judged, campaigns } = await toyRun({ journal, profile: 'quick' });
    expect(errors).toEqual([]);
    expect(wire.filter(isPut)).toEqual([]);
    expect(campaigns).toMatchObject([{ written: false, unjudged: { reason: 'no journal' } }]);
    expect(answersOf(judged, 'putLeaflet')).toEqual(['inconclusive: no journal']);
  });

  it('because the journal cannot be closed puts back every other campaign all the same', async () => {
    const journal = {
      markWritten: async () => {},
      markBusy: async () => {},
      markMade: async () => {},
      markRestored: async () => {
        throw new Error('The disk is full');
      },
    };
    const { errors, left, judged } = await toyRun({ journal, config: twoCampaigns, concurrency: 2, profile: 'quick' });
    expect(errors.toSorted()).toEqual(['toy.leaflet: The disk is full', 'toy.second: The disk is full']);
    expect([left['leaflet-0041'], left['leaflet-0042']]).toEqual([toyBaseline(), toyBaseline()]);
    expect(judged.length).toBeGreaterThan(50);
  });

  it('because whoever receives the verdicts throws is reported in the end, with every campaign put back', async () => {
    const onJudged = () => {
      throw new Error('nobody listens');
    };
    const { errors, left } = await toyRun({ onJudged, config: twoCampaigns, profile: 'quick' });
    expect(errors.length).toBeGreaterThan(0);
    expect([left['leaflet-0041'], left['leaflet-0042']]).toEqual([toyBaseline(), toyBaseline()]);
  });

  it('because the target falls over says so, and does not know what is left', async () => {
    const answers = onPut((nth) => (nth > 0 ? json(500, {}) : undefined));
    const { judged, campaigns, errors, exchanges } = await toyRun({ quirks: { answers }, profile: 'quick' });
    // Nothing was answered well after it: an outage, which blames nobody.
    expect(fails(judged)).toEqual({});
    expect(errors).toEqual([]);
    // Its reads were never seen to change: they may come from a cache.
    expect(campaigns).toMatchObject([{ written: true, restored: null, unknown: { reason: 'not put back' } }]);
    expect(campaigns).toMatchObject([{ unjudged: { reason: 'outage' } }]);
    expect(exchanges.filter(({ role, request }) => role === 'restore' && isPut(request)).length).toBeGreaterThan(0);
  });
});

describe('what a run says of putting back', () => {
  it('is that a campaign is not as it was found where the target refuses the baseline in the end', async () => {
    let accepted = 0;
    const refuses: ToyQuirks['refuses'] = (body) => {
      const isBaseline = JSON.stringify(body) === JSON.stringify(toyBaseline());
      return isBaseline && accepted++ > 1;
    };
    const { campaigns, exchanges, unrestored } = await toyRun({ quirks: { refuses }, profile: 'quick' });
    expect(campaigns).toMatchObject([{ written: true, restored: false, unknown: { reason: 'not put back' } }]);
    expect(unrestored.length).toBeGreaterThan(0);
    expect(exchanges.filter(({ role, request }) => role === 'restore' && isPut(request))).toHaveLength(3);
  });

  it('is that a campaign is not as it was found where a read shows another one', async () => {
    let lost = false;
    const quirks: ToyQuirks = {
      answers: (_, body) => {
        if (isObject(body) && body.size === 'A6') lost = true;
        return undefined;
      },
      tells: (data, { method }) => (lost && method === 'GET' ? { ...data, title: 'Winter Sale' } : data),
    };
    expect((await toyRun({ quirks })).campaigns).toMatchObject([{ written: true, restored: false }]);
  });

  it('reaches the journal only of campaigns that are back', async () => {
    const reported: string[] = [];
    const journal = {
      markWritten: async ({ id }: { id: string }, dialect: object) => {
        reported.push(`${id} written ${JSON.stringify(dialect)}`);
      },
      markBusy: async () => {},
      markMade: async () => {},
      markRestored: async ({ id }: { id: string }) => {
        reported.push(`${id} restored`);
      },
    };
    await toyRun({ journal, quirks: { via: 'post' }, profile: 'quick' });
    expect(reported).toEqual([
      'toy.leaflet written {"via":"table"}',
      'toy.leaflet written {"via":"sample"}',
      'toy.leaflet restored',
    ]);
  });
});

describe('the last comparison', () => {
  it('has what was found on disk before the first write', async () => {
    const order: string[] = [];
    const journal = {
      markWritten: async (_lane: object, _dialect: object, found: Json | undefined) => {
        order.push(`journal ${isObject(found) ? found.title : 'nothing'}`);
      },
      markBusy: async () => {},
      markMade: async () => {},
      markRestored: async () => {},
    };
    const answers: ToyQuirks['answers'] = ({ method }) => {
      order.push(method);
      return undefined;
    };
    await toyRun({ journal, quirks: { answers }, profile: 'quick' });
    expect(order.indexOf(`journal ${toyBaseline().title}`)).toBe(order.indexOf('PUT') - 1);
  });

  it('comes after the last write to anything: an update that changes another campaign is found out', async () => {
    let last: JsonObject | undefined;
    const quirks: ToyQuirks = {
      answers: (request, body) => {
        // Whatever is written to the second campaign shows in the first one, too.
        if (isPut(request) && request.url.includes('0042') && isObject(body)) last = body;
        return undefined;
      },
      tells: (data, { method, url }) =>
        method === 'GET' && url.includes('0041') && last ? { ...data, size: 'A4' } : data,
    };
    const { unrestored, campaigns, wire } = await toyRun({ quirks, config: twoCampaigns, profile: 'quick' });
    expect(unrestored).toEqual([{ campaign: 'leaflet', member: 'size', before: 'A5', after: 'A4' }]);
    expect(campaigns).toMatchObject([
      { key: 'leaflet', restored: false },
      { key: 'second', restored: true },
    ]);
    const reads = wire.slice(wire.findLastIndex(isPut)).filter(({ method }) => method === 'GET');
    expect(new Set(reads.map(({ url }) => url.slice(-4)))).toEqual(new Set(['0041', '0042']));
  });

  it('names a neighbour that changed', async () => {
    const quirks: ToyQuirks = {
      tells: (data, { url }) => (url.includes('0042') && wrote ? { ...data, copies: 99 } : data),
      answers: (request) => {
        wrote ||= isPut(request);
        return undefined;
      },
    };
    let wrote = false;
    const { unrestored } = await toyRun({ quirks, profile: 'quick' });
    expect(unrestored).toEqual([{ campaign: 'neighbour', member: 'copies', before: 50, after: 99 }]);
  });
});

describe('a campaign that differs from its baseline', () => {
  const found: JsonObject = { ...toyBaseline(), title: 'Winter Sale', copies: 60 };

  it.each<[string, ToyQuirks]>([
    ['under `data`', {}],
    ['at the root', { flat: true }],
  ])('stops the run before the first write, and is named with its members, shown %s', async (_, quirks) => {
    const wire: WireRequest[] = [];
    const answers: ToyQuirks['answers'] = (request) => {
      wire.push(request);
      return undefined;
    };
    const run = toyRun({ found, quirks: { ...quirks, answers } });
    await expect(run).rejects.toMatchObject({ name: 'UsageError', exitCode: 2 });
    await expect(run).rejects.toThrow('leaflet differs in title, copies. Nothing was written');
    await expect(run).rejects.toMatchObject({ fix: expect.stringContaining('"title": "Winter Sale"') });
    expect(wire.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  it('is overwritten when asked to, left with its baseline, and each change is named', async () => {
    const { judged, left, campaigns, unrestored } = await toyRun({ found, overwrite: true });
    expect(unpassed(judged)).toEqual({});
    expect(left['leaflet-0041']).toEqual(toyBaseline());
    expect(campaigns).toMatchObject([{ restored: false }]);
    expect(unrestored.map(({ member, asked }) => [member, asked])).toEqual([
      ['title', true],
      ['copies', true],
      ['shortTitle', true],
    ]);
  });

  it.each(Object.keys(toyBaseline()).filter((name) => name !== 'fold'))(
    'in `%s` alone is refused, whether or not the pages say that a read repeats it',
    async (name) => {
      const other: { [type: string]: Json } = {
        string: 'Quite Another',
        number: 31,
        object: ['Mill Lane', 'Elm Road'],
      };
      const value = other[typeof toyBaseline()[name]] ?? null;
      await expect(toyRun({ found: { ...toyBaseline(), [name]: value } })).rejects.toThrow(`differs in ${name}`);
    },
  );

  it('is no difference where a read shows a text for a list: that is a mistake of the read, and its rules judge it', async () => {
    const tells: ToyQuirks['tells'] = (data, { method }) =>
      method === 'GET' ? { ...data, streets: String(data.streets) } : data;
    const { judged } = await toyRun({ quirks: { tells } });
    expect(Object.keys(fails(judged))).toEqual(['response/members getLeaflet.response.data.streets.type']);
  });

  it.each([
    ['title', String(toyBaseline().title).toUpperCase()],
    ['from', '8:00'],
    ['title', `${toyBaseline().title} `],
  ])('in the spelling of `%s` alone is refused: the last read is compared to the letter', async (name, value) => {
    await expect(toyRun({ found: { ...toyBaseline(), [name]: value } })).rejects.toThrow(`differs in ${name}`);
  });

  it('in a member that the baseline lacks is refused too, with the baseline that would do', async () => {
    const config: ToyOptions['config'] = ({ campaigns }) => {
      const { fold: _, ...rest } = toyBaseline();
      if (campaigns.leaflet) campaigns.leaflet.baseline = rest;
    };
    const run = toyRun({ config });
    await expect(run).rejects.toThrow('leaflet has fold, which the baseline lacks. Nothing was written');
    await expect(run).rejects.toMatchObject({ fix: expect.stringContaining('"fold": true') });
  });
});

describe('a campaign that is not to be written to', () => {
  const readOnly: ToyOptions = { selection: { profile: 'standard', readOnly: true } };
  const kept: ToyOptions = {
    config: ({ campaigns }) => {
      if (campaigns.leaflet) campaigns.leaflet.disposable = false;
    },
  };

  it.each([
    ['in a run that only reads', readOnly, 'read only'],
    ['that is not disposable', kept, 'not disposable'],
  ])('is only read, and the reason given %s', async (_, options, reason) => {
    const { judged, wire, campaigns, sent } = await toyRun(options);
    expect(wire.filter(isPut)).toEqual([]);
    expect(answersOf(judged, 'putLeaflet')).toEqual([`not-applicable: ${reason}`]);
    expect(answersOf(judged, 'getLeaflet')).toEqual([`not-applicable: ${reason}`]);
    expect(campaigns).toMatchObject([{ written: false, restored: true }]);
    expect(sent.restore).toBe(0);
  });

  it('is not named at all where nothing is configured', async () => {
    const { judged, wire } = await toyRun({
      config: (entry) => {
        entry.campaigns = {};
      },
    });
    expect(wire).toEqual([]);
    expect(answersOf(judged, 'putLeaflet')).toEqual(['not-applicable: no campaign configured']);
  });
});
