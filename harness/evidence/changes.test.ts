import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { toyContract } from '../testing/toy.ts';
import { changes, isDocumented, lastName, valueAt } from './changes.ts';

const keysOf = (before: Json, after: Json) => changes(before, after).map(({ keys }) => keys);

describe('what differs between two states', () => {
  it('is named at the deepest place, with both values', () => {
    expect(changes({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } })).toEqual([{ keys: ['a', 'c'], before: 2, after: 3 }]);
    expect(changes({ a: 1 }, {})).toEqual([{ keys: ['a'], before: 1 }]);
    expect(changes({}, { a: null })).toEqual([{ keys: ['a'], after: null }]);
    expect(keysOf({ days: [{ day: 'MO', n: 1 }] }, { days: [{ day: 'MO', n: 2 }] })).toEqual([['days', 0, 'n']]);
  });

  it('is not the order of plain values, nor the way an instant is written', () => {
    expect(changes(['b', 'a'], ['a', 'b'])).toEqual([]);
    expect(changes({ at: '2026-01-05T10:00:00.120Z' }, { at: '2026-01-05T10:00:00.12Z' })).toEqual([]);
    expect(changes({ at: '2026-01-05T10:00:00Z' }, { at: '2026-01-05T11:00:00+01:00' })).toEqual([]);
    expect(keysOf(['a', 'a', 'b'], ['a', 'b', 'b'])).toEqual([[]]);
    expect(keysOf({ at: '2026-01-05T10:00:00Z' }, { at: '2026-01-05T10:00:01Z' })).toEqual([['at']]);
  });

  it('may lie under any name', () => {
    for (const name of ['a.', '[0]', '..', '', '__proto__', 'constructor']) {
      const before: Json = JSON.parse(`{${JSON.stringify(name)}: 1}`);
      expect(changes(before, {}), name).toEqual([{ keys: [name], before: 1 }]);
      expect(valueAt(before, [name])).toBe(1);
      expect(valueAt({}, [name])).toBeUndefined();
    }
  });

  it('is a type too', () => {
    expect(keysOf({ n: 1 }, { n: '1' })).toEqual([['n']]);
    expect(keysOf({ n: {} }, { n: [] })).toEqual([['n']]);
    expect(keysOf({ n: null }, { n: false })).toEqual([['n']]);
  });
});

describe('a place', () => {
  const [read] = toyContract.operations.filter(({ id }) => id === 'getLeaflet');
  if (!read) throw new Error('The toy contract has lost its read');

  it('is documented where the answer’s page has it', () => {
    expect(isDocumented(read, ['title'])).toBe(true);
    expect(isDocumented(read, ['streets', 0])).toBe(true);
    for (const keys of [['__v'], ['title', 'x'], ['streets', 0, '_id'], ['constructor']]) {
      expect(isDocumented(read, keys), keys.join()).toBe(false);
    }
  });

  it('lies in the member that it names last', () => {
    expect([lastName(['days', 0, '_id']), lastName(['days', 0]), lastName([])]).toEqual(['_id', 'days', '']);
  });
});
