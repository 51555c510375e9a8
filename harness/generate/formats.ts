/** A format a specification may name. */
export interface KnownFormat {
  /** Ends the sentence "It is …". */
  words: string;
  /** What a conforming text matches; `library` when ajv-formats defines it; absent where no pattern can tell. */
  test?: RegExp | 'library';
}

const DATE = String.raw`\d{4}-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`([01]\d|2[0-4])(:?[0-5]\d(:?([0-5]\d|60)([.,]\d+)?)?)?`;
const ZONE = String.raw`(Z|[+-]\d\d(:?\d\d)?)?`;

/** The formats the specifications may name, in `format` or in `x-like`. */
export const STRING_FORMATS: { readonly [name: string]: KnownFormat } = {
  // ISO 8601 allows more than RFC 3339: basic notation, no zone, short offsets.
  'iso-8601': { words: 'an ISO 8601 timestamp', test: new RegExp(`^${DATE}T${TIME}${ZONE}$`) },
  'iana-timezone': { words: 'the name of an IANA time zone' },
  'clock-24h': { words: 'a time as HH:MM or HH:MM:SS', test: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/ },
  'clock-12h': { words: 'a time as h:mm AM or PM', test: /^(0?[1-9]|1[0-2]):[0-5]\d (AM|PM)$/ },
  'two-letters': { words: 'a code of two letters', test: /^[A-Za-z]{2}$/ },
  e164: { words: 'a phone number in E.164 form', test: /^\+[1-9]\d{1,14}$/ },
  uuid: { words: 'a UUID', test: 'library' },
  uri: { words: 'a URI', test: 'library' },
  'date-time': { words: 'an RFC 3339 timestamp', test: 'library' },
};
