import fc, { type Arbitrary } from 'fast-check';
import { edged } from './edged.ts';
import type { Window } from './number.ts';

/** Minutes of a day. */
const LAST_MINUTE = 24 * 60 - 1;

/**
 * Times of day as `HH:MM` or `HH:MM:SS`. Shrunk towards the window's first minute, and to the form without seconds.
 *
 * @param window Minutes since midnight; default: the whole day.
 */
export function clockArbitrary({ least = 0, most = LAST_MINUTE }: Window = {}): Arbitrary<string> {
  return fc
    .tuple(edged(least, most), fc.option(fc.integer({ min: 0, max: 59 }), { nil: undefined }))
    .map(([minute, second]) =>
      [Math.floor(minute / 60), minute % 60, ...(second === undefined ? [] : [second])].map(twoDigits).join(':'),
    );
}

/** Minutes since midnight of `HH:MM` or `HH:MM:SS`, seconds dropped; `undefined` for any other text. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
