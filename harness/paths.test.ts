import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  expandPath,
  generalPath,
  getAll,
  getPath,
  type Keys,
  keysOf,
  names,
  pathText,
  places,
} from './paths.ts';

const body = {
  name: 'Autumn survey',
  lists: ['first', 'second'],
  strategy: { ring: 30, hours: { days: [{ day: 'MO', start: '9:00 AM' }, { day: 'TU' }] } },
  note: null,
};

describe('getPath', () => {
  it('finds members, items, nulls and the whole value', () => {
    expect(getPath(body, 'strategy.hours.days[1].day')).toBe('TU');
    expect(getPath(body, 'lists[0]')).toBe('first');
    expect(getPath(body, 'note')).toBeNull();
    expect(getPath(body, '')).toBe(body);
  });

  it('finds nothing where a step is missing, inherited or of another type', () => {
    expect(getPath(body, 'strategy.missing.deeper')).toBeUndefined();
    expect(getPath(body, 'lists[2]')).toBeUndefined();
    expect(getPath(body, 'name[0]')).toBeUndefined();
    expect(getPath(body, 'lists.length')).toBeUndefined();
    expect(getPath(body, 'strategy.constructor')).toBeUndefined();
  });

  it('refuses a path that names many places or is none', () => {
    expect(() => getPath(body, 'lists[]')).toThrow('more than one place');
    for (const wrong of ['a..b', '.a', 'a.', 'a[x]', 'a[0', '[0]', 'a]b']) {
      expect(() => getPath(body, wrong), wrong).toThrow('is no member path');
    }
  });
});

describe('expandPath', () => {
  it('names each place that exists', () => {
    expect(expandPath(body, 'strategy.hours.days[].day')).toEqual([
      'strategy.hours.days[0].day',
      'strategy.hours.days[1].day',
    ]);
    expect(expandPath(body, 'strategy.hours.days[].start')).toEqual(['strategy.hours.days[0].start']);
    expect(expandPath(body, 'name')).toEqual(['name']);
    expect(expandPath(body, 'name[]')).toEqual([]);
  });

  it('comes with the values in getAll', () => {
    expect(getAll(body, 'lists[]')).toEqual([
      { path: 'lists[0]', value: 'first' },
      { path: 'lists[1]', value: 'second' },
    ]);
  });
});

describe('applyEdits', () => {
  it('sets a member deep down and shares all it does not touch', () => {
    const after = applyEdits(body, [{ path: 'strategy.ring', value: 4 }]);
    expect(after).toEqual({ ...body, strategy: { ...body.strategy, ring: 4 } });
    expect(getPath(after, 'strategy.hours')).toBe(body.strategy.hours);
    expect(body.strategy.ring).toBe(30);
  });

  it('keeps the place of a member it sets and appends a new one', () => {
    const after = applyEdits(body, [
      { path: 'name', value: 'x' },
      { path: 'fresh.inner', value: true },
    ]);
    expect(Object.keys(after)).toEqual(['name', 'lists', 'strategy', 'note', 'fresh']);
    expect(after.fresh).toEqual({ inner: true });
  });

  it('takes members and items out, and nothing where there is nothing', () => {
    expect(applyEdits(body, [{ path: 'strategy.hours' }]).strategy).toEqual({ ring: 30 });
    expect(applyEdits(body, [{ path: 'lists[0]' }]).lists).toEqual(['second']);
    expect(applyEdits(body, [{ path: 'missing.deeper' }])).toBe(body);
    expect(applyEdits(body, [{ path: 'lists[2]' }])).toBe(body);
  });

  it('edits each item under []', () => {
    const after = applyEdits(body, [{ path: 'strategy.hours.days[].day', value: 'FR' }]);
    expect(getAll(after, 'strategy.hours.days[].day').map((place) => place.value)).toEqual(['FR', 'FR']);
    expect(applyEdits(body, [{ path: 'lists[]' }]).lists).toEqual([]);
    expect(getPath(applyEdits(body, [{ path: 'strategy.hours.days[].start' }]), 'strategy.hours.days')).toEqual([
      { day: 'MO' },
      { day: 'TU' },
    ]);
  });

  it('appends at the end of a list and refuses to leave a hole', () => {
    expect(applyEdits(body, [{ path: 'lists[2]', value: 'third' }]).lists).toEqual(['first', 'second', 'third']);
    expect(() => applyEdits(body, [{ path: 'lists[3]', value: 'x' }])).toThrow('only 2 items');
  });

  it('makes edits in their order', () => {
    const after = applyEdits(body, [
      { path: 'lists', value: [] },
      { path: 'lists[0]', value: 'only' },
    ]);
    expect(after.lists).toEqual(['only']);
  });

  it('refuses an edit below a scalar or of the whole body', () => {
    expect(() => applyEdits(body, [{ path: 'name.inner', value: 1 }])).toThrow('no object');
    expect(() => applyEdits(body, [{ path: 'name[0]', value: 1 }])).toThrow('no list');
    expect(() => applyEdits(body, [{ path: '', value: 1 }])).toThrow('names no member');
  });

  it('sets a member called __proto__ as data', () => {
    const after = applyEdits({}, [{ path: '__proto__', value: { polluted: true } }]);
    expect(JSON.stringify(after)).toBe('{"__proto__":{"polluted":true}}');
  });
});

/** Names that no path can hold as a text, or that every object has by itself. */
const ODD = ['a.', '[0]', '..', '', '__proto__', 'constructor', 'a.b', 'a[]', '0', ' ', '"', '~1/~0'];

describe('a place', () => {
  it('is listed after what holds it', () => {
    expect(places({ a: { b: [1, { c: null }] }, d: 'x' }).map(({ keys }) => pathText(keys))).toEqual([
      'a',
      'a.b',
      'a.b[0]',
      'a.b[1]',
      'a.b[1].c',
      'd',
    ]);
  });

  it('keeps its names, whatever they are', () => {
    const body = JSON.parse(`{${ODD.map((name, i) => `${JSON.stringify(name)}:[{"in":${i}}]`).join(',')}}`);
    const found = places(body).filter(({ keys }) => keys.length === 3);
    expect(found.map(({ keys }) => keys[0]).toSorted()).toEqual(ODD.toSorted());
    expect(found.map(({ value }) => value)).toEqual(found.map(({ keys }) => ODD.indexOf(String(keys[0]))));
  });

  it('is found at any depth', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}1${']'.repeat(5000)}`);
    expect(places(deep)).toHaveLength(5000);
  });

  it('is shown to a person in quotes where its name is no part of a path', () => {
    expect(pathText(['data', 'a.', 0, '', 'b'])).toBe('data["a."][0][""].b');
    expect(new Set(ODD.map((name) => pathText(['data', name]))).size).toBe(ODD.length);
  });

  it('is what a JSON Pointer names, an index only in a list', () => {
    const root = { '0': [{ 'a/b~c': 1 }], list: [{ '0': 1 }] };
    expect(keysOf('', root)).toEqual([]);
    expect(keysOf('/0/0/a~1b~0c', root)).toEqual(['0', 0, 'a/b~c']);
    expect(keysOf('/list/0/0', root)).toEqual(['list', 0, '0']);
    expect(keysOf('/constructor/0', root)).toEqual(['constructor', '0']);
  });

  it('is named by a path of the same steps only', () => {
    const isNamed = (path: string, keys: Keys) => names(path, keys);
    expect(isNamed('data.days[].day', ['data', 'days', 3, 'day'])).toBe(true);
    expect(isNamed('data.days[3].day', ['data', 'days', 3, 'day'])).toBe(true);
    expect(isNamed('data.days[2].day', ['data', 'days', 3, 'day'])).toBe(false);
    expect(isNamed('data.days[].day', ['data', 'days', '3', 'day'])).toBe(false);
    expect(isNamed('data.day', ['data.day'])).toBe(false);
    expect(isNamed('data', ['data', 'day'])).toBe(false);
    expect(isNamed('', [])).toBe(true);
  });
});

describe('paths as text', () => {
  it('takes indexes out', () => {
    expect(generalPath('a.b[0][12].c')).toBe('a.b[][].c');
  });
});
