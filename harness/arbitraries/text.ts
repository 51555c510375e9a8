import type { Faker } from '@faker-js/faker';
import fc, { type Arbitrary } from 'fast-check';
import { plainText } from '../plan/counterpart.ts';
import { fakerOf } from '../plan/faker.ts';
import { edged } from './edged.ts';
import { seedArbitrary } from './from-faker.ts';

/** Lengths of a text, in characters; both are allowed. */
export interface Lengths {
  least: number;
  most: number;
}

/**
 * Texts of title-cased ASCII words with a length between two bounds, no blank at either end: so plain that length units, letter
 * case, trimming and escaping make no difference. Shrunk by cutting the end off.
 */
export function textArbitrary({ least, most }: Lengths): Arbitrary<string> {
  return fc.tuple(edged(least, most), seedArbitrary()).map(([length, seed]) => textOfLength(fakerOf(seed), length));
}

/** The beginning of an endless text: a longer one from the same seed begins with it. */
function textOfLength(faker: Faker, length: number): string {
  return plainText(faker, length + LONGEST_WORD)
    .slice(0, length)
    .replace(/ $/, 's');
}

/** Characters of the longest word and the blank before it. */
const LONGEST_WORD = 9;

/** Two title-cased ASCII words: no reading makes a number, a truth value or a listed value of them. */
export function twoWords(faker: Faker): string {
  return plainText(faker, 40).split(' ').slice(0, 2).join(' ');
}
