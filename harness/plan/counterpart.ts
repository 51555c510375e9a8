import type { Faker } from '@faker-js/faker';
import type { VendorTarget } from '../model/config.ts';
import type { Operation } from '../model/contract.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Edit } from '../model/verdict.ts';
import { applyEdits, expandPath, getPath } from '../paths.ts';
import { type Member, members, openIn } from './members.ts';

/**
 * Changes that make a baseline differ in every member whose legal values are known: the counterpart, from which near-misses
 * are made. A state that shows the baseline then cannot be the effect of any of them.
 *
 * Left as they are: members the suite must not vary, members of open combinations, pool members with no second value configured, and
 * those that `dependent` names, which may not be changeable by themselves.
 */
export function counterpartEdits(
  operation: Operation,
  baseline: JsonObject,
  target: VendorTarget,
  faker: Faker,
  dependent: ReadonlySet<string> = new Set(),
): Edit[] {
  const open = openIn(operation, baseline);
  const edits = members(operation)
    .filter(({ path, fixed }) => !fixed && !open.has(path) && !dependent.has(path) && !path.includes('[]'))
    .flatMap((member): Edit[] => {
      const before = getPath(baseline, member.path);
      if (before === undefined) return [];
      const value = otherValue(member, before, target, faker);
      return value === undefined ? [] : [{ path: member.path, value }];
    });
  return settle(operation, baseline, edits);
}

/** A legal value of a member that differs from the one given; `undefined` where none is known. */
export function otherValue(
  { schema, pool }: Member,
  before: Json,
  target: VendorTarget,
  faker: Faker,
): Json | undefined {
  if (pool !== undefined) return otherOf(target.values[pool] ?? [], before);
  if (Array.isArray(schema.enum)) return otherOf(schema.enum, before);
  if (Array.isArray(before)) return otherList(schema, before, target);
  if (typeof before === 'boolean') return !before;
  if (typeof before === 'number') return otherNumber(schema, before);
  if (typeof before === 'string') return otherText(schema, before, faker);
  return undefined;
}

function otherOf(values: readonly Json[], before: Json): Json | undefined {
  return values.find((value) => value !== before);
}

function otherList({ items }: JsonObject, before: Json[], target: VendorTarget): Json | undefined {
  const pool = isObject(items) ? items['x-pool'] : undefined;
  if (typeof pool === 'string') {
    const other = otherOf(target.values[pool] ?? [], before[0] ?? null);
    return other === undefined ? undefined : [other];
  }
  return before.length > 1 ? before.slice(0, -1) : undefined;
}

function otherNumber({ minimum, maximum }: JsonObject, before: number): number | undefined {
  const fits = (n: number) =>
    (typeof minimum !== 'number' || n > minimum) && (typeof maximum !== 'number' || n < maximum) && n >= 0;
  return [before + 1, before - 1].find(fits);
}

/** Zones that every list of time zones has. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

/** Characters of an invented text where the documentation allows that many. */
const LONG_ENOUGH = 40;

function otherText(schema: JsonObject, before: string, faker: Faker): Json | undefined {
  if (schema.format === 'iana-timezone' || schema['x-like'] === 'iana-timezone') return otherOf(ZONES, before);
  // Where the page shows a value and names no others, no other value is known to be legal.
  const isFree = schema.format === undefined && schema['x-like'] === undefined && schema['x-sample'] === undefined;
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : LONG_ENOUGH;
  return isFree ? plainText(faker, Math.min(most, LONG_ENOUGH)) : undefined;
}

/**
 * A text of title-cased plain ASCII words, at most `length` characters long and never empty. So plain that no reading of letter
 * case, length unit, trimming or escaping can make two targets disagree about it.
 */
export function plainText(faker: Faker, length: number): string {
  const words: string[] = [];
  for (;;) {
    const word = faker.word.noun({ length: { min: 4, max: 8 } }).replace(/[^a-z]/g, '');
    const next = [...words, word.charAt(0).toUpperCase() + word.slice(1)];
    if (next.join(' ').length > length) break;
    words.push(...next.slice(words.length));
  }
  return words.join(' ') || 'A';
}

/** A plain text of exactly `length` characters, no blank at its end. */
export function exactText(faker: Faker, length: number): string {
  // A word of nouns takes four letters at least.
  if (length < 4) return faker.string.alpha({ length, casing: 'upper' });
  const text = plainText(faker, length);
  return text + 's'.repeat(length - text.length);
}

/**
 * Adds what keeps a changed body out of the combinations the pages leave open: of an ordered pair the member that was not changed on
 * purpose gives way, the lower one where both were. A number takes the other's value; a time goes to that end of the day.
 */
export function settle(operation: Operation, body: JsonObject, edits: Edit[]): Edit[] {
  const changed = new Set(edits.map(({ path }) => path));
  const orders = operation.open.flatMap((open) => ('order' in open ? [open.order] : []));
  const pairs = orders.flatMap((order) => places(applyEdits(body, edits), order));
  return pairs.reduce((all, [lower, upper]) => {
    const now = applyEdits(body, all);
    const apart = separated(getPath(now, lower), getPath(now, upper));
    if (!apart) return all;
    const [path, value] = changed.has(upper) ? [lower, apart.low] : [upper, apart.high];
    return [...all.filter((edit) => edit.path !== path), { path, value }];
  }, edits);
}

/** The concrete places of an ordered pair; two members of list items are a pair in each item. */
function places(body: JsonObject, [lower, upper]: [string, string]): [string, string][] {
  return expandPath(body, lower).map((place) => {
    const indexes = [...place.matchAll(/\[\d+\]/g)].map(([index]) => index);
    return [place, upper.replaceAll('[]', () => indexes.shift() ?? '[]')];
  });
}

/** What each of a pair in the wrong order may be so that it is in order; `undefined` where nothing has to change. */
function separated(low: Json | undefined, high: Json | undefined): { low: Json; high: Json } | undefined {
  if (typeof low === 'number' && typeof high === 'number') return low <= high ? undefined : { low: high, high: low };
  if (!isTime(low) || !isTime(high)) return undefined;
  return low < high ? undefined : { low: '00:00', high: '23:59' };
}

/** Times of this form sort like texts. */
function isTime(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\d\d:\d\d(:\d\d)?$/.test(value);
}
