import type { Faker } from '@faker-js/faker';
import fc, { type Arbitrary } from 'fast-check';
import { fakerOf } from '../plan/faker.ts';

/**
 * Values made by faker, which draws its seed from fast-check: one seed decides both, so seed and path make the same value again.
 * Such a value is not shrunk, for another seed makes another one and no simpler one.
 *
 * @param make Makes the value; must take all its randomness from the faker it is given.
 */
export function fromFaker<T>(make: (faker: Faker) => T): Arbitrary<T> {
  return seedArbitrary().map((seed) => make(fakerOf(seed)));
}

/** Seeds for a faker of one's own; not shrunk. */
export function seedArbitrary(): Arbitrary<number> {
  return fc.noShrink(fc.noBias(fc.nat()));
}
