import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { UsageError } from '../errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import { type Keys, keysOf, pathText } from '../paths.ts';
import { TYPE_WORDS } from '../schema-errors.ts';
import { suggestion } from './nearest.ts';
import type { Parsed } from './parse.ts';

const ORDER = ['additionalProperties', 'unevaluatedProperties', 'type', 'enum', 'required'];

interface Complaint {
  keys: Keys;
  keyword: string;
  message: string;
  fix: string;
}

/** Tells whether a key looks like one, and not like a value in the wrong place. */
const isName = (key: string) => /^\$?[A-Za-z][A-Za-z_-]{0,39}$/.test(key);

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** What the schema says of a member, to end a sentence with: the values it may have, else what it is. */
function hint(schema: unknown, name: string): string {
  const member = isObject(schema) && isObject(schema.properties) ? schema.properties[name] : undefined;
  if (!isObject(member)) return '.';
  if (Array.isArray(member.enum)) return `: ${member.enum.join(', ')}.`;
  return typeof member.description === 'string' ? `: ${member.description}` : '.';
}

/** What one schema violation says, in the operator's words. Values are not shown: any of them may be a secret. */
function complaint(error: ErrorObject, root: Json): Complaint {
  const keys = keysOf(error.instancePath, root);
  const place = pathText(keys) || 'The document';
  const say = (message: string, fix: string, at: Keys = keys): Complaint => ({
    keys: at,
    keyword: error.keyword,
    message,
    fix,
  });
  const schema: unknown = error.parentSchema;
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const unknown = String(params.additionalProperty ?? params.unevaluatedProperty);
      const known = isObject(schema) && isObject(schema.properties) ? Object.keys(schema.properties) : [];
      // Where a colon or an indent went wrong, a secret is a key.
      const message = isName(unknown)
        ? `${pathText([...keys, unknown])} is no known key`
        : `${place} has a key that is not known there`;
      return say(message, suggestion(unknown, known), [...keys, unknown]);
    }
    case 'required':
    case 'dependentRequired':
      return say(
        `${place} has no “${params.missingProperty}”`,
        `Add “${params.missingProperty}” there${hint(schema, String(params.missingProperty))}`,
      );
    case 'type': {
      const wanted = [params.type].flat().map((type) => TYPE_WORDS[String(type)] ?? String(type));
      const got = typeOf(error.data);
      const quote = got === 'number' && wanted.includes('a text') ? ' Put it in quotes.' : '';
      return say(`${place} is ${TYPE_WORDS[got] ?? got}`, `It has to be ${wanted.join(' or ')}.${quote}`);
    }
    case 'enum':
    case 'const': {
      const allowed = [params.allowedValues ?? params.allowedValue].flat().map(String);
      return say(`${place} has a value that is not allowed there`, suggestion(String(error.data), allowed));
    }
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return say(`${place} is empty`, 'Fill it in, or leave it out.');
    default:
      return say(`${place} ${error.message ?? 'is wrong'}`, 'Fix the value there.');
  }
}

/** What one alternative of several asks for, in a few words; `undefined` where that takes more than a few. */
function asked(alternative: unknown): string | undefined {
  if (!isObject(alternative)) return undefined;
  const { type, const: only, required } = alternative;
  if (only !== undefined) return `“${only}”`;
  if (typeof type === 'string') return TYPE_WORDS[type];
  return Array.isArray(required) ? required.map((name) => `“${name}”`).join(' and ') : undefined;
}

/** Tells what would do at a place where none of several alternatives fits; `undefined` where the fault lies deeper. */
function choiceComplaint(choice: ErrorObject, within: ErrorObject[], root: Json): Complaint | undefined {
  const schema: unknown = choice.schema;
  const wanted = Array.isArray(schema) ? schema.map(asked) : [];
  const shallow = within.every(
    ({ instancePath, keyword }) => instancePath === choice.instancePath && /^(type|const|required)$/.test(keyword),
  );
  if (!shallow || wanted.length === 0 || wanted.includes(undefined)) return undefined;
  const keys = keysOf(choice.instancePath, root);
  const incomplete = within.every(({ keyword }) => keyword === 'required');
  return {
    keys,
    keyword: incomplete ? 'required' : 'type',
    message: `${pathText(keys)} is ${incomplete ? 'incomplete' : TYPE_WORDS[typeOf(choice.data)]}`,
    fix: `It has to ${incomplete ? 'have' : 'be'} ${wanted.join(', or ')}.`,
  };
}

/** One complaint for each violation worth telling; alternatives that all failed at one place make one. */
function complaints(errors: ErrorObject[], root: Json): Complaint[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const reported = new Set<ErrorObject>(choices);
  const merged = choices.flatMap((choice) => {
    const within = errors.filter(
      (error) => !reported.has(error) && error.schemaPath.startsWith(`${choice.schemaPath}/`),
    );
    const single = choiceComplaint(choice, within, root);
    if (single) for (const error of within) reported.add(error);
    return single ? [single] : [];
  });
  return [
    ...merged,
    ...errors.filter((error) => !reported.has(error) && error.keyword !== 'if').map((error) => complaint(error, root)),
  ];
}

/**
 * Holds a document against the config schema. A violation is a {@link UsageError} that tells the most telling one in full, unknown keys
 * before all others, and lists the places of the rest.
 *
 * @typeParam T The shape the schema describes.
 */
export function conforming<T extends object>(schema: JsonObject, value: Json, where: Parsed['where']): T {
  const validate = compiled(schema);
  // The schema describes T: that is what the caller says by naming it.
  if (validate(value)) return value as T;
  const [first, ...rest] = complaints(validate.errors ?? [], value).toSorted((a, b) => rank(a) - rank(b));
  if (!first) throw new UsageError(`${where()}: the document does not fit its schema`, 'See the schema.');
  const others = [...new Set(rest.map(({ message }) => message))].filter((message) => message !== first.message);
  const more = others.length > 0 ? ` (and ${others.slice(0, 4).join('; ')}${others.length > 4 ? '; …' : ''})` : '';
  throw new UsageError(`${where(first.keys)}: ${first.message}${more}`, first.fix);
}

const known = new WeakMap<JsonObject, ValidateFunction>();

/** A schema is compiled once: that takes longer than a whole rehearsal. */
function compiled(schema: JsonObject): ValidateFunction {
  const before = known.get(schema);
  if (before) return before;
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateFormats: false });
  const validate = ajv.compile(schema);
  known.set(schema, validate);
  return validate;
}

const rank = ({ keyword, keys }: Complaint) => {
  const position = ORDER.indexOf(keyword);
  return (position < 0 ? ORDER.length : position) * 100 - Math.min(keys.length, 99);
};
