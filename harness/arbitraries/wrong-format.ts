import fc, { type Arbitrary } from 'fast-check';
import { fromFaker } from './from-faker.ts';
import type { Break, Site } from './site.ts';
import { twoWords } from './text.ts';
import { memberName } from './words.ts';

const words = fromFaker(twoWords);

/** Hours no clock shows; 24 is left out, for ISO 8601 once allowed it. */
const lateHour = fc.tuple(fc.integer({ min: 25, max: 99 }), fc.integer({ min: 10, max: 59 }));
const lateMinute = fc.tuple(fc.integer({ min: 10, max: 23 }), fc.integer({ min: 60, max: 99 }));

/** Texts that no reading of a documented format takes, by format. */
const WRONG: Readonly<Record<string, Arbitrary<string>>> = {
  'iana-timezone': words.map((text) => text.replace(' ', '/')),
  'clock-24h': fc.oneof(
    fc.oneof(lateHour, lateMinute).map(([hour, minute]) => `${hour}:${minute}`),
    words,
  ),
  uri: words,
};

/** Texts that are not of the documented format. `undefined` for a format the suite does not know. */
export function wrongFormat({ clause: { path }, member: { schema } }: Site): Arbitrary<Break> | undefined {
  return WRONG[String(schema.format)]?.map((text) => ({ value: text, label: `“${text}” for ${memberName(path)}` }));
}
