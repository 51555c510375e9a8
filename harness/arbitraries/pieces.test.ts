import { describe, expect, it } from 'vitest';
import { clockArbitrary, minutesOf } from './clock.ts';
import { fromFaker } from './from-faker.ts';
import { drawn, keepsTheLaws, shrinkage } from './laws.test-helper.ts';
import { listArbitrary } from './list.ts';
import { numberArbitrary } from './number.ts';
import { textArbitrary, twoWords } from './text.ts';
import { ZONES, zoneArbitrary } from './zone.ts';

describe('textArbitrary', () => {
  it('draws plain ASCII texts of every length it is given, and cuts their end off', () => {
    const conforms = (text: string) =>
      /^[A-Z][A-Za-z]*( [A-Z][A-Za-z]*)*$/.test(text) && text.length >= 3 && text.length <= 48;
    keepsTheLaws(textArbitrary({ least: 3, most: 48 }), { conforms, size: (text) => text.length });
    const [first = '', ...simpler] = shrinkage(textArbitrary({ least: 3, most: 48 }), (text) => text.length > 7);
    expect(simpler.at(-1)).toHaveLength(8);
    expect(simpler.filter((text) => !first.startsWith(text.slice(0, -1)))).toEqual([]);
  });

  it('draws the bounds themselves', () => {
    const lengths = new Set(drawn(textArbitrary({ least: 1, most: 4 })).map(({ length }) => length));
    expect([...lengths].toSorted()).toEqual([1, 2, 3, 4]);
  });
});

describe('numberArbitrary', () => {
  it('draws whole numbers within the bounds, towards the smallest, and never the one that stands there', () => {
    const conforms = (n: number) => Number.isInteger(n) && n >= 5 && n <= 120 && n !== 6;
    keepsTheLaws(numberArbitrary({ minimum: 5, maximum: 120 }, 6), { conforms, size: (n) => n });
    expect(drawn(numberArbitrary({ minimum: 5, maximum: 120 }, 6) ?? expect.fail())).toEqual(
      expect.arrayContaining([5, 120]),
    );
  });

  it('leaves the bounds themselves alone where the page says between', () => {
    const conforms = (n: number) => n > 5 && n < 120;
    keepsTheLaws(numberArbitrary({ minimum: 5, maximum: 120, 'x-bounds': 'between' }, 40), {
      conforms,
      size: (n) => n,
    });
  });

  it('keeps to the window that leaves an ordered pair in order', () => {
    const conforms = (n: number) => n >= 10 && n <= 14;
    keepsTheLaws(numberArbitrary({ minimum: 1 }, 12, { least: 10, most: 14 }), { conforms, size: (n) => n });
  });

  it('goes little further than the operator where no maximum is documented', () => {
    expect(Math.max(...drawn(numberArbitrary({}, 2) ?? expect.fail()))).toBe(10);
    const far = drawn(numberArbitrary({}, 90) ?? expect.fail());
    expect(far.filter((n) => n > 89)).toEqual([]);
    expect(far.filter((n) => n > 60).length).toBeGreaterThan(0);
  });

  it('draws nothing where the bounds leave no other number', () => {
    expect(numberArbitrary({ minimum: 1, maximum: 3, 'x-bounds': 'between' }, 2)).toBeUndefined();
    expect(numberArbitrary({ minimum: 1, maximum: 1 }, 1)).toBeUndefined();
  });
});

describe('clockArbitrary', () => {
  it('draws times of day inside its window, with seconds and without', () => {
    const conforms = (time: string) => (minutesOf(time) ?? 0) >= 600 && (minutesOf(time) ?? 0) <= 719;
    const size = (time: string) => (minutesOf(time) ?? 0) * 100 + (time.length > 5 ? 1 + Number(time.slice(6)) : 0);
    keepsTheLaws(clockArbitrary({ least: 600, most: 719 }), { conforms, size });
    expect(new Set(drawn(clockArbitrary()).map(({ length }) => length))).toEqual(new Set([5, 8]));
  });

  it('reads back what it draws, and nothing else', () => {
    expect(drawn(clockArbitrary()).filter((time) => minutesOf(time) === undefined)).toEqual([]);
    expect(['24:00', '9:00', '10:60', 'noon'].map(minutesOf)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('listArbitrary', () => {
  it('draws parts of the items in their order, and leaves items out', () => {
    const conforms = (list: unknown[]) =>
      list.length > 0 && ['A', 'B', 'C', 'D'].filter((x) => list.includes(x)).join() === list.join();
    keepsTheLaws(listArbitrary(['A', 'B', 'C', 'D'], ['A', 'B']), { conforms, size: ({ length }) => length });
  });

  it('draws nothing where there is no other list', () => {
    expect(listArbitrary(['A'], ['A'])).toBeUndefined();
    expect(listArbitrary([], [])).toBeUndefined();
  });
});

describe('zoneArbitrary', () => {
  it('draws names that are zones on this machine', () => {
    const known = new Set(Intl.supportedValuesOf('timeZone'));
    keepsTheLaws(zoneArbitrary(), {
      conforms: (zone) => known.has(zone),
      size: (zone) => ZONES.indexOf(zone),
    });
  });
});

describe('fromFaker', () => {
  it('takes the seed of faker from fast-check, and draws many values', () => {
    keepsTheLaws(fromFaker(twoWords), { conforms: (text) => /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(text), size: () => 0 });
    expect(new Set(drawn(fromFaker(twoWords))).size).toBeGreaterThan(150);
  });
});
