import { en, Faker, generateMersenne53Randomizer } from '@faker-js/faker';

/** A source of names and texts that gives the same ones for the same seed, whatever else a process draws. */
export function fakerOf(seed: number): Faker {
  return new Faker({ locale: en, randomizer: generateMersenne53Randomizer(seed) });
}
