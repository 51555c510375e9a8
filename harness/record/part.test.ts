import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { measure, type Room, readPart, VALUE_COST } from './part.ts';

const all: Room = { cost: Number.POSITIVE_INFINITY, levels: 1000, text: 10_000, always: new Set() };
const little: Room = { cost: 20 * VALUE_COST, levels: 4, text: 12, always: new Set(['mark']) };

/** What the platform makes of a text; `undefined` where it is no JSON. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON, names that every object has among them; now and then a character of its text is taken out, doubled or replaced. */
const texts = fc
  .tuple(
    fc.json({ maxDepth: 6, noUnicodeString: false }),
    fc.array(
      fc.tuple(fc.nat(), fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '-', '0', 'e', ' ', '\n')),
      {
        maxLength: 2,
      },
    ),
  )
  .map(([text, slips]) =>
    slips.reduce((now, [at, char]) => {
      const place = at % (now.length + 1);
      return `${now.slice(0, place)}${char}${now.slice(place + (at % 2))}`;
    }, text),
  );

describe('a part of an answer', () => {
  it('is what the platform reads, where there is room for the whole', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const whole = parsed(text);
        expect(readPart(text, all)?.value).toStrictEqual(whole);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it.each([
    '',
    ' ',
    '01',
    '1.',
    '.5',
    '-',
    '+1',
    '1e',
    'nul',
    'true1',
    '[1,]',
    '[,1]',
    '{"a":1,}',
    '{"a"}',
    '{a:1}',
    '["\n"]',
    '["\\x"]',
    '["\\u12"]',
    '[1 2]',
    '[1]]',
    '{"a":1}}',
    '[[1]',
    '\u00a01',
    '"',
    '"\\',
  ])('of %j is none, for that is no JSON', (text) => {
    expect(parsed(text)).toBeUndefined();
    expect(readPart(text, all)).toBeUndefined();
    expect(readPart(text, { ...all, cost: 0 })).toBeUndefined();
  });

  it('has members of every name as its own, the last of each', () => {
    const text = '{"__proto__":1,"constructor":2,"a":1,"a":{"b":1},"a":3,"__proto__":{"x":1},"":0}';
    const { value } = readPart(text, all) ?? expect.fail('no part');
    expect(JSON.stringify(value)).toBe('{"__proto__":{"x":1},"constructor":2,"a":3,"":0}');
  });

  it('is JSON where the whole is, in whatever room', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const part = readPart(text, little);
        expect(part === undefined).toBe(parsed(text) === undefined);
        if (!part) return;
        expect(part.kept).toBeLessThanOrEqual(part.values);
        expect(JSON.stringify(part.value).length).toBeLessThan(2000);
        expect(readPart(text, all)).toMatchObject({ values: part.values, levels: part.levels });
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('keeps the members of the root that decide, however late they come', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => `"m${i}":${i}`).join(',');
    const marked = (text: string) => readPart(text, little)?.value;
    expect(marked(`{${many(5000)},"mark":"success"}`)).toMatchObject({ m0: 0, mark: 'success' });
    expect(marked(`{"data":{${many(5000)}},"message":"done","mark":"success"}`)).toMatchObject({
      data: { m0: 0 },
      message: 'done',
      mark: 'success',
    });
    // The last one counts, even where it is not kept.
    expect(marked(`{"mark":"success",${many(5000)},"mark":{"x":[]}}`)).not.toHaveProperty('mark');
    expect(marked(`{"mark":"success",${many(5000)},"mark":"error"}`)).toHaveProperty('mark', 'error');
  });

  it('says how large the whole is', () => {
    const deep = readPart(`${'['.repeat(5000)}1${']'.repeat(5000)}`, little);
    expect(deep).toMatchObject({ value: [[[[]]]], values: 5001, levels: 5000, kept: 4 });
    expect(readPart('[1,[2,3]]', all)).toEqual({ value: [1, [2, 3]], values: 5, kept: 5, levels: 2, isWhole: true });
    expect(readPart(`"${'x'.repeat(20)}"`, little)).toMatchObject({ values: 1, kept: 1, isWhole: false });
  });

  it('cuts a long text outside of its escapes, and marks that', () => {
    for (const text of [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${'x'.repeat(n)}\\u00e4\\\\\\n${'y'.repeat(20)}`)) {
      expect(readPart(`"${text}"`, little)?.value).toMatch(/^x*(ä(\\(\ny*)?)?)?…$/);
    }
    expect(readPart('"short"', little)?.value).toBe('short');
  });

  it('drops a member whose name is too long to be kept', () => {
    const text = `{"${'n'.repeat(2000)}":{"a":[1]},"b":2}`;
    expect(readPart(text, { ...all, cost: 100_000 })).toMatchObject({ value: { b: 2 }, values: 5 });
  });
});

describe('measure', () => {
  it('counts values, characters and levels, outside of texts', () => {
    const text = '{"a":[1,2,{"b":"],[{\\"\\\\"}],"c":{}}';
    expect(measure(text, { cost: 1e6, levels: 100 })).toEqual({ cost: text.length + 8 * VALUE_COST, levels: 3 });
  });

  it('is never less than what the whole costs', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { cost, levels } = measure(text, { cost: 1e6, levels: 1000 });
        const part = readPart(text, all);
        expect(cost).toBeGreaterThanOrEqual(text.length + VALUE_COST * (part?.values ?? 0));
        expect(levels).toBe(part?.levels);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('goes no further than it has to', () => {
    expect(measure('['.repeat(1e6), { cost: 1e9, levels: 100 }).levels).toBe(101);
    expect(measure('1,'.repeat(1e6), { cost: 3e6, levels: 100 }).cost).toBeLessThan(3e6 + 2 * VALUE_COST);
  });
});
