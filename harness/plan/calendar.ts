import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { getPath } from '../paths.ts';
import type { Member } from './members.ts';

/** Zones that many servers' lists lack. */
export const RARE_ZONES: readonly string[] = ['UTC', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires'];

/** Windows that careless clocks get wrong, the most telling first: around midnight and noon, of twelve hours, of two digits after one. */
const WINDOWS = [
  ['12:15 AM', '9:00 AM'],
  ['9:00 AM', '9:00 PM'],
  ['9:00 AM', '11:00 AM'],
  ['12:00 PM', '1:00 PM'],
  ['12:00 AM', '11:59 PM'],
  ['8:05 AM', '8:50 AM'],
  ['11:30 AM', '12:30 PM'],
] as const;

/** Names of the days of a week: whoever lists or shows some of them takes all. */
const WEEKS: readonly (readonly string[])[] = [
  ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
  ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
];

/** Items of a list with a window of each kind; nothing where its items have no beginning and end, or the body has none of them. */
export function windowsOf({ path, schema: { items } }: Member, body: JsonObject): Json[] | undefined {
  const before = path.includes('[') ? undefined : getPath(body, path);
  const [first] = Array.isArray(before) ? before : [];
  if (!isObject(items) || !isObject(items.properties) || !isObject(first)) return undefined;
  const inner = items.properties;
  const [start, end] = Object.keys(inner).filter((name) => getPath(inner, `${name}.x-like`) === 'clock-12h');
  if (start === undefined || end === undefined) return undefined;
  const [name, days] = daysIn(inner, [start, end]);
  return WINDOWS.slice(0, days.length || WINDOWS.length).map(([from, to], at) => ({
    ...first,
    ...(days[at] === undefined ? {} : { [name]: days[at] }),
    [start]: from,
    [end]: to,
  }));
}

/** The member that names an item's day, and the days it may name, each at most once. */
function daysIn(inner: JsonObject, times: readonly string[]): [name: string, days: readonly Json[]] {
  for (const [name, schema] of Object.entries(inner)) {
    if (times.includes(name)) continue;
    // All days of a closed list are tried for the list itself: here it is about the times.
    const [listed, shown] = [getPath(schema, 'enum'), getPath(schema, 'x-sample')];
    if (Array.isArray(listed)) return [name, listed.slice(0, 5)];
    if (Array.isArray(shown)) return [name, weekWith(shown) ?? shown];
  }
  return ['', []];
}

/** All days of a week, where the samples of a list show some. */
export function weekOf({ path, schema }: Member): Json[] | undefined {
  const shown = getPath(schema, 'items.x-sample');
  return Array.isArray(shown) && !path.includes('[') ? weekWith(shown) : undefined;
}

function weekWith(days: readonly Json[]): Json[] | undefined {
  const week = WEEKS.find((names) => days.length > 0 && days.every((day) => names.includes(String(day))));
  return week && [...week];
}
