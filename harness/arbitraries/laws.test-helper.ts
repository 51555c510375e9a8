import { isDeepStrictEqual } from 'node:util';
import fc, { type Arbitrary } from 'fast-check';
import { expect } from 'vitest';

/** Values an arbitrary draws for a seed. */
export function drawn<T>(arbitrary: Arbitrary<T>, seed = 1, count = 200): T[] {
  return fc.sample(arbitrary, { seed, numRuns: count });
}

/** The different values fast-check walks through from the first that fails to the simplest, each failing in its turn. */
export function shrinkage<T>(arbitrary: Arbitrary<T>, fails: (value: T) => boolean = () => true, seed = 1): T[] {
  const failing: T[] = [];
  const holds = (value: T) => {
    if (!fails(value)) return true;
    if (!isDeepStrictEqual(value, failing.at(-1))) failing.push(value);
    return false;
  };
  fc.check(fc.property(arbitrary, holds), { seed, numRuns: 500 });
  return failing;
}

/** What holds for every arbitrary: the seed decides what is drawn, only conforming values are drawn, and shrinking simplifies. */
export function keepsTheLaws<T>(
  given: Arbitrary<T> | undefined,
  { conforms, size }: { conforms(value: T): boolean; size(value: T): number },
): void {
  const arbitrary = given ?? expect.fail('nothing can be drawn');
  expect(drawn(arbitrary, 5)).toEqual(drawn(arbitrary, 5));
  expect(drawn(arbitrary).filter((value) => !conforms(value))).toEqual([]);
  for (const seed of [1, 2, 3, 4, 5]) {
    const sizes = shrinkage(arbitrary, () => true, seed).map(size);
    expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => b - a));
  }
}
