import { describe, expect, it } from 'vitest';
import type { Clause, Contract, Operation } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import { toyContract } from '../testing/toy.ts';
import { fails, type ToyOptions, toyBaseline, toyRun, unpassed } from '../testing/toy-run.ts';
import { json, type ToyQuirks } from '../testing/toy-target.ts';

/** The toy vendor with an update that merges, whose answer shows little, and without a read: as small as an API can be. */
const merging: Contract = {
  ...toyContract,
  operations: toyContract.operations.flatMap((operation) => (operation.effect === 'read' ? [] : [merge(operation)])),
  clauses: toyContract.clauses.flatMap(merged),
};

function merge(operation: Operation): Operation {
  return { ...operation, effect: 'merge', echo: { 'data.title': 'title', 'data.zone': 'zone' } };
}

/** What a page of such an update promises: nothing is required, everything is optional, and what is not named is left alone. */
function merged(clause: Clause): Clause[] {
  if (clause.operation !== 'putLeaflet' || clause.keyword === 'notNull') return [];
  if (clause.keyword === 'readYourWrite') return [];
  const renamed = (keyword: string) => ({ ...clause, keyword, id: clause.id.replace(/\.\w+$/, `.${keyword}`) });
  if (clause.keyword === 'repeatable') return [renamed('untouched')];
  if (clause.keyword === 'required' && clause.part === 'body') return clause.contested ? [] : [renamed('optional')];
  return [clause];
}

const run = (quirks: ToyQuirks = {}, more: ToyOptions = {}) =>
  toyRun({ contract: merging, quirks: { merges: true, ...quirks }, ...more });

const small = ({ id, title, zone, madeAt, changedAt, ...rest }: JsonObject): JsonObject => ({
  ...{ id: id ?? null, title: title ?? null, zone: zone ?? null, madeAt: madeAt ?? null, changedAt: changedAt ?? null },
  ...{
    key: rest.key ?? null,
    shortTitle: rest.shortTitle ?? null,
    copies: rest.copies ?? null,
    streets: rest.streets ?? null,
  },
});

describe('an update that merges, on a campaign without a read', () => {
  it('is judged by its own answers: an update that changes nothing is its read', async () => {
    const record = await run({ tells: small });
    expect(unpassed(record.judged)).toEqual({
      'state/neighbours putLeaflet.duty.neighbours': 'not-applicable: no read',
    });
    const reads = record.exchanges.filter(({ role }) => role === 'read');
    expect(reads.length).toBeGreaterThan(1);
    // A member that the answer does not repeat, with the value it has anyway.
    expect(reads.map(({ request: { body } }) => body)).toEqual(reads.map(() => ({ copies: 50 })));
    expect(record.left['leaflet-0041']).toEqual(toyBaseline());
    expect(record.campaigns).toMatchObject([{ restored: null, unknown: { reason: 'no read' } }]);
  });

  it('has its members one by one, and leaves the others alone', async () => {
    const { judged, exchanges } = await run();
    const rules = new Set(judged.map(({ verdict }) => verdict.rule));
    expect([...rules]).toEqual(expect.arrayContaining(['request/optional', 'state/untouched']));
    expect(rules).not.toContain('state/repeatable');
    expect(exchanges.some(({ request: { body } }) => JSON.stringify(body) === '{"zone":"America/Chicago"}')).toBe(true);
  });

  it('is found out when it forgets what an update does not name', async () => {
    const tells: ToyQuirks['tells'] = (data, { body }) => (body?.includes('"zone"') ? data : { ...data, zone: 'UTC' });
    expect(fails((await run({ tells })).judged)).toEqual({ 'state/untouched putLeaflet.duty.untouched': ['changed'] });
  });

  it('is found out when it stores what it refuses', async () => {
    const stores: ToyQuirks['stores'] = ({ title }) => String(title).length === 21;
    // Whatever it holds by then, it takes what changes nothing.
    const takes: ToyQuirks['takes'] = (body) => JSON.stringify(body) === '{"copies":50}';
    const { judged, left } = await run({ stores, takes });
    expect(fails(judged)).toMatchObject({ 'state/atomic-refusal putLeaflet.duty.atomicRefusal': ['changed'] });
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });

  it('is undecided where the read after the refusals is refused itself', async () => {
    const { judged } = await run({ stores: ({ title }) => String(title).length === 21 });
    expect(unpassed(judged)).toMatchObject({
      'state/atomic-refusal putLeaflet.duty.atomicRefusal': 'inconclusive: no evidence',
    });
  });

  it('is blamed on no campaign for what another one holds', async () => {
    const { judged, left } = await run(
      {},
      {
        config: (entry) => {
          const { leaflet, neighbour } = entry.campaigns;
          if (!leaflet || !neighbour) throw new Error('The toy config has lost a campaign');
          const { title: _, zone: __, ...fewer } = leaflet.baseline;
          entry.campaigns = {
            leaflet,
            second: { ...leaflet, id: String(neighbour.id), kind: 'leaflet', baseline: { ...fewer, copies: 70 } },
          };
        },
        validators: { 'putLeaflet.response': () => [], 'putLeaflet.request': () => [] },
        found: { ...toyBaseline(), title: 'Another', zone: 'Asia/Kolkata' },
        profile: 'quick',
      },
    );
    expect(fails(judged)).toEqual({});
    expect(left['leaflet-0042']).toMatchObject({ copies: 70 });
  });

  it('is undecided, and not unreadable, where its control is refused', async () => {
    const { judged } = await run({ answers: () => json(422, { outcome: 'failed' }) });
    const verdict = judged.find(({ verdict: { rule } }) => rule === 'state/atomic-refusal')?.verdict;
    expect(verdict).toMatchObject({ verdict: 'inconclusive', reason: 'control refused' });
  });
});
