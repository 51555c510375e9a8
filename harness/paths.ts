import { isObject, type Json, type JsonObject } from './model/json.ts';
import type { Edit } from './model/verdict.ts';

/** One step of a member path: a member by name, one item of a list by index, or each item of a list. */
type Step = { member: string } | { index: number } | 'each';

/** Parsed paths by text; the same few hundred paths are asked for again and again. */
const parsed = new Map<string, Step[]>();

/**
 * Splits a member path into its steps. Members are parted by dots; `[]` is each item of a list, `[0]` one of them.
 * The empty path has no steps: it is the whole value. A path that is none of this throws, for it can only be our own error.
 */
function steps(path: string): Step[] {
  const known = parsed.get(path);
  if (known) return known;
  if (path !== '' && !/^[^.[\]]+(\[\d*\])*(\.[^.[\]]+(\[\d*\])*)*$/.test(path)) {
    throw new Error(`“${path}” is no member path`);
  }
  const result = [...path.matchAll(/\[(\d*)\]|([^.[\]]+)/g)].map(([, index, member]): Step => {
    if (member !== undefined) return { member };
    return index ? { index: Number(index) } : 'each';
  });
  parsed.set(path, result);
  return result;
}

/** The path with one more step, in our notation. */
function join(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  return path === '' ? step : `${path}.${step}`;
}

/** What a value holds under one step; `undefined` where it holds nothing. Only own members count. */
function child(value: Json, step: string | number): Json | undefined {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/**
 * Every place of a value that a path names, with what stands there: `days[].day` gives `days[0].day`, `days[1].day`, ….
 * A place that does not exist is left out, so the result may be empty.
 */
export function getAll(body: Json, path: string): { path: string; value: Json }[] {
  let places = [{ path: '', value: body }];
  for (const step of steps(path)) {
    places = places.flatMap((place) => {
      const keys =
        step !== 'each'
          ? ['member' in step ? step.member : step.index]
          : Array.isArray(place.value)
            ? [...place.value.keys()]
            : [];
      return keys.flatMap((key) => {
        const value = child(place.value, key);
        return value === undefined ? [] : [{ path: join(place.path, key), value }];
      });
    });
  }
  return places;
}

/**
 * The value a path names; `undefined` where there is none. The empty path is the value itself.
 * A path with `[]` names many places and throws: see {@link getAll}.
 */
export function getPath(body: Json, path: string): Json | undefined {
  let value: Json | undefined = body;
  for (const step of steps(path)) {
    if (step === 'each') throw new Error(`“${path}” names more than one place`);
    value = value === undefined ? undefined : child(value, 'member' in step ? step.member : step.index);
  }
  return value;
}

/** The paths of the places that exist under a path with `[]`: `days[].day` → `days[0].day`, `days[1].day`. */
export function expandPath(body: Json, path: string): string[] {
  return getAll(body, path).map((place) => place.path);
}

/** The path with every index taken out, as the contract writes it: `days[3].day` → `days[].day`. */
export function generalPath(path: string): string {
  return path.replace(/\[\d+\]/g, '[]');
}

/** A place in a value, as names of members and indexes of items: what a path is made of, whatever the names are. */
export type Keys = readonly (string | number)[];

/** A place as a text for a person: `data.days[0].day`; a name that a path cannot hold is in quotes: `data["a."]`. Never to be split again. */
export function pathText(keys: Keys): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return /^[^.[\]\s]+$/.test(key) ? join(path, key) : `${path}[${JSON.stringify(key)}]`;
  }, '');
}

/** The place a JSON Pointer names in a value: a part is an index where the value there is a list, else a name. */
export function keysOf(pointer: string, root: Json): Keys {
  let value: Json | undefined = root;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(value) && /^\d+$/.test(name) ? Number(name) : name;
      value = value === undefined ? undefined : child(value, key);
      return key;
    });
}

/** Tells whether a path of the contract names a place: `days[].day` names `days`, 3, `day`. */
export function names(path: string, keys: Keys): boolean {
  const wanted = steps(path);
  return (
    wanted.length === keys.length &&
    wanted.every((step, i) => {
      const key = keys[i];
      return step === 'each' ? typeof key === 'number' : key === ('member' in step ? step.member : step.index);
    })
  );
}

/** Every member and item below a value with its place, each parent before its children. */
export function places(body: Json): { keys: Keys; value: Json }[] {
  const found: { keys: Keys; value: Json }[] = [];
  const open: { keys: Keys; value: Json }[] = [{ keys: [], value: body }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { keys, value } = next;
    if (keys.length > 0) found.push(next);
    const inner = Array.isArray(value) ? [...value.keys()] : isObject(value) ? Object.keys(value) : [];
    for (const key of inner.toReversed()) {
      const below = child(value, key);
      if (below !== undefined) open.push({ keys: [...keys, key], value: below });
    }
  }
  return found;
}

/** A copy with one member set (own, whatever its name), or without it. */
function withMember(object: JsonObject, member: string, value: Json | undefined): JsonObject {
  // Spreading, a computed name and fromEntries define own members, so that one called __proto__ is data like any other.
  if (value !== undefined) return { ...object, [member]: value };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== member));
}

/** A copy of a value with an edit made below it. `value` absent: what the path names is left out. */
function edited(
  at: Json | undefined,
  [step, ...rest]: Step[],
  value: Json | undefined,
  path: string,
): Json | undefined {
  if (step === undefined) return value;
  // What is to be left out of something that is not there is left out already.
  if (at === undefined && value === undefined) return undefined;
  if (step !== 'each' && 'member' in step) {
    const object = at ?? {};
    if (!isObject(object))
      throw new Error(`“${path}” cannot be edited: ${step.member} would stand in something that is no object`);
    const before = child(object, step.member);
    const after = edited(before, rest, value, path);
    return after === before ? object : withMember(object, step.member, after);
  }
  const list = at ?? [];
  if (!Array.isArray(list))
    throw new Error(`“${path}” cannot be edited: it names an item of something that is no list`);
  if (step === 'each') {
    const items = list.map((item) => edited(item, rest, value, path));
    return items.every((item, i) => item === list[i]) ? list : items.filter((item) => item !== undefined);
  }
  if (step.index > list.length) throw new Error(`“${path}” cannot be edited: the list has only ${list.length} items`);
  const before = list[step.index];
  const after = edited(before, rest, value, path);
  if (after === before) return list;
  return after === undefined ? list.toSpliced(step.index, 1) : list.toSpliced(step.index, 1, after);
}

/**
 * The body with the edits made, one after the other. The body given stays as it was; what no edit touches is shared with it.
 *
 * A set creates the objects it needs on its way; an index equal to a list's length appends, a higher one throws. `[]` edits each
 * item. An edit without a value takes the member or item out, and does nothing where it is missing. An edit below a scalar, or
 * of the empty path (a whole body is sent as `raw`), throws: the case was made wrong.
 */
export function applyEdits(body: JsonObject, edits: readonly Edit[]): JsonObject {
  return edits.reduce((current, { path, value }) => {
    const after = edited(current, steps(path), value, path);
    if (path === '' || !isObject(after)) throw new Error('An edit names no member of the body');
    return after;
  }, body);
}

/** Says whether two paths are the same, or one lies in what the other names. */
export function isWithin(one: string, other: string): boolean {
  const starts = (long: string, short: string) =>
    long === short || (long.startsWith(short) && /[.[]/.test(long.charAt(short.length)));
  return starts(one, other) || starts(other, one);
}
