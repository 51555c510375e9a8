import { describe, expect, it } from 'vitest';
import type { Judged } from './judge/judge.ts';
import { judge } from './judge/judge.ts';
import type { Exchange, WireRequest } from './model/exchange.ts';
import { isObject } from './model/json.ts';
import { PROFILES } from './plan/profile.ts';
import { rulesFor } from './plan/selection.ts';
import { restoreCount, share } from './plan/share.ts';
import { steps } from './plan/steps.ts';
import { shippedRules, toyContract, toyValidators } from './testing/toy.ts';
import {
  type ToyOptions,
  type ToyRun,
  toyBaseline,
  toyInput,
  toyPlan,
  toyRun,
  twoCampaigns,
  unpassed,
} from './testing/toy-run.ts';
import { json, type ToyQuirks } from './testing/toy-target.ts';

const isPut = ({ method }: { method: string }) => method === 'PUT';
const rolesOf = (exchanges: readonly Exchange[]) => exchanges.map(({ role }) => role);
const viasOf = (wire: readonly WireRequest[]) =>
  wire.filter(isPut).map(({ url }) => new URL(url).searchParams.get('via'));

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

describe('the dialect', () => {
  it('is the table’s where the target takes it', async () => {
    const { wire, campaigns } = await toyRun();
    expect(new Set(viasOf(wire))).toEqual(new Set(['courier']));
    expect(campaigns.map(({ dialect }) => dialect)).toEqual([{ via: 'table' }]);
  });

  it('is tried in documented order, and the one accepted is spoken from then on', async () => {
    const { wire, campaigns, sent, exchanges } = await toyRun({ quirks: { via: 'post' } });
    const [first, again, ...others] = viasOf(wire);
    // A refusal such as was never seen may be one by chance.
    expect([first, again]).toEqual(['courier', 'courier']);
    expect(new Set(others)).toEqual(new Set(['post']));
    expect(rolesOf(exchanges).filter((role) => role === 'control')).toHaveLength(3);
    expect(campaigns.map(({ dialect }) => dialect)).toEqual([{ via: 'sample' }]);
    expect(sent.followUps).toBe(1);
  });

  it('that nobody takes leaves the operation undecided, and nothing else is asked', async () => {
    const { judged, campaigns, exchanges, left, undecided, plan } = await toyRun({ quirks: { via: 'pigeon' } });
    expect(answersOf(judged, 'putLeaflet')).toEqual(['inconclusive: control refused']);
    expect(exchanges.flatMap(({ cases }) => cases)).toEqual([]);
    expect(rolesOf(exchanges).filter((role) => ['positive', 'twin', 'near-miss', 'access'].includes(role))).toEqual([]);
    expect(campaigns).toMatchObject([{ unjudged: { reason: 'control refused' }, written: true, restored: true }]);
    expect(campaigns[0]?.unjudged?.note).toContain('400');
    expect(undecided).toHaveLength(plan.cases.length);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });

  it.each([
    [401, 'access denied'],
    [403, 'access denied'],
    [302, 'elsewhere'],
    [408, 'undelivered'],
    [429, 'throttled'],
    [503, 'outage'],
  ])('says of a control answered %i that it is %s', async (status, reason) => {
    const { campaigns, judged } = await toyRun({
      quirks: { answers: onPut(() => json(status, {})) },
      profile: 'quick',
    });
    expect(campaigns[0]?.unjudged?.reason).toBe(reason);
    const length = judged.find(({ verdict }) => verdict.rule === 'request/max-length')?.verdict;
    expect(length).toMatchObject({ verdict: 'inconclusive', reason });
  });

  it('says of a target nobody answers at that it is unreachable', async () => {
    const answers: ToyQuirks['answers'] = () => ({ failure: 'unreachable', message: 'nobody there' });
    const { campaigns, judged, wire } = await toyRun({ quirks: { answers } });
    expect(campaigns).toMatchObject([{ unjudged: { reason: 'unreachable' }, restored: true }]);
    expect(judged.filter(({ verdict }) => verdict.verdict === 'fail')).toEqual([]);
    expect(viasOf(wire).filter((via) => via === 'post')).toEqual([]);
  });
});

describe('a campaign that cannot be read', () => {
  it('leaves what rests on a read out, and judges the rest', async () => {
    const answers: ToyQuirks['answers'] = ({ method }) => (method === 'GET' ? json(404, {}) : undefined);
    const { judged, campaigns } = await toyRun({ quirks: { answers } });
    expect(unpassed(judged.filter(({ verdict }) => verdict.operation === 'putLeaflet'))).toEqual({
      'state/atomic-refusal putLeaflet.duty.atomicRefusal': 'not-applicable: no read',
      'state/neighbours putLeaflet.duty.neighbours': 'not-applicable: no read',
      'state/read-your-write putLeaflet.duty.readYourWrite': 'not-applicable: no read',
    });
    expect(campaigns[0]).not.toHaveProperty('read');
    expect(campaigns).toMatchObject([{ restored: null, unknown: { reason: 'no read' } }]);
  });

  it('is no alarm where reads are merely late: they are waited for, and measured', async () => {
    const { judged, campaigns, sent } = await toyRun({ quirks: { lagMs: 700 } });
    expect(unpassed(judged)).toEqual({});
    const lag = campaigns[0]?.lagMs ?? 0;
    expect(lag).toBeGreaterThanOrEqual(700);
    expect(lag).toBeLessThan(1600);
    // Once measured, the lag is waited out before a read instead of asked for again and again.
    expect(sent.followUps).toBeLessThan(8);
  });

  it('is found out where reads never show a write', async () => {
    const { judged } = await toyRun({ quirks: { lagMs: 3_600_000 } });
    expect(unpassed(judged)).toEqual({ 'state/read-your-write putLeaflet.duty.readYourWrite': 'fail' });
  });
});

describe('the budget', () => {
  it.each(PROFILES)('is planned exactly: in %s a conforming target gets what the base plan says', async (profile) => {
    const { sent, plan } = await toyRun({ profile });
    expect(sent.base).toBe(plan.scripts.flatMap((script) => steps(script)).length);
    expect(sent.restore).toBe(restoreCount(share(plan.scripts, Number.POSITIVE_INFINITY)));
  });

  it('buys more with each profile, and never less', async () => {
    const plans = await Promise.all(PROFILES.map((profile) => toyPlan({ profile })));
    const held = plans.map(({ cases }) => new Set(cases.map(({ id }) => id)));
    for (const [position, fuller] of held.slice(1).entries()) {
      const leaner = held[position] ?? new Set();
      expect([...leaner].filter((id) => !fuller.has(id))).toEqual([]);
      expect(fuller.size).toBeGreaterThanOrEqual(leaner.size);
    }
    expect(held[1]?.size).toBeGreaterThan(held[0]?.size ?? 0);
  });

  it('that is too small leaves enough to confirm what is found', async () => {
    const tells: ToyQuirks['tells'] = ({ copies: _, ...data }) => data;
    const { judged, sent } = await toyRun({ profile: 'standard', budget: 40, quirks: { tells } });
    expect(sent.base).toBeLessThanOrEqual(32);
    expect(sent.followUps).toBeGreaterThan(0);
    expect(judged.some(({ verdict }) => verdict.verdict === 'fail')).toBe(true);
  });

  it('that is too small names what it left undecided, and fails nothing', async () => {
    const { judged, undecided, sent, plan, campaigns, left } = await toyRun({ profile: 'quick', budget: 25 });
    // A fifth is left to follow-ups, of which a conforming target needs none.
    expect(sent).toMatchObject({ base: 20, followUps: 0 });
    expect(sent.restore).toBe(3);
    expect(undecided.length).toBeGreaterThan(5);
    const known = new Set(plan.cases.map(({ id }) => id));
    expect(undecided.filter((id) => !known.has(id))).toEqual([]);
    expect(judged.some(({ verdict }) => verdict.reason === 'budget spent')).toBe(true);
    expect(judged.filter(({ verdict }) => verdict.verdict === 'fail')).toEqual([]);
    expect(campaigns).toMatchObject([{ restored: true }]);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('of %i requests is kept to, whatever it is spent on', async (budget) => {
    const { sent, judged, campaigns, wire, errors } = await toyRun({ budget, config: twoCampaigns, profile: 'quick' });
    expect(sent.base + sent.followUps).toBeLessThanOrEqual(budget);
    expect(errors).toEqual([]);
    expect(judged.filter(({ verdict }) => verdict.verdict === 'fail')).toEqual([]);
    const isWritten = campaigns.some(({ written }) => written);
    expect(wire.some(isPut)).toBe(isWritten);
    expect(sent.restore > 0).toBe(isWritten);
  });

  it('of time ends the questions, and still puts the campaign back', async () => {
    const { undecided, campaigns, left } = await toyRun({ timeMs: 1_500, quirks: { lagMs: 700 } });
    expect(undecided.length).toBeGreaterThan(0);
    expect(campaigns).toMatchObject([{ written: true, restored: true }]);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });
});

describe('the same seed', () => {
  const sentBy = ({ wire }: ToyRun) => wire.map(({ method, url, body }) => [method, url, body ?? '']);
  const byCampaign = (run: ToyRun) =>
    ['0041', '0042'].map((id) => sentBy(run).filter(([, url]) => url?.includes(`leaflet-${id}`)));
  const options: ToyOptions = { profile: 'standard', seed: 7, config: twoCampaigns };

  it('sends the same requests to the same target, whatever is sent side by side', async () => {
    const [one, again, alone] = await Promise.all([
      toyRun({ ...options, concurrency: 4 }),
      toyRun({ ...options, concurrency: 4 }),
      toyRun({ ...options, concurrency: 1 }),
    ]);
    expect(sentBy(again)).toEqual(sentBy(one));
    expect(byCampaign(alone)).toEqual(byCampaign(one));
    expect(alone.exchanges.map(({ id, request }) => [id, request])).toEqual(
      one.exchanges.map(({ id, request }) => [id, request]),
    );
  });

  it('is what texts are made from: another one makes others', async () => {
    const [one, other] = await Promise.all([toyRun(options), toyRun({ ...options, seed: 8 })]);
    expect(sentBy(other)).not.toEqual(sentBy(one));
    expect(sentBy(other).map(([method]) => method)).toEqual(sentBy(one).map(([method]) => method));
  });
});

describe('judging', () => {
  it.each<[string, ToyQuirks]>([
    ['conforming', {}],
    ['broken', { takes: (body) => isObject(body) && body.size === 'A3', stores: ({ copies }) => copies === 9 }],
    ['flaky', { takes: (body, nth) => isObject(body) && body.size === 'A3' && nth < 60 }],
  ])('is a pure function of what was recorded of a %s target', async (_, quirks) => {
    const run = await toyRun({ quirks });
    const recorded: typeof run = JSON.parse(JSON.stringify(run));
    const { selection } = toyInput();
    const again = judge({
      contract: toyContract,
      validators: toyValidators,
      rulesFor: (operation) => rulesFor({ rules: shippedRules, selection }, operation),
      operations: toyContract.operations,
      cases: recorded.plan.cases,
      notAsked: recorded.plan.notAsked,
      exchanges: recorded.exchanges,
      campaigns: recorded.campaigns,
      interrupted: recorded.interrupted,
    });
    expect(again).toEqual(run.judged);
  });

  it('tells an operation’s verdicts once, when all its campaigns are done', async () => {
    const reported: string[] = [];
    const run = await toyRun({
      config: twoCampaigns,
      profile: 'quick',
      concurrency: 1,
      onJudged: (operation, judged) => reported.push(`${operation} ${judged.length}`),
    });
    const count = (operation: string) => run.judged.filter(({ verdict }) => verdict.operation === operation).length;
    expect(reported).toEqual([`putLeaflet ${count('putLeaflet')}`, `getLeaflet ${count('getLeaflet')}`]);
  });
});
