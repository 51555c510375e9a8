import type { Part, Schema } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import type { Cursor } from './cursor.ts';
import { STRING_FORMATS } from './formats.ts';
import { keywordsOf, readStatement, type Statement } from './statement.ts';

/** A statement about a member, with all that makes a clause of it. */
export interface FoundStatement extends Statement {
  part: Part;
  path: string;
  keyword: string;
  /** Type of the member in words, e.g. `array of string`. */
  type?: string;
  /** Whether an object must hold the member. */
  required?: boolean;
  /** Whether the page closes the member's list of values. */
  closed?: boolean;
  place: Cursor;
}

const CONSTRAINTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'enum', 'minimum', 'maximum', 'format'];
const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean'] as const;
const STRUCTURE = ['type', 'description', 'properties', 'required', 'items', 'examples'];
const NOTES = ['x-pool', 'x-fixed', 'x-case', 'x-foreign', 'x-like', 'x-bounds'];

/** Reads a request or answer schema: its statements, and the schema without its sources and references. */
export function readSchema(cursor: Cursor, part: 'body' | 'response', pools: readonly string[]) {
  const found: FoundStatement[] = [];

  function read(place: Cursor, path: string, listed?: boolean): JsonObject {
    const here = place.resolved();
    here.allow([...STRUCTURE, ...CONSTRAINTS, ...NOTES, 'x-source']);
    here.at('type').oneOf(TYPES);
    checkNotes(here, pools);
    if (listed !== undefined) statements(here, path, listed);
    else if (here.has('x-source')) here.fail('only a member of an object has `x-source`');
    const schema: JsonObject = {};
    for (const [key, child] of here.entries()) {
      if (key === 'x-source') continue;
      if (key === 'properties') schema[key] = members(here, path);
      else if (key === 'items') schema[key] = read(child, `${path}[]`);
      // What the page shows binds nobody; the contract has a name of its own for it.
      else if (key === 'examples') schema['x-sample'] = child.value;
      else schema[key] = child.value;
    }
    return schema;
  }

  function members(object: Cursor, path: string): JsonObject {
    const required = object.optional('required')?.strings() ?? [];
    const properties = object.at('properties');
    for (const name of required) if (!properties.has(name)) object.at('required').fail(`\`${name}\` is no property`);
    return Object.fromEntries(
      properties
        .entries()
        .map(([name, child]) => [name, read(child, path ? `${path}.${name}` : name, required.includes(name))]),
    );
  }

  /** Collects the statements about one member and holds them against its schema. */
  function statements(member: Cursor, path: string, listed: boolean): void {
    const source = member.at('x-source');
    const known = { part, path, type: typeInWords(member.value), closed: member.has('x-case') };
    let implied = false;
    for (const [keyword, place] of keywordsOf(source)) {
      if (keyword === 'required' && place.value === 'implied') implied = true;
      else
        found.push({ ...withValue(member, keyword, readStatement(place)), ...known, keyword, required: listed, place });
    }
    for (const keyword of ['type', ...CONSTRAINTS]) {
      if (member.has(keyword) && !source.has(`.${keyword}`)) member.at(keyword).fail(`\`${keyword}\` has no source`);
    }
    if (implied && !listed)
      source.at('.required').fail('is implied, but `required` of the object does not name the member');
    if (implied && !holdsRequired(member)) source.at('.required').fail('is implied by no required member');
    const must = implied || (part === 'body' ? demanded('required', path) : demanded('type', path) && !doubted(path));
    if (must !== listed) {
      source.fail(
        must
          ? '`required` of the object does not name the member'
          : '`required` of the object names the member without a firm source',
      );
    }
  }

  const of = (keyword: string, path: string) => found.find((item) => item.path === path && item.keyword === keyword);
  const demanded = (keyword: string, path: string): boolean => {
    const item = of(keyword, path);
    if (!item || item.contested || item.excluded) return false;
    // One page that both tabulates and shows a member of an answer promises that it is there.
    return part === 'body' || item.basis === 'table+sample';
  };
  const doubted = (path: string): boolean => of('present', path)?.contested !== undefined;

  const schema: Schema = read(cursor, '');
  return { schema, found };
}

/** The statement with the value its keyword demands; a constraint that binds nobody stays out of the schema. */
function withValue(member: Cursor, keyword: string, statement: Statement): Statement {
  if (!CONSTRAINTS.includes(keyword)) return statement;
  const binding = !statement.contested && !statement.excluded;
  const value = member.optional(keyword)?.value;
  if (binding && value === undefined) member.fail(`\`${keyword}\` has a source but does not stand in the schema`);
  if (!binding && value !== undefined) member.fail(`\`${keyword}\` binds nobody: its value belongs into the source`);
  return binding && value !== undefined ? { ...statement, value } : statement;
}

function checkNotes(member: Cursor, pools: readonly string[]): void {
  member.optional('x-pool')?.oneOf(pools);
  member.optional('x-fixed')?.flag();
  member.optional('x-case')?.oneOf(['closed']);
  member.optional('x-bounds')?.oneOf(['between']);
  member.optional('examples')?.items();
  for (const key of ['format', 'x-like']) member.optional(key)?.oneOf(Object.keys(STRING_FORMATS));
  if (member.has('x-case') && !member.has('enum')) member.at('x-case').fail('closes a list that is not there');
  const values = member.optional('enum')?.items().map(folded) ?? [];
  for (const foreign of member.optional('x-foreign')?.items() ?? []) {
    if (!member.has('x-case')) foreign.fail('is foreign to a list that is not closed');
    if (values.includes(folded(foreign))) foreign.fail('differs from a listed value in its case at most');
  }
}

const folded = (item: Cursor): string => String(item.value).toLowerCase();

function holdsRequired(member: Cursor): boolean {
  return member.has('required') && member.at('required').items().length > 0;
}

/** `string`, `object`, `array of string`. */
function typeInWords(schema: Json): string {
  if (!isObject(schema)) return '';
  const { type, items } = schema;
  return isObject(items) ? `${String(type)} of ${String(items.type)}` : String(type);
}
