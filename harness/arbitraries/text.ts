import type { Faker } from '@faker-js/faker';
import fc, { type Arbitrary } from 'fast-check';
import { exactText, plainText } from '../plan/counterpart.ts';
import { fakerOf } from '../plan/faker.ts';
import { seedArbitrary } from './from-faker.ts';

/** Lengths of a text, in characters; both are allowed. */
export interface Lengths {
  least: number;
  most: number;
}

/**
 * Texts of title-cased ASCII words with a length between two bounds, no blank at either end: so plain that length units, letter
 * case, trimming and escaping make no difference. Shrunk by saying less.
 */
export function textArbitrary({ least, most }: Lengths): Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: least, max: most }), seedArbitrary())
    .map(([length, seed]) => exactText(fakerOf(seed), length));
}

/** Two title-cased ASCII words: no reading makes a number, a truth value or a listed value of them. */
export function twoWords(faker: Faker): string {
  return plainText(faker, 40).split(' ').slice(0, 2).join(' ');
}
