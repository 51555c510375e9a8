import { isDeepStrictEqual } from 'node:util';
import { clauseAt } from '../model/clauses.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { getPath } from '../paths.ts';
import { dependent, type Member, members } from '../plan/members.ts';
import { minutesOf } from './clock.ts';
import type { Window } from './number.ts';

/** A member of a request body that may be given another value without leaving what the documentation allows. */
export interface Variable {
  member: Member;
  /** Its value in the body. */
  before: Json;
  /** Where its value stays so that an ordered pair stays in order: numbers, or minutes since midnight. */
  window: Window;
  /** Whether it may be left out: the page says so, and no combination that the pages leave open speaks of it. */
  removable: boolean;
}

/**
 * The members of a body that may vary: those whose type nothing contests. Left as they are: members the suite must not vary,
 * members the body does not name, members that may not be changeable by themselves, and members of combinations the pages leave open as
 * far as this body is concerned.
 */
export function variables(contract: Contract, operation: Operation, body: JsonObject): Variable[] {
  const sure = (path: string, keyword: string) => clauseAt(contract, operation, path, keyword) !== undefined;
  const { frozen, windows } = openIn(operation, body);
  for (const path of dependent(contract, operation)) frozen.add(path);
  return members(operation).flatMap((member): Variable[] => {
    const { path, fixed } = member;
    if (fixed || path.includes('[]') || frozen.has(path) || !sure(path, 'type')) return [];
    const before = getPath(body, path);
    if (before === undefined) return [];
    return [
      { member, before, window: windows.get(path) ?? {}, removable: sure(path, 'optional') && !windows.has(path) },
    ];
  });
}

/** What the open combinations mean for one body: members to leave as they are, and windows that part ordered pairs in the middle. */
function openIn({ open }: Operation, body: JsonObject): { frozen: Set<string>; windows: Map<string, Window> } {
  const frozen = new Set<string>();
  const windows = new Map<string, Window>();
  for (const combination of open) {
    if ('when' in combination) {
      const conditions = Object.entries(combination.when);
      for (const [path] of conditions) frozen.add(path);
      // What decides never varies, so the other combinations of its members stay out of reach.
      if (!conditions.every(([path, value]) => isDeepStrictEqual(getPath(body, path), value))) continue;
      for (const path of combination.absent) frozen.add(path);
    } else if (!combination.order.some((path) => path.includes('[]'))) {
      const [lower, upper] = combination.order;
      const halves = parted(getPath(body, lower), getPath(body, upper));
      if (halves) windows.set(lower, halves[0]).set(upper, halves[1]);
      else frozen.add(lower).add(upper);
    }
  }
  return { frozen, windows };
}

/** Two windows, the first below the second, that hold the values of an ordered pair; `undefined` where it is not in order. */
function parted(low: Json | undefined, high: Json | undefined): [Window, Window] | undefined {
  if (typeof low === 'number' && typeof high === 'number') {
    const middle = Math.floor((low + high) / 2);
    return low <= high ? [{ most: middle }, { least: middle }] : undefined;
  }
  const [from, to] = [low, high].map((time) => (typeof time === 'string' ? minutesOf(time) : undefined));
  if (from === undefined || to === undefined || from + 1 >= to) return undefined;
  const middle = Math.floor((from + to) / 2);
  return [{ most: middle - 1 }, { least: middle + 1 }];
}
