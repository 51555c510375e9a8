import { clausesOf } from '../model/clauses.ts';
import type { Contract, Operation, Schema } from '../model/contract.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { getPath } from '../paths.ts';

/** A member of a request body, as the contract describes it. */
export interface Member {
  /** Path with `[]` for list items. */
  path: string;
  schema: Schema;
  /** True where the suite must not vary it (`x-fixed`), by itself or through what holds it. */
  fixed: boolean;
  /** Name of the value pool its values come from, if any. */
  pool?: string;
}

/** Every member of an operation's request body, each parent before its children. */
export function members(operation: Operation): Member[] {
  return operation.request ? below(operation.request, '', false) : [];
}

/** The member at a path; `undefined` where the contract has none. */
export function memberAt(operation: Operation, path: string): Member | undefined {
  return members(operation).find((member) => member.path === path);
}

function below(schema: Schema, path: string, fixed: boolean): Member[] {
  const named = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const items: [string, Json][] = isObject(schema.items) ? [['[]', schema.items]] : [];
  return [...named, ...items].flatMap(([name, child]) => {
    if (!isObject(child)) return [];
    const here = name === '[]' ? `${path}[]` : path === '' ? name : `${path}.${name}`;
    const held = fixed || child['x-fixed'] === true;
    const pool = child['x-pool'];
    const member = { path: here, schema: child, fixed: held, ...(typeof pool === 'string' ? { pool } : {}) };
    return [member, ...below(child, here, held)];
  });
}

/** Tells whether a member takes any text: no list, pool, form or sample says which, and the suite may vary it. */
export function isFreeText({ path, schema, fixed, pool }: Member): boolean {
  if (fixed || pool !== undefined || schema.type !== 'string' || path.includes('[')) return false;
  return ['enum', 'format', 'x-like', 'x-sample'].every((key) => schema[key] === undefined);
}

/** The path of one concrete place of a member: every `[]` becomes the first item. */
export function firstPlace(path: string): string {
  return path.replaceAll('[]', '[0]');
}

/** The members that an operation's open combinations speak of; varying one of them alone may be refused by a sensible target. */
export function openMembers(operation: Operation): Set<string> {
  return new Set(operation.open.flatMap((open) => ('when' in open ? [...Object.keys(open.when), ...open.absent] : [])));
}

/**
 * The members that a body leaves open: those that decide about others, and those that the body's own values allow to be left out.
 * Varied alone, they may be refused by a sensible target.
 */
export function openIn(operation: Operation, body: JsonObject): Set<string> {
  return new Set(
    operation.open.flatMap((open) => {
      if (!('when' in open)) return [];
      const holds = Object.entries(open.when).every(([path, value]) => getPath(body, path) === value);
      return [...Object.keys(open.when), ...(holds ? open.absent : [])];
    }),
  );
}

/** Members of which the pages leave open whether they can be changed without another: they stay as the operator has them. */
export function dependent(contract: Contract, operation: Operation): Set<string> {
  const open = clausesOf(contract, operation).filter(
    (c) => c.part === 'body' && c.keyword === 'optional' && c.contested,
  );
  return new Set(open.map(({ path }) => path));
}
