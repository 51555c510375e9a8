import { describe, expect, it } from 'vitest';
import type { Operation } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, Edit } from '../model/verdict.ts';
import { toyContract } from '../testing/toy.ts';
import { pack } from './pack.ts';

const [toy] = toyContract.operations;
if (!toy) throw new Error('The toy vendor has no operation');
const update: Operation = toy;
const baseline: JsonObject = {
  ...{ title: 'Spring Sale', copies: 50, perDay: 5, size: 'A5', fold: true, streets: ['Elm Road'] },
  ...{ zone: 'America/Chicago', from: '08:00', until: '18:00' },
};

const caseOf = (...edits: Edit[]): Case => ({
  id: edits.map(({ path, value }) => `${path}=${JSON.stringify(value)}`).join(' '),
  operation: update.id,
  rule: 'request/range',
  clause: 'c',
  label: 'l',
  expect: 'accepted',
  recipe: { operation: update.id, campaign: 'leaflet', credential: 'own', base: 'baseline', edits },
});

const packed = (cases: Case[], operation = update) =>
  pack(operation, baseline, cases).map((one) => one.map(({ id }) => id));

describe('legal values', () => {
  it('of different members share a body, those of one member never', () => {
    const cases = [
      caseOf({ path: 'title', value: 'a' }),
      caseOf({ path: 'title', value: 'b' }),
      caseOf({ path: 'copies', value: 10 }),
      caseOf({ path: 'zone', value: 'Asia/Kolkata' }),
      caseOf({ path: 'copies', value: 500 }),
    ];
    expect(packed(cases)).toEqual([
      ['title="a"', 'copies=10', 'zone="Asia/Kolkata"'],
      ['title="b"', 'copies=500'],
    ]);
  });

  it('of which one holds the other never share a body', () => {
    const days = caseOf({ path: 'days', value: [] });
    const inside = caseOf({ path: 'days[0].start', value: '07:30' });
    const beside = caseOf({ path: 'days[0].end', value: '19:30' });
    const alike = caseOf({ path: 'daysOff', value: 1 });
    expect(packed([days, inside, beside, alike])).toEqual([
      ['days=[]', 'daysOff=1'],
      ['days[0].start="07:30"', 'days[0].end="19:30"'],
    ]);
  });

  it('on open combinations never share a body, so that a refusal blames one of them', () => {
    expect(packed([caseOf({ path: 'size', value: 'A6' }), caseOf({ path: 'fold', value: false })])).toHaveLength(2);
  });

  it('that are in the wrong order together never share a body, so that none of them gives way unseen', () => {
    const cases = [caseOf({ path: 'perDay', value: 40 }), caseOf({ path: 'copies', value: 10 })];
    expect(packed(cases)).toEqual([['perDay=40'], ['copies=10']]);
    const inOrder = [caseOf({ path: 'perDay', value: 40 }), caseOf({ path: 'copies', value: 41 })];
    expect(packed(inOrder)).toHaveLength(1);
    const times = [caseOf({ path: 'from', value: '19:00' }), caseOf({ path: 'until', value: '07:00' })];
    expect(packed(times)).toHaveLength(2);
  });

  it('are all carried by the bodies they share', () => {
    expect(packed([])).toEqual([]);
    const cases = Array.from({ length: 20 }, (_, n) => caseOf({ path: n % 2 ? 'copies' : 'perDay', value: 5 + n }));
    expect(packed(cases).flat().toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
  });
});
