import { describe, expect, it } from 'vitest';
import type { Exchange } from '../model/exchange.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import { fails, type ToyRun, toyBaseline, toyRun, unpassed } from '../testing/toy-run.ts';
import type { ToyQuirks } from '../testing/toy-target.ts';

const pair = 'state/atomic-refusal putLeaflet.duty.atomicRefusal';
const bodyOf = ({ request: { body } }: Exchange): JsonObject => (isObject(body) ? body : {});
const traces = ({ exchanges }: ToyRun) => exchanges.filter(({ role }) => role === 'trace');
const culprit = ({ judged, exchanges }: ToyRun) => {
  const shown = judged.flatMap(({ proven }) => proven).map(({ violation }) => violation.exchange);
  return exchanges.find(({ id }) => id === shown[0]);
};

describe('a refused request that was stored', () => {
  it.each<[string, ToyQuirks['stores'], JsonObject]>([
    ['by the value the read shows', ({ copies }) => copies === 501, { copies: 501 }],
    ['by one among many that look alike', ({ title }) => String(title).length === 21, {}],
    ['by what its body lacks', (body) => 'title' in body && !('zone' in body), {}],
  ])('is traced to its culprit: %s', async (_, stores, holds) => {
    const record = await toyRun({ quirks: stores ? { stores } : {} });
    expect(fails(record.judged)).toEqual({ [pair]: ['changed'] });
    const found = culprit(record);
    expect(found).toMatchObject({ role: 'trace', response: { status: 422 } });
    expect(found && stores?.(bodyOf(found))).toBe(true);
    expect(found && bodyOf(found)).toMatchObject(holds);
    expect(record.left['leaflet-0041']).toEqual(toyBaseline());
  });

  it('is found first where the read shows its values', async () => {
    const record = await toyRun({ quirks: { stores: ({ copies }) => copies === 501 } });
    expect(traces(record).map((exchange) => bodyOf(exchange).copies)).toEqual([501]);
  });

  it('is repeated after the baseline, and read back', async () => {
    const record = await toyRun({ quirks: { stores: ({ copies }) => copies === 501 } });
    const at = record.exchanges.findIndex(({ role }) => role === 'trace');
    const set = record.exchanges[at - 2];
    expect(record.exchanges.slice(at - 2, at + 2)).toMatchObject([
      { role: 'set', request: { body: toyBaseline() } },
      { role: 'read', of: set?.id },
      { role: 'trace' },
      { role: 'read', of: record.exchanges[at]?.id },
    ]);
  });

  it('is found on a target whose reads are late', async () => {
    const record = await toyRun({ quirks: { lagMs: 700, stores: ({ copies }) => copies === 501 } });
    expect(fails(record.judged)).toEqual({ [pair]: ['changed'] });
    expect(culprit(record)).toMatchObject({ request: { body: { copies: 501 } } });
  });

  it('leaves the brackets closed, whether it is found or not', async () => {
    let stored = 0;
    const record = await toyRun({ quirks: { stores: ({ copies }) => copies === 501 && stored++ === 0 } });
    expect(unpassed(record.judged)).toEqual({ [pair]: 'inconclusive: flaky' });
    expect(traces(record).length).toBeGreaterThan(1);
  });

  it('is no longer seen after a near-miss that was accepted, which is a fail of its own', async () => {
    const takes: ToyQuirks['takes'] = (body) => isObject(body) && body.copies === 501;
    const record = await toyRun({ quirks: { takes } });
    expect(fails(record.judged)).toEqual({ 'request/range putLeaflet.body.copies.maximum': ['accepted'] });
    expect(traces(record)).toEqual([]);
  });
});
