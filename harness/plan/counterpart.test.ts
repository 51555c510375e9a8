import { describe, expect, it } from 'vitest';
import type { VendorTarget } from '../model/config.ts';
import type { Open, Operation, Schema } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Edit } from '../model/verdict.ts';
import { counterpartEdits, exactText, otherValue, plainText, settle } from './counterpart.ts';
import { fakerOf } from './faker.ts';

const target: VendorTarget = {
  vendor: 'toy',
  baseUrl: 'https://toy.example',
  settings: {},
  credentials: {},
  values: { streets: ['Elm Road', 'Mill Lane'], single: ['only'], empty: [] },
  campaigns: [],
  ratePerMinute: 60,
};

function operation(request: Schema, open: Open[] = []): Operation {
  return {
    ...{ id: 'put', vendor: 'toy', title: '', page: '', method: 'PUT', path: '/', effect: 'replace', kinds: [] },
    ...{ parameters: [], response: {}, flat: false, echo: {} },
    request,
    open,
  };
}

const object = (properties: JsonObject): Schema => ({ type: 'object', properties });

/** Another value of one member. */
function other(schema: Schema, before: Json) {
  const pool = typeof schema['x-pool'] === 'string' ? { pool: schema['x-pool'] } : {};
  return otherValue({ path: 'member', schema, fixed: false, ...pool }, before, target, fakerOf(1));
}

describe('another legal value', () => {
  it.each<[string, Schema, Json, Json | undefined]>([
    ['of a pool', { type: 'string', 'x-pool': 'streets' }, 'Elm Road', 'Mill Lane'],
    ['of a pool, whatever stands there', { type: 'string', 'x-pool': 'streets' }, 'Far Away', 'Elm Road'],
    ['of a pool of one', { type: 'string', 'x-pool': 'single' }, 'only', undefined],
    ['of an empty pool', { type: 'string', 'x-pool': 'empty' }, 'a', undefined],
    ['of a pool nobody configured', { type: 'string', 'x-pool': 'unheard' }, 'a', undefined],
    ['of a list', { type: 'string', enum: ['A5', 'A4'] }, 'A5', 'A4'],
    ['of a list of one', { type: 'string', enum: ['A5'] }, 'A5', undefined],
    ['of a flag', { type: 'boolean' }, true, false],
    ['of a number', { type: 'integer' }, 5, 6],
    ['of a number below its bound', { type: 'integer', maximum: 7 }, 5, 6],
    ['of a number whose bound is open', { type: 'integer', maximum: 6 }, 5, 4],
    ['of a number between bounds too close', { type: 'integer', minimum: 4, maximum: 6 }, 5, undefined],
    ['of a number that is not to be negative', { type: 'integer', maximum: 1 }, 0, undefined],
    [
      'of a list of pool members',
      { type: 'array', items: { type: 'string', 'x-pool': 'streets' } },
      ['Elm Road'],
      ['Mill Lane'],
    ],
    [
      'of a list of pool members, of which there is one',
      { type: 'array', items: { 'x-pool': 'single' } },
      ['only'],
      undefined,
    ],
    ['of a list of anything', { type: 'array', items: { type: 'string' } }, ['a', 'b'], ['a']],
    ['of a list of one', { type: 'array', items: { type: 'string' } }, ['a'], undefined],
    ['of a zone', { type: 'string', format: 'iana-timezone' }, 'Europe/Berlin', 'America/New_York'],
    ['of a text like a zone', { type: 'string', 'x-like': 'iana-timezone' }, 'X', 'Europe/Berlin'],
    ['of a text of a format', { type: 'string', format: 'clock-24h' }, '08:00', undefined],
    ['of a text the page shows', { type: 'string', 'x-sample': ['a'] }, 'a', undefined],
    ['of an object', { type: 'object' }, {}, undefined],
    ['of null', { type: 'string' }, null, undefined],
  ])('%s', (_, schema, before, expected) => {
    expect(other(schema, before)).toEqual(expected);
  });

  it.each([
    [undefined, 40],
    [256, 40],
    [40, 40],
    [20, 20],
    [6, 6],
    [1, 1],
  ])('of a free text of at most %s characters has at most %i', (maxLength, most) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const schema: Schema = { type: 'string', ...(maxLength === undefined ? {} : { maxLength }) };
      const text = otherValue({ path: 'name', schema, fixed: false }, 'before', target, fakerOf(seed));
      expect(String(text).length).toBeLessThanOrEqual(most);
      expect(text).toMatch(/^[A-Z][a-z]*( [A-Z][a-z]*)*$/);
    }
  });
});

describe('a plain text', () => {
  it('is never longer than asked for, and never empty', () => {
    for (let length = 1; length < 60; length += 1) {
      const text = plainText(fakerOf(length), length);
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(length);
      expect(text).toBe(text.trim());
    }
  });

  it('is exactly as long as asked for, where that is asked', () => {
    for (const length of [1, 4, 20, 48, 256]) {
      const text = exactText(fakerOf(length), length);
      expect(text).toHaveLength(length);
      expect(text).toMatch(/^[A-Za-z ]+$/);
      expect(text).toBe(text.trim());
    }
  });

  it('is the same for the same seed', () => {
    expect(plainText(fakerOf(3), 40)).toBe(plainText(fakerOf(3), 40));
    expect(plainText(fakerOf(3), 40)).not.toBe(plainText(fakerOf(4), 40));
  });
});

describe('a counterpart', () => {
  const baseline: JsonObject = { name: 'a', mode: 'A', pace: 1, hook: 'u', deep: { ring: 5 }, list: [{ day: 'MO' }] };
  const schema = object({
    name: { type: 'string', 'x-pool': 'streets' },
    mode: { type: 'string', enum: ['A', 'B'] },
    pace: { type: 'integer' },
    hook: { type: 'string', 'x-fixed': true },
    absent: { type: 'integer' },
    deep: { type: 'object', properties: { ring: { type: 'integer' } } },
    list: { type: 'array', items: { type: 'object', properties: { day: { type: 'string', enum: ['MO', 'TU'] } } } },
  });
  const pathsOf = (open: Open[]) =>
    counterpartEdits(operation(schema, open), baseline, target, fakerOf(1)).map(({ path }) => path);

  it('changes what the baseline holds and may vary, and nothing inside lists', () => {
    expect(pathsOf([])).toEqual(['name', 'mode', 'pace', 'deep.ring']);
  });

  it('leaves members alone that decide about others, and those that may be left out as the baseline stands', () => {
    expect(pathsOf([{ when: { mode: 'A' }, absent: ['pace'] }])).toEqual(['name', 'deep.ring']);
    expect(pathsOf([{ when: { mode: 'B' }, absent: ['pace'] }])).toEqual(['name', 'pace', 'deep.ring']);
  });

  it('is in order', () => {
    const edits = counterpartEdits(
      operation(object({ low: { type: 'integer' }, high: { type: 'integer', maximum: 6 } }), [
        { order: ['low', 'high'] },
      ]),
      { low: 5, high: 5 },
      target,
      fakerOf(1),
    );
    expect(edits).toEqual([
      { path: 'high', value: 4 },
      { path: 'low', value: 4 },
    ]);
  });
});

describe('an ordered pair', () => {
  const low = (value: Json): Edit => ({ path: 'low', value });
  const high = (value: Json): Edit => ({ path: 'high', value });
  const settled = (body: JsonObject, ...edits: Edit[]) =>
    settle(operation({}, [{ order: ['low', 'high'] }]), body, edits);

  it.each<[string, JsonObject, Edit[], Edit[]]>([
    ['in order stays', { low: 1, high: 9 }, [low(5)], [low(5)]],
    ['of equal numbers stays', { low: 1, high: 9 }, [low(9)], [low(9)]],
    ['has its upper number follow the lower', { low: 1, high: 9 }, [low(10)], [low(10), high(10)]],
    ['has its lower number follow the upper', { low: 5, high: 9 }, [high(4)], [high(4), low(4)]],
    ['has the lower give way where both were changed', { low: 1, high: 9 }, [low(8), high(7)], [high(7), low(7)]],
    ['of times in order stays', { low: '08:00', high: '18:00' }, [low('17:59:59')], [low('17:59:59')]],
    [
      'of times has the upper go to the end of the day',
      { low: '08:00', high: '18:00' },
      [low('19:30')],
      [low('19:30'), high('23:59')],
    ],
    [
      'of times has the lower go to its start',
      { low: '20:00', high: '22:00' },
      [high('19:30')],
      [high('19:30'), low('00:00')],
    ],
    ['of equal times is no order', { low: '08:00', high: '18:00' }, [low('18:00')], [low('18:00'), high('23:59')]],
    ['of what is neither stays', { low: 'b', high: 'a' }, [low('c')], [low('c')]],
    ['of which one is missing stays', { high: 9 }, [high(3)], [high(3)]],
    ['of a number and a text stays', { low: 5, high: '9' }, [low(10)], [low(10)]],
  ])('%s', (_, body, edits, expected) => {
    expect(settled(body, ...edits)).toEqual(expected);
  });

  it('inside a list is one in each item', () => {
    const inList = operation({}, [{ order: ['days[].start', 'days[].end'] }]);
    const body = {
      days: [
        { start: '20:00', end: '22:00' },
        { start: '08:00', end: '18:00' },
      ],
    };
    expect(settle(inList, body, [{ path: 'days[0].end', value: '19:30' }])).toEqual([
      { path: 'days[0].end', value: '19:30' },
      { path: 'days[0].start', value: '00:00' },
    ]);
    expect(settle(inList, body, [{ path: 'days[1].start', value: '18:30' }])).toEqual([
      { path: 'days[1].start', value: '18:30' },
      { path: 'days[1].end', value: '23:59' },
    ]);
    expect(settle(inList, {}, [{ path: 'name', value: 'a' }])).toEqual([{ path: 'name', value: 'a' }]);
  });
});
