import { isDeepStrictEqual } from 'node:util';
import fc, { type Arbitrary } from 'fast-check';
import type { Json } from '../model/json.ts';

/**
 * Lists of at least one of the given items, each at most once and in the given order. Shrunk by leaving items out.
 * `undefined` where there is no list but the one that stands there.
 *
 * @param before The list that stands there; it is not drawn.
 */
export function listArbitrary(items: readonly Json[], before: readonly Json[]): Arbitrary<Json[]> | undefined {
  const isOnly = items.length === 1 && isDeepStrictEqual(items, before);
  if (items.length === 0 || isOnly) return undefined;
  return fc.subarray([...items], { minLength: 1 }).filter((list) => !isDeepStrictEqual(list, before));
}
