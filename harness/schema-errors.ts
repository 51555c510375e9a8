import type { ErrorObject } from 'ajv';
import { isObject } from './model/json.ts';

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
    if (choice === undefined) return error.keyword !== 'if';
    return error === choice && !errors.some(({ instancePath }) => instancePath.startsWith(`${error.instancePath}/`));
  });
}

/** What the alternatives of a choice are, in a word each: the values, or the members an object has to have. The validator has to be `verbose`. */
export function alternativesOf({ schema }: ErrorObject): string[] {
  if (!Array.isArray(schema)) return [];
  return schema.flatMap((alternative: unknown) => {
    if (!isObject(alternative)) return [];
    const { const: only, enum: words, required } = alternative;
    if (only !== undefined) return [String(only)];
    if (Array.isArray(words)) return words.map(String);
    return Array.isArray(required) ? [required.join(' and ')] : [];
  });
}
