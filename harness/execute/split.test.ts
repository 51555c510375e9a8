import { describe, expect, it } from 'vitest';
import { standing } from '../evidence/evidence.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import { fails, type ToyRun, toyBaseline, toyRun, unpassed } from '../testing/toy-run.ts';
import { CAPS } from './budget.ts';

const bodyOf = ({ request: { body } }: Exchange): JsonObject => (isObject(body) ? body : {});
const packs = ({ exchanges }: ToyRun) => standing(exchanges).filter(({ role }) => role === 'positive');
const splits = ({ exchanges }: ToyRun) => exchanges.filter(({ role }) => role === 'split');

describe('legal values of different members', () => {
  it('share bodies, and each body is legal', async () => {
    const record = await toyRun();
    const cases = packs(record).flatMap((pack) => pack.cases);
    expect(new Set(cases).size).toBeGreaterThan(10);
    expect(packs(record).length).toBeLessThan(new Set(cases).size);
    expect(packs(record).every(({ response }) => 'status' in response && response.status === 200)).toBe(true);
    expect(splits(record)).toEqual([]);
  });
});

describe('a refused body', () => {
  it('is halved until the culprit stands alone; the values beside it are accepted', async () => {
    const record = await toyRun({ quirks: { refuses: ({ from }) => from === '07:30:15' } });
    expect(fails(record.judged)).toEqual({ 'request/format putLeaflet.body.from.format': ['refused'] });
    const alone = splits(record).filter(({ cases }) => cases.length === 1);
    expect(alone.map(({ cases }) => cases[0])).toContain(
      'request/format/putLeaflet.body.from.format/“07:30:15” for `from`',
    );
    const [first] = splits(record);
    const refused = packs(record).find(({ response }) => 'status' in response && response.status >= 400);
    expect(first).toMatchObject({ of: refused?.id });
  });

  it('has two culprits where two values are refused', async () => {
    const refuses = ({ from, zone }: JsonObject) => from === '07:30:15' || zone === 'Europe/Berlin';
    expect(Object.keys(fails((await toyRun({ quirks: { refuses } })).judged))).toEqual([
      'request/format putLeaflet.body.zone.format',
      'request/format putLeaflet.body.from.format',
    ]);
  });

  it('with a value of an open combination is tried without what the combination lets out', async () => {
    const record = await toyRun({ quirks: { refuses: ({ size, fold }) => size === 'A6' && fold !== undefined } });
    expect(unpassed(record.judged)).toEqual({});
    const last = splits(record).findLast((exchange) => bodyOf(exchange).size === 'A6');
    expect(last && bodyOf(last)).not.toHaveProperty('fold');
  });

  it('with such a value is the value’s own fault where leaving that out does not help', async () => {
    const record = await toyRun({ quirks: { refuses: ({ size }) => size === 'A6' } });
    expect(fails(record.judged)).toEqual({ 'request/enum putLeaflet.body.size.enum': ['refused'] });
  });

  it('never puts one of an ordered pair beyond the other', async () => {
    const early = { ...toyBaseline(), from: '05:00', until: '06:30', copies: 50, perDay: 30 };
    const bodies: JsonObject[] = [];
    const refuses = (body: JsonObject) => {
      bodies.push(body);
      return JSON.stringify(body) !== JSON.stringify(early);
    };
    await toyRun({
      quirks: { refuses },
      found: early,
      config: ({ campaigns }) => {
        if (campaigns.leaflet) campaigns.leaflet.baseline = early;
      },
    });
    expect(bodies.length).toBeGreaterThan(20);
    expect(bodies.filter(({ from, until }) => String(from) >= String(until))).toEqual([]);
    expect(bodies.filter(({ perDay, copies }) => Number(perDay) > Number(copies))).toEqual([]);
  });

  it('is split as far as its cap goes; the near-misses are asked all the same', async () => {
    const isBaseline = (body: JsonObject) => JSON.stringify(body) === JSON.stringify(toyBaseline());
    const record = await toyRun({ quirks: { refuses: (body) => !isBaseline(body) }, budget: 10_000 });
    expect(splits(record).length).toBeLessThanOrEqual(CAPS.split + CAPS.counterpart);
    const required = record.judged.filter(({ verdict }) => verdict.rule === 'request/required');
    expect(new Set(required.map(({ verdict }) => verdict.verdict))).toEqual(new Set(['pass']));
  });
});
