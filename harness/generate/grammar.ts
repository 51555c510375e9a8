import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { suggestion } from '../config/nearest.ts';
import type { JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import { type Keys, keysOf } from '../paths.ts';
import { alternativesOf, TYPE_WORDS, tellingErrors } from '../schema-errors.ts';
import type { Cursor } from './cursor.ts';

/** The JSON Schema of each kind of catalogue. */
export type Grammars = { readonly [kind in 'discrepancies' | 'observations']: JsonObject };

let kept: Promise<Grammars> | undefined;

/** The schemas as they were generated last. */
export function keptGrammars(): Promise<Grammars> {
  kept ??= Promise.all([keptGrammar('discrepancies'), keptGrammar('observations')]).then(
    ([discrepancies, observations]) => ({ discrepancies, observations }),
  );
  return kept;
}

async function keptGrammar(kind: keyof Grammars): Promise<JsonObject> {
  return JSON.parse(await readFile(new URL(`../../generated/${kind}.schema.json`, import.meta.url), 'utf8'));
}

/**
 * Holds a catalogue against its grammar, and gives it the type the grammar was made from.
 * @throws SpecError on what is not of this structure; unknown keys before all others, since they explain missing ones.
 */
export function conformTo<Written>(file: Cursor, grammar: JsonObject): Written {
  const validate = validatorOf(grammar);
  if (validate(file.value)) return file.value as Written; // the grammar is made from this very type
  const errors = tellingErrors(validate.errors ?? []);
  const first = errors.find(({ keyword }) => keyword === 'additionalProperties') ?? errors[0];
  return first ? complain(first, file) : file.fail('does not fit its schema');
}

const validators = new WeakMap<JsonObject, ValidateFunction>();

function validatorOf(grammar: JsonObject): ValidateFunction {
  const known = validators.get(grammar);
  if (known) return known;
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, strictRequired: false });
  // Editors know the keyword as well.
  ajv.addKeyword('errorMessage');
  const validate = ajv.compile(grammar);
  validators.set(grammar, validate);
  return validate;
}

/** Says what is wrong at a place, and what would be right. */
function complain(error: ErrorObject, file: Cursor): never {
  const { data, params, propertyName } = error;
  const schema: JsonObject = isObject(error.parentSchema) ? error.parentSchema : {};
  const said = typeof schema.errorMessage === 'string' ? schema.errorMessage : undefined;
  const place = placeAt(file, keysOf(error.instancePath, file.value));
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      const known = isObject(schema.properties) ? Object.keys(schema.properties) : [];
      return place.at(name).fail(`unknown keyword \`${name}\`. ${suggestion(name, known)}`);
    }
    case 'uniqueItems': {
      const item = place.items()[Math.max(params.i, params.j)] ?? place;
      return item.fail(`\`${String(item.value)}\` stands there twice`);
    }
    case 'type':
      return place.fail(`${[params.type].flat().map(wordFor).join(' or ')} is expected`);
    case 'pattern': {
      const named = propertyName === undefined ? place : place.at(propertyName);
      return named.fail(`\`${propertyName ?? data}\` ${said ?? `is not of the form ${params.pattern}`}`);
    }
    case 'anyOf': {
      const right = alternativesOf(error).join(', ');
      return place.fail(typeof data === 'string' ? `\`${data}\` is none of: ${right}` : `${said}: ${right}`);
    }
    case 'enum':
      return place.fail(`\`${String(data)}\` is none of: ${params.allowedValues.join(', ')}`);
    case 'maxProperties':
      return place.fail(
        `${Object.keys(place.object()).length} ${place.path.at(-1)} are more than ${params.limit}: leave some out`,
      );
  }
  if (said !== undefined) return place.fail(said);
  if (schema.minItems === 2 && schema.maxItems === 2) return place.fail('two things in a list are expected');
  if (error.keyword === 'required') return place.fail(`\`${params.missingProperty}\` is missing; add it`);
  return place.fail(error.keyword === 'minLength' ? 'a text is expected' : (error.message ?? 'does not fit'));
}

const wordFor = (type: string): string => TYPE_WORDS[type] ?? type;

function placeAt(file: Cursor, keys: Keys): Cursor {
  return keys.reduce<Cursor>(
    (place, key) => (typeof key === 'number' ? (place.items()[key] ?? place) : place.at(key)),
    file,
  );
}
