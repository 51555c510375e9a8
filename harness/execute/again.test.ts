import { describe, expect, it } from 'vitest';
import type { WireResponse } from '../model/exchange.ts';
import { isObject, type Json } from '../model/json.ts';
import { fails, toyBaseline, toyRun, unpassed } from '../testing/toy-run.ts';
import { json, type ToyQuirks } from '../testing/toy-target.ts';

const reset: WireResponse = { failure: 'reset', message: 'gone' };
const page: WireResponse = { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' };
const login: WireResponse = { status: 302, headers: { location: '/login' }, body: '' };

/** Answers so in place of the target while `when` says so, by the number of the request. */
const instead = (answer: WireResponse, when: (nth: number) => boolean): ToyQuirks => {
  let nth = 0;
  return { answers: () => (when(nth++) ? answer : undefined) };
};

const run = (quirks: ToyQuirks = {}) => toyRun({ quirks, profile: 'quick' });

describe('an answer that is no evidence', () => {
  it.each([
    ['a reset', reset],
    ['a page of a gateway', page],
    ['a refused caller', json(401, {})],
    ['a redirect', login],
    ['a request that did not come through', json(408, {})],
  ])('is asked for again, whichever request it is: %s', async (_, answer) => {
    const clean = await run();
    const asked = clean.exchanges.filter(({ role }) => role !== 'restore').length;
    for (const at of Array.from({ length: asked }, (_empty, index) => index)) {
      const record = await run(instead(answer, (nth) => nth === at));
      expect(unpassed(record.judged), `request ${at}`).toEqual(unpassed(clean.judged));
      expect(record.discrepancies.map(({ id, reading }) => [id, reading])).toEqual(
        clean.discrepancies.map(({ id, reading }) => [id, reading]),
      );
      expect(record.left['leaflet-0041']).toEqual(toyBaseline());
    }
  });

  it('is on record, and says which exchange stands for it', async () => {
    const { exchanges, sent } = await run(instead(reset, (nth) => nth === 12));
    const again = exchanges.filter(({ retryOf }) => retryOf !== undefined);
    expect(again).toHaveLength(1);
    expect(exchanges.find(({ id }) => id === again[0]?.retryOf)?.response).toEqual(reset);
    expect(sent).toMatchObject({ again: 1, followUps: 0 });
  });
});

const tooFew = (body: Json | undefined) => isObject(body) && body.copies === 9;

it('A firewall in front of one value leaves open what was asked with it, and its words are quoted', async () => {
  const wall = { status: 403, headers: { 'content-type': 'text/html' }, body: '<h1>Request rejected</h1>' };
  const { judged } = await run({ answers: (_, body) => (tooFew(body) ? wall : undefined) });
  expect(fails(judged)).toEqual({});
  const open = judged.map(({ verdict }) => verdict).filter(({ verdict }) => verdict === 'inconclusive');
  expect(open.map(({ reason }) => reason)).toEqual(open.map(() => 'access denied'));
  expect(open[0]?.note).toMatch(/^403, blocked, text\/html “<h1>Request rejected<\/h1>”: toy\.leaflet\.\d+\.$/);
});

it('Who is let in is asked anew where the operator was turned away right after it: a target may lock callers out', async () => {
  let locked = 0;
  const wall = json(403, {});
  const answers: ToyQuirks['answers'] = ({ headers }) => {
    if (!headers.some(([name]) => name === 'Authorization')) locked = 2;
    else if (locked > 0) locked -= 1;
    else return undefined;
    return wall;
  };
  const { exchanges, judged } = await run({ answers });
  const bare = exchanges.filter(({ credential }) => credential === 'none');
  expect(bare.map(({ retryOf }) => retryOf)).toEqual([undefined, bare[0]?.id]);
  const open = judged.map(({ verdict }) => verdict).filter(({ verdict }) => verdict === 'inconclusive');
  expect([...new Set(open.map(({ reason }) => reason))]).toEqual(['access denied']);
  expect(fails(judged)).toEqual({});
});

describe('a refusal by a page', () => {
  const lost: WireResponse = { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not found</h1>' };

  it('is asked for again, whichever request it is: one server of several may know nothing of the API', async () => {
    const clean = await run();
    for (let at = 2; at < clean.exchanges.length; at += 1) {
      const record = await run(instead(lost, (nth) => nth === at));
      expect(unpassed(record.judged), `request ${at}`).toEqual(unpassed(clean.judged));
    }
  });

  it('that came once and not again is asked for again wherever it comes, whatever it says', async () => {
    const clean = await run();
    const busy = json(409, { outcome: 'failed', why: 'somebody is at work here' });
    const record = await run(instead(busy, (nth) => nth > 3 && nth % 7 === 0));
    expect(unpassed(record.judged)).toEqual(unpassed(clean.judged));
    expect(record.discrepancies.map(({ reading }) => reading)).toEqual(
      clean.discrepancies.map(({ reading }) => reading),
    );
  });

  it('is the target’s own where it comes each time, and then not asked for again', async () => {
    const clean = await run();
    const answers: ToyQuirks['answers'] = (_, body) => (isObject(body) && body.copies === 9 ? lost : undefined);
    const record = await run({ answers });
    expect(unpassed(record.judged)).toEqual(unpassed(clean.judged));
    expect(
      record.exchanges.filter(({ response }) => 'status' in response && response.status === 404).length,
    ).toBeGreaterThan(2);
    expect(record.exchanges.filter(({ retryOf }) => retryOf !== undefined)).toHaveLength(2);
  });

  it('that holds a campaign for a moment is waited out, and then wherever it comes', async () => {
    const clean = await run();
    let held = 0;
    const busy = json(409, { outcome: 'busy' });
    const answers: ToyQuirks['answers'] = ({ method }) => (method === 'PUT' && ++held % 2 === 0 ? busy : undefined);
    const record = await run({ answers });
    expect(unpassed(record.judged)).toEqual(unpassed(clean.judged));
  });
});

describe('a fault that comes again and again', () => {
  it('is the target’s own where what is accepted is accepted right after it', async () => {
    const record = await run({ answers: (_, body) => (tooFew(body) ? json(500, {}) : undefined) });
    expect(fails(record.judged)).toEqual({ 'robustness/no-fault putLeaflet.duty.noFault': ['server error'] });
    expect(record.exchanges.filter(({ role }) => role === 'check')).not.toEqual([]);
  });

  it('is an outage where nothing is accepted any more; it is waited for, and then asked anew', async () => {
    for (const length of [4, 6, 7]) {
      const record = await run(instead(page, (nth) => nth >= 14 && nth < 14 + length));
      expect(fails(record.judged)).toEqual({});
      expect(record.campaigns[0]).not.toHaveProperty('unjudged');
    }
  });

  it('is an outage from the first request on, and then nothing is written to what can be read', async () => {
    const { campaigns, wire, judged } = await run(instead(page, () => true));
    expect(campaigns).toMatchObject([{ written: false, unjudged: { reason: 'outage' } }]);
    expect(wire.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(fails(judged)).toEqual({});
  });

  it('is an outage where nothing is answered in time any more, and then asked anew too', async () => {
    const silence: WireResponse = { failure: 'timeout', message: 'no answer in time' };
    for (const length of [2, 3, 4]) {
      const record = await run(instead(silence, (nth) => nth >= 14 && nth < 14 + length));
      expect(unpassed(record.judged), `${length}`).toEqual(unpassed((await run()).judged));
    }
  });

  it('is the target’s own where no connection is taken right after it, and it is the last one each time', async () => {
    const refused: WireResponse = { failure: 'unreachable', message: 'connection refused' };
    let down = 0;
    const answers: ToyQuirks['answers'] = (_, body) => {
      if (down-- > 0) return refused;
      if (!tooFew(body)) return undefined;
      down = 3;
      return reset;
    };
    const { judged } = await run({ answers });
    expect(fails(judged)).toEqual({ 'robustness/no-fault putLeaflet.duty.noFault': ['reset'] });
  });

  it('is an outage where no connection is taken by a host that answered before, whatever it answered', async () => {
    const refused: WireResponse = { failure: 'unreachable', message: 'connection refused' };
    const gone = (nth: number) => nth >= 1 && nth < 6;
    let nth = 0;
    const answers = () => {
      const n = nth++;
      return n === 0 ? json(400, {}) : gone(n) ? refused : undefined;
    };
    const record = await run({ answers });
    expect(record.campaigns).toMatchObject([{ written: true, restored: true }]);
    expect(fails(record.judged)).toEqual({});
    const never = await run(instead(refused, (n) => n < 6));
    expect(never.campaigns).toMatchObject([{ written: false, unjudged: { reason: 'unreachable' } }]);
  });

  it('is an outage where nothing is accepted until the patience is over, which blames nobody', async () => {
    const record = await run(instead(page, (nth) => nth >= 14 && nth < 60));
    expect(fails(record.judged)).toEqual({});
    expect(record.campaigns).toMatchObject([{ unjudged: { reason: 'outage' }, restored: true }]);
  });
});
