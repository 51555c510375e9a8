import fc, { type Arbitrary } from 'fast-check';

/** Zones of every continent that have gone by these names in all editions of the time zone database. */
export const ZONES: readonly string[] = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Africa/Nairobi',
  'Asia/Tokyo',
  'Asia/Dubai',
  'Australia/Sydney',
];

/** Names of time zones as IANA has them. Shrunk towards the first of {@link ZONES}. */
export function zoneArbitrary(): Arbitrary<string> {
  return fc.constantFrom(...ZONES);
}
