import { describe, expect, it } from 'vitest';
import type { Json } from '../harness/model/json.ts';
import type { Selection } from '../harness/plan/selection.ts';
import { restoreCount, share } from '../harness/plan/share.ts';
import { baseCount } from '../harness/plan/steps.ts';
import { raised, rehearse } from '../harness/selftest/rehearsal.ts';
import { replayAll, resultsOf } from '../harness/selftest/replayed.ts';
import { pressVendor } from '../harness/testing/press.ts';
import { type Press, type PressFaults, press } from '../harness/testing/press-target.ts';
import { shippedRules } from '../harness/testing/toy.ts';
import { fails, unpassed } from '../harness/testing/toy-run.ts';

/** A press to be raised, and what can be seen of it then. */
function raising(faults: PressFaults, config: Json = pressVendor.config()) {
  const seen: { press?: Press } = {};
  const raise = (now: () => number) => {
    seen.press = press(now, faults);
    return { config, handle: seen.press.handle };
  };
  return { raise, seen };
}

/** Runs the shipped rules against a press, on a clock that jumps. */
async function run(
  faults: PressFaults = {},
  profile: 'quick' | 'standard' | 'nightly' = 'standard',
  config?: Json,
  more: Partial<Selection> = {},
  contract = pressVendor.contract,
) {
  const { raise, seen } = raising(faults, config);
  const { validators, schema } = pressVendor;
  const record = await rehearse(raise, {
    contract,
    validators,
    schema,
    rules: shippedRules,
    samples: [],
    selection: { profile, readOnly: false, ...more },
    seed: 1,
  });
  if (!seen.press) throw new Error('No press was raised');
  return { ...record, press: seen.press };
}

describe('a vendor whose campaigns come and go', () => {
  it('that has neither a read nor a list of them is believed when it says that it has deleted one', async () => {
    const { contract } = pressVendor;
    const operations = contract.operations.filter(({ effect }) => effect !== 'read' && effect !== 'list');
    const known = new Set(operations.map(({ id }) => id));
    const bare = { ...contract, operations, clauses: contract.clauses.filter((one) => known.has(one.operation)) };
    const { press: target, campaigns, errors, durationMs } = await run({}, 'quick', undefined, {}, bare);
    expect(errors).toEqual([]);
    expect([...target.posters.keys()]).toEqual(['poster-a', 'poster-b']);
    expect(campaigns).toMatchObject([{ key: 'poster', unknown: { reason: 'no read' } }, {}]);
    expect(durationMs).toBeLessThan(60_000);
  });

  it('is judged in all its operations by data alone, and nothing of the run is left', async () => {
    const { judged, errors, press: target, campaigns, exchanges } = await run();
    expect(errors).toEqual([]);
    // No read shows a banner.
    expect(unpassed(judged)).toEqual({
      'state/atomic-refusal changeBanner.duty.atomicRefusal': 'not-applicable: no read',
    });
    const passed = new Set(judged.flatMap(({ verdict }) => (verdict.verdict === 'pass' ? [verdict.operation] : [])));
    expect([...passed].toSorted()).toEqual(pressVendor.contract.operations.map(({ id }) => id).toSorted());
    expect(exchanges.filter(({ role }) => role === 'split' || role === 'confirm' || role === 'trace')).toEqual([]);
    expect(target.made.length).toBeGreaterThan(5);
    expect([...target.posters.keys()]).toEqual(['poster-a', 'poster-b']);
    const [poster, banner] = campaigns;
    expect(poster).toMatchObject({ key: 'poster', written: true, restored: true, made: target.made });
    expect(banner).toMatchObject({ key: 'banner', written: true, restored: null, unknown: { reason: 'no read' } });
  });

  it('is asked for no more than was planned, restoring included', async () => {
    const { plan, sent } = await run();
    const planned = share(plan.scripts, 600);
    expect(sent.base).toBe(baseCount(plan.scripts));
    // What is only observed may be refused: then nothing was made that has to be deleted.
    expect(sent.restore).toBeLessThanOrEqual(restoreCount(planned));
    expect(sent.restore).toBeGreaterThan(0.8 * restoreCount(planned));
  });

  const BROKEN: [what: string, faults: PressFaults, expected: { [pair: string]: string[] }][] = [
    [
      'creates with a longer title',
      { takes: ({ title }, operation) => operation === 'create' && String(title).length === 21 },
      { 'request/max-length createPoster.body.title.maxLength': ['accepted'] },
    ],
    [
      'stores other copies than it is to create',
      { stores: (body, operation) => (operation === 'create' ? { ...body, copies: 77 } : body) },
      {
        'response/echo createPoster.response.echo': ['another item.copies'],
        'state/read-your-write createPoster.duty.readYourWrite': ['another item.copies'],
      },
    ],
    [
      'does not say what it has created',
      { tells: ({ id, ...rest }, operation) => (operation === 'create' ? rest : { id: id ?? '', ...rest }) },
      { 'response/members createPoster.response.item.id.type': ['missing'] },
    ],
    [
      'replaces with a foreign size',
      { takes: ({ size }, operation) => operation === 'put' && size === 'A9' },
      { 'request/enum putPoster.body.size.enum': ['accepted'] },
    ],
    [
      'forgets what a change does not name',
      { forgets: true },
      { 'state/untouched patchPoster.duty.untouched': ['changed'] },
    ],
    [
      'lists all but the last',
      { short: true },
      { 'response/listed listPosters.response.items[].id.listed': ['not listed'] },
    ],
    ['deletes nothing', { keeps: true }, { 'state/gone deletePoster.duty.gone': ['still there'] }],
    [
      'lets anybody delete',
      { open: ['delete'] },
      {
        'access/bad-credential deletePoster.duty.authentication': ['accepted'],
        'access/no-credential deletePoster.header.Key.required': ['accepted'],
      },
    ],
    [
      'lets anybody create',
      { open: ['create'] },
      {
        'access/bad-credential createPoster.duty.authentication': ['accepted'],
        'access/no-credential createPoster.header.Key.required': ['accepted'],
      },
    ],
    [
      'lets anybody list',
      { open: ['list'] },
      {
        'access/bad-credential listPosters.duty.authentication': ['accepted'],
        'access/no-credential listPosters.header.Key.required': ['accepted'],
      },
    ],
    [
      'starts what is not there',
      { blind: ['start'] },
      {
        'access/isolation startPoster.duty.isolation': ['accepted'],
        'access/unknown-campaign startPoster.duty.unknownCampaign': ['accepted'],
      },
    ],
    [
      'reads without the size',
      { tells: ({ size, ...rest }, operation) => (operation === 'get' ? rest : { ...rest, size: size ?? '' }) },
      { 'response/members getPoster.response.item.size.type': ['missing'] },
    ],
  ];
  it.each(BROKEN)('is found out when it %s, and blamed for nothing else', async (_, faults, expected) => {
    const { press: target, ...record } = await run(faults);
    expect(record.errors).toEqual([]);
    expect(fails(record.judged)).toEqual(expected);
    // What keeps all has all in the end, and the run says so.
    const left = [...target.posters.keys()].filter((id) => target.made.includes(id));
    expect(left.length > 0).toBe(faults.keeps === true);
    expect(record.campaigns[0]?.restored).toBe(faults.keeps ? null : true);
    const composition = { ...pressVendor, rules: shippedRules };
    const results = resultsOf(record, composition, 1, 'standard');
    const { findings, untrue } = await replayAll(results, composition, { mutants: ['this one'] }, async ({ mutants }) =>
      raised(raising(mutants ? faults : {}).raise, pressVendor),
    );
    expect(findings).toBeGreaterThan(0);
    expect(untrue).toEqual([]);
  });

  it.each([
    ['start', 'startPoster'],
    ['patch', 'patchPoster'],
    ['delete', 'deletePoster'],
  ])('is judged in the others where it refuses all of one operation: %s', async (shut, id) => {
    const { judged, errors } = await run({ shut: [shut] });
    expect(errors).toEqual([]);
    expect(fails(judged)).toEqual({});
    const open = judged.filter(({ verdict }) => verdict.verdict === 'inconclusive');
    expect(new Set(open.map(({ verdict }) => `${verdict.operation}: ${verdict.reason}`))).toEqual(
      new Set([`${id}: control refused`]),
    );
    expect(judged.some(({ verdict }) => verdict.operation === 'putPoster' && verdict.verdict === 'pass')).toBe(true);
  });

  it.each(['quick', 'nightly'] as const)('is judged in profile %s too', async (profile) => {
    const { judged, errors, press: target, plan, sent } = await run({}, profile);
    expect(errors).toEqual([]);
    expect(fails(judged)).toEqual({});
    expect(judged.some(({ verdict }) => verdict.verdict === 'pass')).toBe(true);
    expect(sent.base).toBe(baseCount(plan.scripts));
    expect([...target.posters.keys()]).toEqual(['poster-a', 'poster-b']);
  });
});

describe('a campaign of the operator’s that several operations write to', () => {
  const own = { title: 'Old one', copies: 20, size: 'A3', zone: 'Europe/Berlin', glossy: false };
  const config = {
    targets: {
      press: {
        press: {
          baseUrl: 'https://press.example',
          auth: { token: 'press-key-of-the-operator' },
          campaigns: { poster: { id: 'poster-a', disposable: true, baseline: own } },
        },
      },
    },
  };
  const reasons = ({ judged }: Awaited<ReturnType<typeof run>>) =>
    Object.fromEntries(judged.map(({ verdict: { operation, verdict, reason } }) => [operation, reason ?? verdict]));

  it('is judged by each of its updates, one after the other, and put back; nothing is made or deleted', async () => {
    const record = await run({}, 'standard', config);
    expect(record.errors).toEqual([]);
    expect(fails(record.judged)).toEqual({});
    const passed = record.judged.filter(({ verdict }) => verdict.verdict === 'pass');
    expect([...new Set(passed.map(({ verdict }) => verdict.operation))]).toEqual(
      expect.arrayContaining(['putPoster', 'patchPoster', 'getPoster', 'listPosters']),
    );
    expect(reasons(record)).toMatchObject({
      createPoster: 'not made by the run',
      deletePoster: 'not made by the run',
      startPoster: 'destructive not allowed',
      changeBanner: 'no campaign configured',
    });
    expect(record.press.made).toEqual([]);
    expect(record.press.posters.get('poster-a')).toMatchObject(own);
    expect(record.campaigns).toMatchObject([{ key: 'poster', restored: true }]);
    expect(record.sent.restore).toBe(restoreCount(share(record.plan.scripts, 600)));
  });

  it.each([
    ['put', 'putPoster'],
    ['patch', 'patchPoster'],
  ])('has the update blamed that is to blame: %s', async (operation, id) => {
    const takes: PressFaults['takes'] = ({ copies }, by) => by === operation && copies === 501;
    const { judged } = await run({ takes }, 'standard', config);
    expect(fails(judged)).toEqual({ [`request/range ${id}.body.copies.maximum`]: ['accepted'] });
  });

  it('is sent an act only where it may be destroyed', async () => {
    const { judged, press: target } = await run({}, 'standard', config, { allowDestructive: true });
    expect(judged.some(({ verdict }) => verdict.operation === 'startPoster' && verdict.verdict === 'pass')).toBe(true);
    expect(fails(judged)).toEqual({});
    expect(target.posters.get('poster-a')).toMatchObject(own);
  });
});
