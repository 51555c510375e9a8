import type { ErrorObject } from 'ajv';
import { isObject } from './model/json.ts';

/** What each JSON type is called in a complaint. */
export const TYPE_WORDS: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'empty',
};

/** Keywords that only repeat that something inside of them failed, which says so itself. */
const REPEATING = ['if', 'propertyNames'];

/**
 * Of all that a validator complains of, what is worth saying. Where none of several alternatives fits, each of them complains: where one
 * of them fails deeper inside of the value it is the one that was meant, and only that is said; otherwise only that none fits.
 */
export function tellingErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Map<string, ErrorObject>();
  // The first at a place is the innermost: alternatives of alternatives fail before what they are part of.
  for (const error of errors) {
    if (error.keyword === 'anyOf' && !choices.has(error.instancePath)) choices.set(error.instancePath, error);
  }
  return errors.filter((error) => {
    const choice = choices.get(error.instancePath);
    if (choice === undefined) return !REPEATING.includes(error.keyword);
    return error === choice && !errors.some(({ instancePath }) => instancePath.startsWith(`${error.instancePath}/`));
  });
}

/**
 * What the alternatives of a choice are, in a word each: values, or the members an object has to have. Where a text is there, only values
 * can have been meant. The validator has to be `verbose`.
 */
export function alternativesOf({ schema, data }: ErrorObject): string[] {
  if (!Array.isArray(schema)) return [];
  return schema.flatMap((alternative: unknown) => {
    if (!isObject(alternative)) return [];
    const { const: only, required } = alternative;
    if (only !== undefined) return [String(only)];
    return Array.isArray(required) && typeof data !== 'string' ? [required.join(' and ')] : [];
  });
}
