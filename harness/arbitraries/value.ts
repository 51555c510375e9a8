import { isDeepStrictEqual } from 'node:util';
import fc, { type Arbitrary } from 'fast-check';
import type { VendorTarget } from '../model/config.ts';
import { isObject, type Json } from '../model/json.ts';
import { clockArbitrary } from './clock.ts';
import { listArbitrary } from './list.ts';
import { numberArbitrary } from './number.ts';
import { textArbitrary } from './text.ts';
import type { Variable } from './variables.ts';
import { zoneArbitrary } from './zone.ts';

/** Texts without a documented length are at most this long, in characters. */
const LENGTH = 40;

/** Texts are at least so long where they may be: shorter ones would sometimes be a name that another campaign has. */
const DISTINCT = 12;

/**
 * Legal values of a member other than the one it has; `undefined` where none is known. What must exist at the vendor comes from the
 * operator's configured values, and a text whose page shows a value without closing the list keeps to what the page shows.
 */
export function valueArbitrary(variable: Variable, target: Pick<VendorTarget, 'values'>): Arbitrary<Json> | undefined {
  const { member, before, window } = variable;
  const { schema, pool } = member;
  if (pool !== undefined) return otherOf(target.values[pool] ?? [], before);
  if (Array.isArray(schema.enum)) return otherOf(schema.enum, before);
  if (Array.isArray(before)) return listArbitrary(itemsFor(schema.items, before, target), before);
  if (typeof before === 'boolean') return fc.constant(!before);
  if (typeof before === 'number') return numberArbitrary(schema, before, window);
  return typeof before === 'string' ? otherText(variable, before) : undefined;
}

function otherOf(values: readonly Json[], before: Json): Arbitrary<Json> | undefined {
  const others = values.filter((value) => !isDeepStrictEqual(value, before));
  return others.length > 0 ? fc.constantFrom(...others) : undefined;
}

function itemsFor(
  schema: Json | undefined,
  before: readonly Json[],
  target: Pick<VendorTarget, 'values'>,
): readonly Json[] {
  const pool = isObject(schema) ? schema['x-pool'] : undefined;
  const configured = typeof pool === 'string' ? (target.values[pool] ?? []) : [];
  return [...before, ...configured.filter((name) => !before.includes(name))];
}

function otherText({ member: { schema }, window }: Variable, before: string): Arbitrary<string> | undefined {
  const format = schema.format ?? schema['x-like'];
  const another = (texts: Arbitrary<string>) => texts.filter((text) => text !== before);
  if (format === 'iana-timezone') return another(zoneArbitrary());
  if (format === 'clock-24h') return another(clockArbitrary(window));
  const shown = schema['x-sample'];
  if (Array.isArray(shown)) return otherOf(shown, before)?.map(String);
  if (format !== undefined) return undefined;
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : LENGTH;
  return another(textArbitrary({ least: Math.min(DISTINCT, most), most }));
}
