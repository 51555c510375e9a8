import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../paths.ts';
import { drawn, shrinkage } from './laws.test-helper.ts';
import { nearMissArbitrary } from './near-miss.ts';
import { body, contract, operation } from './toy.test-helper.ts';

const arbitrary = nearMissArbitrary({ contract, operation, counterpart: body }) ?? expect.fail('nothing can be broken');
const draws = drawn(arbitrary, 1, 1000);
const clauses = new Map(contract.clauses.map((clause) => [clause.id, clause]));
const conforms = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile({
  ...operation.request,
  required: ['title'],
});

/** What the schema finds wrong with a draw's body: place and keyword. */
function wrongs(edits: (typeof draws)[number]['edits']): string[] {
  conforms(applyEdits(body, edits));
  return (conforms.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

/** What the schema must find wrong where a clause is broken, and what it may find in addition at the same place. */
const FOUND: Record<string, string[]> = { notNull: ['type'], type: ['type', 'enum'], required: ['required'] };

describe('nearMissArbitrary', () => {
  it('draws the same near-misses for the same seed, and other ones for another', () => {
    expect(drawn(arbitrary, 9)).toEqual(drawn(arbitrary, 9));
    expect(drawn(arbitrary, 9)).not.toEqual(drawn(arbitrary, 10));
  });

  it('differs from the accepted body in exactly one value', () => {
    expect(draws.filter(({ edits }) => edits.length !== 1)).toEqual([]);
    expect(draws.filter(({ edits }) => JSON.stringify(applyEdits(body, edits)) === JSON.stringify(body))).toEqual([]);
  });

  it('breaks exactly the clause it names', () => {
    for (const { edits, breaks = '', label } of draws) {
      const { path, keyword } = clauses.get(breaks) ?? expect.fail(label);
      const found = wrongs(edits).map((wrong) => wrong.split(' '));
      expect(edits[0]?.path).toBe(path);
      if (keyword === 'format') expect(found, label).toEqual([]);
      else expect(FOUND[keyword] ?? [keyword], label).toEqual(expect.arrayContaining(found.map(([, wrong]) => wrong)));
      if (keyword !== 'format') expect(found.length, label).toBeGreaterThan(0);
    }
  });

  it('breaks every clause that can be broken, and none that is contested, open in its list or fixed', () => {
    const broken = new Set(draws.map(({ breaks }) => breaks));
    const breakable = contract.clauses.filter(
      ({ path, keyword, contested }) =>
        !contested && keyword !== 'optional' && path !== 'hook' && !(keyword === 'enum' && path === 'order'),
    );
    expect(breakable.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
    expect(broken.size).toBe(breakable.length);
  });

  it('draws no format that some reading takes', () => {
    const texts = (member: string) =>
      draws
        .filter(({ breaks }) => breaks === `updateToy.body.${member}.format`)
        .map(({ edits }) => String(edits[0]?.value));
    expect(texts('from').filter((text) => /^([01]?\d|2[0-4]):[0-5]?\d(:\d+)?$/.test(text))).toEqual([]);
    const zones = new Set(Intl.supportedValuesOf('timeZone'));
    expect(texts('box.zone').filter((text) => zones.has(text))).toEqual([]);
  });

  it('draws no type that a lossless coercion fixes', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: 'array' });
    const coerces = ajv.compile({ ...operation.request, required: ['title'] });
    const fixed = draws
      .filter(({ breaks }) => breaks?.endsWith('.type'))
      .filter(({ edits }) => coerces(structuredClone(applyEdits(body, edits))));
    expect(fixed).toEqual([]);
  });

  it.each([
    ['title.maxLength', { label: 'a title of 13 characters' }],
    ['tries.maximum', { label: '21 for `tries`', edits: [{ path: 'tries', value: 21 }] }],
    ['tries.minimum', { label: '0 for `tries`', edits: [{ path: 'tries', value: 0 }] }],
    ['level.enum', { label: '"middle" for `level`', edits: [{ path: 'level', value: 'middle' }] }],
    ['lists.minItems', { label: 'an empty `lists`', edits: [{ path: 'lists', value: [] }] }],
    ['title.required', { label: 'a body without `title`', edits: [{ path: 'title' }] }],
    ['title.notNull', { label: 'null for `title`', edits: [{ path: 'title', value: null }] }],
  ])('shrinks a broken %s to the least that breaks it', (clause, simplest) => {
    for (const seed of [1, 2, 3]) {
      const walk = shrinkage(arbitrary, ({ breaks }) => breaks === `updateToy.body.${clause}`, seed);
      expect(walk.at(-1)).toMatchObject(simplest);
    }
  });

  it('draws nothing where the body names nothing', () => {
    expect(nearMissArbitrary({ contract, operation, counterpart: {} })).toBeUndefined();
  });
});
