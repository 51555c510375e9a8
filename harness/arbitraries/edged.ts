import fc, { type Arbitrary } from 'fast-check';

/** One whole number in so many stands for an end of its range, on either side. */
const SHARE = 5;

/**
 * Whole numbers of a range in which both ends come up far more often than the rest, for that is where targets go wrong.
 * Shrunk towards the lower end.
 */
export function edged(least: number, most: number): Arbitrary<number> {
  const beyond = Math.ceil((most - least) / (SHARE - 2));
  return fc
    .integer({ min: -beyond, max: most - least + beyond })
    .map((step) => Math.min(Math.max(least + step, least), most));
}
