import { isDeepStrictEqual } from 'node:util';
import { rememberedOfTwo } from '../lookup.ts';
import { clausesOf } from '../model/clauses.ts';
import type { Contract, Operation } from '../model/contract.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { applyEdits, generalPath, getPath, isWithin, type Keys, pathText } from '../paths.ts';
import { campaignSchema, unwrapped } from './envelope.ts';

/** One place at which two states differ; `before` or `after` is absent where it holds nothing there. */
export interface Change {
  keys: Keys;
  before?: Json;
  after?: Json;
}

/**
 * The places at which two states of a campaign differ, the deepest ones. Two texts that are the same instant are equal, and so are lists
 * in another order: no page promises one.
 */
export function changes(before: Json | undefined, after: Json | undefined, keys: Keys = []): Change[] {
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    return [{ keys, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  }
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changes(own(before, name), own(after, name), [...keys, name]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (isDeepStrictEqual(sorted(before), sorted(after))) return [];
    if (before.length === after.length && !before.some(isPlain) && !after.some(isPlain)) {
      return before.flatMap((item, i) => changes(item, after[i], [...keys, i]));
    }
    return [{ keys, before, after }];
  }
  return before === after || isSameInstant(before, after) ? [] : [{ keys, before, after }];
}

/** What a value holds at a place; `undefined` where it holds nothing there. */
export function valueAt(value: Json, keys: Keys): Json | undefined {
  return keys.reduce<Json | undefined>((at, key) => {
    if (typeof key === 'number') return Array.isArray(at) ? at[key] : undefined;
    return at !== undefined && isObject(at) ? own(at, key) : undefined;
  }, value);
}

/** The name of the innermost member that a place lies in; empty where it lies in none. */
export function lastName(keys: Keys): string {
  return String(keys.findLast((key) => typeof key === 'string') ?? '');
}

/** Says whether the pages have a place of a campaign in an operation's answer. */
export function isDocumented(operation: Operation, keys: Keys): boolean {
  let schema: Json | undefined = campaignSchema(operation);
  for (const key of keys) {
    if (!isObject(schema)) return false;
    const inner: Json | undefined = typeof key === 'number' ? schema.items : schema.properties;
    schema = typeof key === 'number' ? inner : isObject(inner) ? own(inner, key) : undefined;
  }
  return schema !== undefined;
}

/**
 * What the pages promise of a campaign's state: members that no page knows are left out, and those of which the pages give an example and
 * no more, such as a status that the server moves on by itself. Of a value whose inside no page describes all is kept.
 */
export function documented(contract: Pick<Contract, 'clauses'>, operation: Operation, state: Json): Json {
  const known = pruned(campaignSchema(operation), state);
  return isObject(known) ? without(known, examplesOf(contract, operation)) : known;
}

function without(state: JsonObject, paths: readonly string[]): JsonObject {
  return applyEdits(
    state,
    paths.filter((path) => getPath(state, path) !== undefined).map((path) => ({ path })),
  );
}

/**
 * Members of an answer that the pages show by way of example alone, as paths within the campaign: a row gives an example of the value, or
 * there is no row and a sample shows the member.
 */
const examplesOf = rememberedOfTwo((contract: Pick<Contract, 'clauses'>, operation: Operation): string[] => {
  const members = clausesOf(contract, operation).filter(({ part, path }) => part === 'response' && !path.includes('['));
  const repeated = Object.keys({ ...operation.echo, ...operation.otherForm });
  const holdsRepeated = (path: string) => repeated.some((one) => one === path || one.startsWith(`${path}.`));
  const rows = new Set(members.filter((c) => c.basis !== 'sample' || c.keyword !== 'type').map(({ path }) => path));
  return members
    .filter(({ keyword, path }) => (keyword === 'example' || !rows.has(path)) && !holdsRepeated(path))
    .map(({ path }) => unwrapped(operation, path));
});

/** Says whether a member of a state, by its general path, shows what a request said, or holds or lies in one that does. */
export function isRepeated(operation: Operation, path: string): boolean {
  return Object.keys({ ...operation.echo, ...operation.otherForm }).some((one) =>
    isWithin(path, unwrapped(operation, one)),
  );
}

/** Says whether the pages promise a member of a state, and do not only show it by way of example. */
export function isPromised(contract: Pick<Contract, 'clauses'>, operation: Operation, keys: Keys): boolean {
  const path = generalPath(pathText(keys));
  return isDocumented(operation, keys) && !examplesOf(contract, operation).includes(path);
}

/** Says whether two states are alike in all that the pages have. */
export function isSameState(
  contract: Pick<Contract, 'clauses'>,
  operation: Operation,
  one: Json | undefined,
  other: Json,
): boolean {
  const promised = (state: Json) => documented(contract, operation, state);
  return one !== undefined && changes(promised(one), promised(other)).length === 0;
}

function pruned(schema: Json, value: Json): Json {
  if (!isObject(schema)) return value;
  const { properties, items } = schema;
  if (Array.isArray(value)) return items === undefined ? value : value.map((item) => pruned(items, item));
  if (!isObject(value) || !isObject(properties)) return value;
  const known = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const described = own(properties, name);
    return described === undefined ? [] : [[name, pruned(described, inner)]];
  });
  return Object.fromEntries(known);
}

const own = (object: { [name: string]: Json }, name: string) =>
  Object.hasOwn(object, name) ? object[name] : undefined;

const isPlain = (value: Json) => typeof value !== 'object' || value === null;

const sorted = (list: readonly Json[]) => list.map((item) => JSON.stringify(ordered(item))).toSorted();

/** A value with the members of its objects in one order. */
function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((name) => [name, ordered(value[name] ?? null)]),
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

function isSameInstant(before: Json, after: Json): boolean {
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  return INSTANT.test(before) && INSTANT.test(after) && Date.parse(before) === Date.parse(after);
}
