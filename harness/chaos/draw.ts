import { createHash } from 'node:crypto';
import { fakerOf } from '../plan/faker.ts';
import type { Address } from './kinds.ts';

/** A source of choices that is the same for the same scenario. */
export interface Draw {
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** A moment as a share of a course of things: from 0 (the first) to 1 (the last). */
  share(): number;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
  one<T>(list: readonly T[]): T;
}

/** The choices of one scenario; independent of every other scenario, so that one can be carried out alone. */
export function drawOf({ kind, seed, index }: Address): Draw {
  const digest = createHash('sha256').update(`${kind} ${seed} ${index}`).digest();
  const { number, helpers } = fakerOf(digest.readUInt32LE(0));
  return {
    whole: (min, max) => number.int({ min, max }),
    share: () => number.float({ min: 0, max: 1, fractionDigits: 3 }),
    chance: (share) => number.float() < share,
    one: (list) => helpers.arrayElement(list),
  };
}

/** The place at a share of a course of `count` things: from 1 to `count`. */
export function placeAt(share: number, count: number): number {
  return 1 + Math.round(share * Math.max(0, count - 1));
}
