import fc, { type Arbitrary } from 'fast-check';
import type { Json } from '../model/json.ts';
import { fromFaker } from './from-faker.ts';
import type { Break, Site } from './site.ts';
import { twoWords } from './text.ts';
import { memberName } from './words.ts';

/**
 * Values outside of a closed list: the plausible ones the specification names, and words nobody would take for a listed one.
 * Shrunk towards the first plausible one. `undefined` where no page closes the list.
 */
export function foreignValue({ clause: { path }, member: { schema } }: Site): Arbitrary<Break> | undefined {
  if (schema['x-case'] !== 'closed') return undefined;
  const plausible = Array.isArray(schema['x-foreign']) ? schema['x-foreign'] : [];
  const words = fromFaker((faker): Json => twoWords(faker));
  const values =
    plausible.length > 0 ? fc.oneof({ withCrossShrink: true }, fc.constantFrom(...plausible), words) : words;
  return values.map((value) => ({ value, label: `${JSON.stringify(value)} for ${memberName(path)}` }));
}
