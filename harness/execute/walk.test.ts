import { describe, expect, it } from 'vitest';
import type { Exchange, WireResponse } from '../model/exchange.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { shippedRules } from '../testing/toy.ts';
import { fails, type ToyOptions, type ToyRun, toyBaseline, toyRun, unpassed } from '../testing/toy-run.ts';
import { json, type ToyQuirks } from '../testing/toy-target.ts';

/** Rules that are asked by near-misses of the body and by access cases, in profile `quick`: enough to see brackets with. */
const run = (quirks: ToyQuirks, more: ToyOptions = {}) => toyRun({ quirks, profile: 'quick', ...more });

const tooFew = (body: Json | undefined) => isObject(body) && body.copies === 9;
const ranges = ['putLeaflet.body.copies.minimum', 'putLeaflet.body.copies.maximum'];
const verdictOn = ({ judged }: ToyRun, clause: string) =>
  judged.find(({ verdict }) => verdict.clause === clause)?.verdict;
const ofRole = ({ exchanges }: ToyRun, role: Exchange['role']) =>
  exchanges.filter((exchange) => exchange.role === role);
const status = ({ response }: Exchange) => ('status' in response ? response.status : 0);

/** The request of a case, found by what its body holds. */
const sentWith = ({ exchanges }: ToyRun, holds: (body: JsonObject) => boolean) =>
  exchanges.filter(({ request: { body } }) => isObject(body) && holds(body));

describe('the counterpart', () => {
  it('differs from the baseline in every member that may vary, and is a legal body', async () => {
    const [twin] = ofRole(await run({}), 'twin');
    const { title, ...members } = isObject(twin?.request.body) ? twin.request.body : {};
    expect(members).toEqual({
      ...{ copies: 51, perDay: 6, streets: ['Mill Lane'], zone: 'Europe/Berlin' },
      // An open combination, a combination's companion that is free here, and times, of which no other legal value is known.
      ...{ size: 'A5', fold: false, from: '08:00', until: '18:00' },
    });
    expect(title).not.toBe(toyBaseline().title);
    expect(String(title).length).toBeLessThanOrEqual(20);
  });

  it('that is refused gives way to the largest part of it that is accepted', async () => {
    const record = await run({ refuses: ({ copies, zone }) => copies === 51 || zone === 'Europe/Berlin' });
    const [refused, accepted] = ofRole(record, 'twin').filter(({ retryOf }) => retryOf === undefined);
    expect([refused, accepted].map((twin) => twin && status(twin))).toEqual([422, 200]);
    expect(accepted?.request.body).toMatchObject({
      copies: 50,
      zone: 'America/Chicago',
      perDay: 6,
      streets: ['Mill Lane'],
    });
    expect(unpassed(record.judged.filter(({ verdict }) => verdict.operation === 'putLeaflet'))).toEqual({});
    for (const nearMiss of ofRole(record, 'near-miss').filter(({ request }) => isObject(request.body))) {
      expect(nearMiss.request.body).not.toMatchObject({ copies: 51 });
    }
  });

  it('of which nothing is accepted is the baseline itself, and near-misses are still judged', async () => {
    const isBaseline = (body: JsonObject) => JSON.stringify(body) === JSON.stringify(toyBaseline());
    const record = await run({ refuses: (body) => !isBaseline(body) });
    expect(ofRole(record, 'twin').at(-1)?.request.body).toEqual(toyBaseline());
    expect(fails(record.judged)).toEqual({});
    expect(ranges.map((clause) => verdictOn(record, clause)?.verdict)).toEqual(['pass', 'pass']);
  });
});

describe('a near-miss', () => {
  it('stands between two accepted twins, and differs from them in one member', async () => {
    const record = await run({});
    const roles = record.exchanges.map(({ role }) => role);
    const twin = ofRole(record, 'twin')[0]?.request.body;
    const [nearMiss] = sentWith(record, ({ copies }) => copies === 9);
    expect(nearMiss?.request.body).toEqual({ ...(isObject(twin) ? twin : {}), copies: 9 });
    const position = record.exchanges.findIndex(({ id }) => id === nearMiss?.id);
    expect(roles.indexOf('twin')).toBeLessThan(position);
    expect(roles.lastIndexOf('twin')).toBeGreaterThan(position);
  });

  it('means nothing where the twin after it is refused', async () => {
    const seen = new Map<string, number>();
    // Twin, repetition, and the twin that closes the bracket: the third of its kind.
    const refuses = (body: JsonObject) => {
      const text = JSON.stringify(body);
      seen.set(text, (seen.get(text) ?? 0) + 1);
      return seen.get(text) === 3 && text !== JSON.stringify(toyBaseline());
    };
    const record = await run({ refuses, takes: tooFew });
    for (const clause of ranges)
      expect(verdictOn(record, clause)).toMatchObject({ verdict: 'inconclusive', reason: 'twin refused' });
    expect(fails(record.judged)).toEqual({});
  });

  it('that is accepted is repeated between a twin and a reset, fails, and leaves the state as it was', async () => {
    const record = await run({ takes: tooFew });
    expect(fails(record.judged)).toEqual({ 'request/range putLeaflet.body.copies.minimum': ['accepted'] });
    const [first, confirmed] = sentWith(record, ({ copies }) => copies === 9);
    expect(confirmed).toMatchObject({ role: 'confirm', of: first?.id });
    const before = record.exchanges.findIndex(({ id }) => id === confirmed?.id);
    expect(record.exchanges.slice(before - 2, before)).toMatchObject([
      { role: 'twin', response: { status: 200 } },
      { role: 'set', request: { body: toyBaseline() } },
    ]);
    const after = record.exchanges.findIndex(({ id }) => id === first?.id) + 1;
    expect(record.exchanges[after]).toMatchObject({ role: 'set', request: { body: toyBaseline() } });
    expect(verdictOn(record, 'putLeaflet.duty.atomicRefusal')).toMatchObject({ verdict: 'pass' });
    expect(record.left['leaflet-0041']).toEqual(toyBaseline());
  });

  it('that is accepted once and refused when repeated is flaky, and no fail', async () => {
    let times = 0;
    const record = await run({ takes: (body) => tooFew(body) && times++ === 0 });
    expect(unpassed(record.judged.filter(({ verdict }) => verdict.operation === 'putLeaflet'))).toEqual({
      'request/range putLeaflet.body.copies.minimum': 'inconclusive: flaky',
    });
  });

  it('that is accepted stays undecided where no budget is left to repeat it', async () => {
    const { plan, sent } = await run({});
    expect(plan.scripts).toHaveLength(1);
    // The reset after it is the last request there is.
    const record = await run({ takes: tooFew }, { budget: sent.base + 1 });
    expect(verdictOn(record, ranges[0] ?? '')).toMatchObject({ verdict: 'inconclusive', reason: 'budget spent' });
    expect(fails(record.judged)).toEqual({});
  });

  it('is found to be accepted however many are', async () => {
    const record = await toyRun({ quirks: { takes: (_, nth) => nth > 0 }, profile: 'standard', budget: 10_000 });
    const asked = record.judged.filter(({ verdict }) => /^request\/(range|required|type|not-null)/.test(verdict.rule));
    const verdicts = asked.map(({ verdict: { verdict, reason } }) => reason ?? verdict);
    expect(verdicts.length).toBeGreaterThan(25);
    // Types that a list or a format binds are left to a fuller profile.
    expect(new Set(verdicts.filter((one) => one !== 'profile'))).toEqual(new Set(['fail']));
    expect(record.left['leaflet-0041']).toEqual(toyBaseline());
  });

  it.each([
    [401, 'access denied'],
    [403, 'access denied'],
    [302, 'elsewhere'],
    [408, 'undelivered'],
    [425, 'undelivered'],
    [429, 'throttled'],
    [500, 'faulted'],
  ])('answered %i is no refusal: %s', async (code, reason) => {
    const record = await run({ answers: (_, body) => (tooFew(body) ? json(code, {}) : undefined) });
    expect(verdictOn(record, ranges[0] ?? '')).toMatchObject({ verdict: 'inconclusive', reason });
    expect(verdictOn(record, ranges[1] ?? '')).toMatchObject({ verdict: 'pass' });
  });

  it('whose connection is reset is undecided, and a fault of its own', async () => {
    const reset: WireResponse = { failure: 'reset', message: 'gone' };
    const record = await run({ answers: (_, body) => (tooFew(body) ? reset : undefined) });
    expect(verdictOn(record, ranges[0] ?? '')).toMatchObject({ verdict: 'inconclusive', reason: 'faulted' });
    expect(fails(record.judged)).toEqual({ 'robustness/no-fault putLeaflet.duty.noFault': ['reset'] });
  });

  it('answered 405 is refused like any other; a control answered 405 is not served', async () => {
    const one = await run({ answers: (_, body) => (tooFew(body) ? json(405, {}) : undefined) });
    expect(verdictOn(one, ranges[0] ?? '')).toMatchObject({ verdict: 'pass' });
    const all = await run({ answers: ({ method }) => (method === 'PUT' ? json(405, {}) : undefined) });
    expect(fails(all.judged)).toEqual({ 'operation/served putLeaflet.operation.method': ['not served'] });
    expect(verdictOn(all, ranges[0] ?? '')).toMatchObject({ verdict: 'inconclusive', reason: 'control refused' });
  });
});

describe('an access case', () => {
  const nobody: ToyQuirks['answers'] = ({ headers }) =>
    headers.some(([name]) => name === 'Authorization') ? undefined : json(answer, {});
  let answer = 401;
  const clause = 'putLeaflet.header.Authorization.required';

  it.each([
    [401, 'pass', undefined],
    [403, 'pass', undefined],
    [400, 'pass', undefined],
    [404, 'pass', undefined],
    [408, 'inconclusive', 'undelivered'],
    [425, 'inconclusive', 'undelivered'],
    [429, 'inconclusive', 'throttled'],
    [500, 'inconclusive', 'faulted'],
  ])('answered %i is %s', async (code, verdict, reason) => {
    answer = code;
    const found = verdictOn(await run({ answers: nobody }), clause);
    expect(found).toMatchObject({ verdict, ...(reason ? { reason } : {}) });
    expect(found?.reason).toBe(reason);
  });

  it('of a read stands between the operator’s own reads, which have to be accepted', async () => {
    let own = 0;
    // The first read finds the capability; the one that closes the batch is refused.
    const answers: ToyQuirks['answers'] = ({ method, headers }) => {
      const isOwn = method === 'GET' && headers.some(([, value]) => value === 'Bearer toy-token-of-the-corner-shop');
      return isOwn && own++ > 1 ? json(404, {}) : undefined;
    };
    const options: ToyOptions = { selection: { profile: 'standard', readOnly: true } };
    const good = await toyRun(options);
    expect(verdictOn(good, 'getLeaflet.duty.unknownCampaign')).toMatchObject({ verdict: 'pass' });
    const record = await toyRun({ ...options, quirks: { answers } });
    expect(verdictOn(record, 'getLeaflet.duty.unknownCampaign')).toMatchObject({ verdict: 'inconclusive' });
  });

  it('that creates what it should not find is followed by the baseline', async () => {
    const answers: ToyQuirks['answers'] = ({ method, url }) =>
      method === 'PUT' && !url.includes('leaflet-0041') ? json(200, { outcome: 'done', data: {} }) : undefined;
    const record = await run({ answers });
    expect(Object.keys(fails(record.judged))).toContain('access/unknown-campaign putLeaflet.duty.unknownCampaign');
    expect(verdictOn(record, 'putLeaflet.duty.atomicRefusal')).toMatchObject({ verdict: 'pass' });
  });
});

describe('a body that is only observed', () => {
  it('never hides what a refused one has left behind', async () => {
    const record = await toyRun({ rules: shippedRules, quirks: { stores: ({ copies }) => copies === 9 } });
    expect(record.plan.cases.some(({ expect: expected }) => expected === 'observed')).toBe(true);
    expect(fails(record.judged)).toEqual({ 'state/atomic-refusal putLeaflet.duty.atomicRefusal': ['changed'] });
  });
});

describe('a read', () => {
  it('is waited for though one member never shows what was written', async () => {
    let reads = 0;
    const tells: ToyQuirks['tells'] = (data, { method }) =>
      method === 'GET' && reads++ > 0 ? { ...data, title: `By somebody else, ${reads}` } : data;
    const { judged, campaigns } = await run({ lagMs: 700, tells });
    const wrong = fails(judged)['state/read-your-write putLeaflet.duty.readYourWrite'] ?? [];
    expect(wrong).toEqual([]);
    expect(campaigns[0]?.lagMs).toBeGreaterThanOrEqual(700);
  });
});

describe('a campaign that does not get through any more', () => {
  it('is given up after five answers of 429 in a row, and put back', async () => {
    let sent = 0;
    const answers: ToyQuirks['answers'] = () => (sent++ >= 20 && sent <= 36 ? json(429, {}) : undefined);
    const record = await run({ answers });
    expect(record.campaigns).toMatchObject([{ unjudged: { reason: 'throttled' }, restored: true }]);
    expect(record.sent.base).toBeLessThan(30);
    expect(record.judged.filter(({ verdict }) => verdict.reason === 'throttled').length).toBeGreaterThan(5);
  });

  it('is given up where nobody answers for longer than the patience, and put back', async () => {
    let sent = 0;
    const down: WireResponse = { failure: 'timeout', message: 'nobody answered' };
    const answers: ToyQuirks['answers'] = () => (sent++ >= 20 && sent <= 40 ? down : undefined);
    const record = await run({ answers });
    expect(record.campaigns).toMatchObject([{ unjudged: { reason: 'outage' }, restored: true }]);
    expect(record.sent.base).toBeLessThan(30);
    expect(fails(record.judged)).toEqual({});
  });

  it('is not given up for fewer', async () => {
    let sent = 0;
    const answers: ToyQuirks['answers'] = () => {
      sent += 1;
      return sent > 20 && sent < 25 ? json(429, {}) : undefined;
    };
    const [campaign] = (await run({ answers })).campaigns;
    expect(campaign).not.toHaveProperty('unjudged');
  });
});
