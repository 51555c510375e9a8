import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../model/json.ts';
import type { Draw } from '../model/rule.ts';
import { applyEdits, getPath } from '../paths.ts';
import { minutesOf } from './clock.ts';
import { conformingArbitrary } from './conforming.ts';
import { drawn, shrinkage } from './laws.test-helper.ts';
import { body, contract, operation, target } from './toy.test-helper.ts';

const arbitrary = conformingArbitrary({ contract, operation, target, baseline: body }) ?? expect.fail('nothing varies');
const draws = drawn(arbitrary, 1, 500);
const bodies = draws.map(({ edits }) => applyEdits(body, edits));
const varied = new Set(draws.flatMap(({ edits }) => edits.map(({ path }) => path)));
const left = new Set(
  draws.flatMap(({ edits }) => edits.flatMap(({ path, value }) => (value === undefined ? [path] : []))),
);
const conforms = new Ajv2020({ strict: false, validateFormats: false }).compile(operation.request ?? {});

function size({ edits }: Draw): number {
  return edits.length;
}

describe('conformingArbitrary', () => {
  it('draws the same bodies for the same seed, and other ones for another', () => {
    expect(drawn(arbitrary, 9)).toEqual(drawn(arbitrary, 9));
    expect(drawn(arbitrary, 9)).not.toEqual(drawn(arbitrary, 10));
  });

  it('draws only bodies that keep to the schema, and never the baseline', () => {
    expect(bodies.filter((one) => !conforms(one))).toEqual([]);
    expect(draws.filter(({ edits }) => edits.length === 0)).toEqual([]);
    const same = draws.flatMap(({ edits }) =>
      edits.filter(({ path, value }) => JSON.stringify(value) === JSON.stringify(getPath(body, path))),
    );
    expect(same).toEqual([]);
  });

  it('varies every member that may vary, and leaves fixed, contested and open ones alone', () => {
    const expected = [
      'active',
      'blocks',
      'box.zone',
      'daily',
      'from',
      'kind',
      'level',
      'lists',
      'note',
      'order',
      'pool',
      'title',
      'to',
      'tries',
    ];
    expect([...varied].toSorted()).toEqual(expected);
  });

  it('leaves out what the page calls optional, unless an ordered pair needs it', () => {
    expect([...left]).toEqual(['note']);
  });

  it('keeps ordered pairs in order, whatever else changes', () => {
    const minutes = (one: JsonObject, member: string) =>
      minutesOf(String(one[member])) ?? expect.fail(String(one[member]));
    expect(bodies.filter((one) => Number(one.daily) > Number(one.tries))).toEqual([]);
    expect(bodies.filter((one) => minutes(one, 'from') >= minutes(one, 'to'))).toEqual([]);
  });

  it('names only what the operator configured, and only what the page shows', () => {
    const lists = bodies.flatMap(({ lists, pool }) => [...(Array.isArray(lists) ? lists : []), pool]);
    expect(new Set(lists)).toEqual(new Set(['A', 'B', 'C']));
    expect(new Set(bodies.map(({ kind }) => kind))).toEqual(new Set(['plain', 'rich']));
  });

  it('makes objects that compare equal to what JSON gives back', () => {
    const objects = bodies.flatMap((one) => [one, one.box]).filter(isObject);
    expect(objects.filter((object) => Object.getPrototypeOf(object) !== Object.prototype)).toEqual([]);
  });

  it('says in words what differs from the baseline', () => {
    const [one] = shrinkage(arbitrary, ({ edits }) => edits.length === 1 && edits[0]?.path === 'level');
    expect(one?.label).toBe('the baseline with `level` = "high"');
    const without = draws.find(({ edits }) => edits.length > 1 && edits.some(({ value }) => value === undefined));
    expect(without?.label).toMatch(/^the baseline with `.+ and without `note`$/);
  });

  it('shrinks to the change that is to blame, with ever fewer changes', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const walk = shrinkage(
        arbitrary,
        ({ edits }) => edits.some(({ path, value }) => path === 'tries' && Number(value) > 9),
        seed,
      );
      expect(walk.at(-1)?.edits).toEqual([{ path: 'tries', value: 10 }]);
      expect(walk.map(size)).toEqual(walk.map(size).toSorted((a, b) => b - a));
    }
  });

  it('shrinks to two changes where both are needed', () => {
    const has = ({ edits }: Draw, member: string) => edits.some(({ path }) => path === member);
    const walk = shrinkage(arbitrary, (draw) => has(draw, 'active') && has(draw, 'order'));
    expect(walk.at(-1)?.edits).toEqual([
      { path: 'order', value: 'down' },
      { path: 'active', value: false },
    ]);
  });

  it('draws nothing where nothing may vary', () => {
    expect(conformingArbitrary({ contract, operation, target, baseline: {} })).toBeUndefined();
  });
});
