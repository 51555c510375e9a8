import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../model/json.ts';

/** What every campaign of the target holds, by id. */
export type State = { readonly [id: string]: JsonObject };

/** The campaigns that hold something else than before, in the order of the earlier state. One that came or went counts too. */
export function changedBetween(before: State, after: State): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => !isDeepStrictEqual(before[id], after[id]));
}

/** The members in which a campaign differs, as `a.b: before → after`, each cut to what a line can hold. */
export function membersChanged(before: unknown, after: unknown, path = ''): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [`${path || 'all'}: ${cut(before)} → ${cut(after)}`];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    membersChanged(before[name], after[name], path === '' ? name : `${path}.${name}`),
  );
}

function isRecord(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
