import type { Arbitrary } from 'fast-check';
import type { Break, Site } from './site.ts';
import { textArbitrary } from './text.ts';

/** Texts longer than documented, up to twice as long. Shrunk towards a single character too many. */
export function tooLong({ clause: { path, value } }: Site): Arbitrary<Break> {
  const most = Number(value);
  return textArbitrary({ least: most + 1, most: 2 * most }).map((text) => ({
    value: text,
    label: `a ${path} of ${text.length} characters`,
  }));
}
