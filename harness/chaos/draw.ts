import { createHash } from 'node:crypto';
import { generateMersenne53Randomizer } from '@faker-js/faker';
import type { Address } from './kinds.ts';

/** A source of choices that is the same for the same scenario. */
export interface Choices {
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** A moment as a share of a course of things: from 0 (the first) to 1 (the last). */
  share(): number;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
  one<T>(list: readonly T[]): T;
}

/** The choices of one scenario; independent of every other scenario, so that one can be carried out alone. */
export function drawOf({ kind, seed, index }: Address): Choices {
  const digest = createHash('sha256').update(`${kind} ${seed} ${index}`).digest();
  const source = generateMersenne53Randomizer(digest.readUInt32LE(0));
  const whole = (min: number, max: number) => min + Math.floor(source.next() * (max - min + 1));
  return {
    whole,
    share: () => whole(0, 1000) / 1000,
    chance: (share) => source.next() < share,
    one: (list) => {
      const chosen = list[whole(0, list.length - 1)];
      if (chosen === undefined) throw new Error('There is nothing to choose from');
      return chosen;
    },
  };
}

/** The place at a share of a course of `count` things: from 1 to `count`. */
export function placeAt(share: number, count: number): number {
  return 1 + Math.round(share * Math.max(0, count - 1));
}
