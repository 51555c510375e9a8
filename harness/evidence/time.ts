import type { Exchange } from '../model/exchange.ts';

/** ISO 8601 with date and time: extended or basic form; seconds, a fraction and an offset are optional. */
const ISO_8601 =
  /^(\d{4})(-?)(\d{2})\2(\d{2})T(\d{2})(:?)(\d{2})(?:\6(\d{2})(?:[.,](\d+))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * The moment an ISO 8601 text names, in milliseconds since the epoch; without an offset it is taken as UTC. `undefined` where the text
 * has another form, or names a day or an hour that does not exist.
 */
export function timeOf(text: string): number | undefined {
  const parts = ISO_8601.exec(text);
  if (!parts) return undefined;
  const [, year, , month, day, hour, , minute, second = '00', fraction = '0', offset = 'Z'] = parts;
  const zone = offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3)}${zone}`);
  // The parser lets the 30th of February pass as the 2nd of March.
  const exists = new Date(Date.parse(`${year}-${month}-${day}T00:00:00Z`)).getUTCDate() === Number(day);
  return Number.isNaN(ms) || !exists ? undefined : ms;
}

/**
 * Milliseconds of the server's clock between two answers: by their `Date`, or where they have none by when they were asked for, without what
 * the earlier one took.
 */
export function elapsedBetween(later: Exchange, earlier: Exchange): number {
  const [to, from] = [later, earlier].map(({ response }) =>
    'headers' in response ? Date.parse(response.headers.date ?? '') : Number.NaN,
  );
  const told = (to ?? Number.NaN) - (from ?? Number.NaN);
  return Number.isNaN(told) ? later.at - earlier.at - earlier.durationMs : told;
}
