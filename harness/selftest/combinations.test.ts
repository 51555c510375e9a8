import { describe, expect, it } from 'vitest';
import { combinations, covering, singles, smallest, written } from './combinations.ts';

const variants = [
  { id: 'colour', description: '', values: ['red', 'green', 'blue'], default: 'red' },
  { id: 'size', description: '', values: ['small', 'large'], default: 'small' },
  ...Array.from({ length: 30 }, (_, i) => ({
    id: `other-${i}`,
    description: '',
    values: ['no', 'yes'],
    default: 'no',
  })),
];

describe('single switches', () => {
  it('are moved to each value but the one a target has anyway', () => {
    expect(singles(variants.slice(0, 2))).toEqual([{ colour: 'green' }, { colour: 'blue' }, { size: 'large' }]);
  });
});

describe('combinations that cover', () => {
  it('move each value of each switch in one of them, a few at once, the same ones for the same seed', () => {
    const all = covering(variants, 6, 1);
    const moved = all.flatMap((one) => Object.entries(one).map(([name, value]) => ({ [name]: value })));
    expect(moved).toHaveLength(singles(variants).length);
    expect(moved).toEqual(expect.arrayContaining(singles(variants)));
    expect(Math.max(...all.map((one) => Object.keys(one).length))).toBe(6);
    expect(covering(variants, 6, 1)).toEqual(all);
    expect(covering(variants, 6, 2)).not.toEqual(all);
  });
});

describe('combinations', () => {
  it('move some switches, never to the value a target has anyway, few at times and many at others', () => {
    const all = combinations(variants, 200, 1);
    expect(all).toHaveLength(200);
    for (const [name, value] of all.flatMap((one) => Object.entries(one))) {
      const variant = variants.find(({ id }) => id === name);
      expect(variant?.values).toContain(value);
      expect(variant?.default).not.toBe(value);
    }
    const sizes = all.map((one) => Object.keys(one).length);
    expect(Math.min(...sizes)).toBeLessThan(6);
    expect(Math.max(...sizes)).toBeGreaterThan(26);
  });

  it('are the same for the same seed, and a longer list begins with the shorter one', () => {
    expect(combinations(variants, 5, 7)).toEqual(combinations(variants, 9, 7).slice(0, 5));
    expect(combinations(variants, 5, 7)).not.toEqual(combinations(variants, 5, 8));
  });

  it('are written as the command line takes them', () => {
    expect(written({ colour: 'blue', size: 'large' })).toBe('colour=blue size=large');
  });
});

describe('the fewest switches with an alarm', () => {
  const many = Object.fromEntries(variants.map(({ id }) => [id, 'moved']));

  it.each([[['size']], [['colour', 'other-29']], [['other-3', 'other-4', 'other-17']]])(
    'are found among many: %j',
    async (guilty) => {
      let asked = 0;
      const alarms = async (fewer: object) => {
        asked += 1;
        return guilty.every((name) => name in fewer);
      };
      expect(Object.keys(await smallest(many, alarms))).toEqual(guilty);
      expect(asked).toBeLessThan(60);
    },
  );

  it('are all of them where each is needed', async () => {
    const few = { colour: 'blue', size: 'large' };
    expect(await smallest(few, async (fewer) => Object.keys(fewer).length === 2)).toEqual(few);
  });
});
