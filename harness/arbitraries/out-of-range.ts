import type { Arbitrary } from 'fast-check';
import { edged } from './edged.ts';
import type { Break, Site } from './site.ts';
import { memberName } from './words.ts';

/** How far beyond a bound numbers are drawn. */
const REACH = 50;

/** Whole numbers beyond a documented bound, whichever side of it the bound itself is on. Shrunk towards the bound. */
export function outOfRange({ clause: { path, keyword, value } }: Site): Arbitrary<Break> {
  const bound = Number(value);
  return edged(1, REACH)
    .map((step) => (keyword === 'minimum' ? Math.ceil(bound) - step : Math.floor(bound) + step))
    .map((number) => ({ value: number, label: `${number} for ${memberName(path)}` }));
}
