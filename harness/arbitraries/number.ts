import type { Arbitrary } from 'fast-check';
import type { JsonObject } from '../model/json.ts';
import { edged } from './edged.ts';

/** The part of a range that leaves an ordered pair of members in order; both ends are allowed. */
export interface Window {
  least?: number;
  most?: number;
}

/** Without a documented maximum the suite goes no further above the smallest value than this, or than the operator went. */
const REACH = 9;

/**
 * Whole numbers within the documented bounds; strictly within, where a page says `between` and so not which side the bounds are on.
 * Shrunk towards the smallest. `undefined` where the bounds leave no number but the one that stands there.
 *
 * @param schema The member's schema: `minimum`, `maximum` and `x-bounds`, each may be absent.
 * @param before The value that stands there; it is not drawn.
 */
export function numberArbitrary(
  { minimum, maximum, 'x-bounds': bounds }: JsonObject,
  before: number,
  { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Window = {},
): Arbitrary<number> | undefined {
  const inset = bounds === 'between' ? 1 : 0;
  const min = Math.max(typeof minimum === 'number' ? Math.ceil(minimum) + inset : 1, least);
  const reach = Math.max(Math.floor(before), min + REACH);
  const max = Math.min(typeof maximum === 'number' ? Math.floor(maximum) - inset : reach, most);
  const numbers = max - min + 1 - (before >= min && before <= max ? 1 : 0);
  return numbers > 0 ? edged(min, max).filter((value) => value !== before) : undefined;
}
