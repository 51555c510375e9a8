import { UsageError } from '../errors.ts';
import { isObject, type Json } from '../model/json.ts';
import { type Keys, pathText } from '../paths.ts';

/** Environment variables by name. */
export type Environment = { readonly [name: string]: string | undefined };

const REFERENCE = /\$(\$?)\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * The value with every `${NAME}` in its texts replaced from the environment; `$${NAME}` stands for the text `${NAME}` itself.
 * A variable that is not set, or empty, is a {@link UsageError} naming it and the place that needs it.
 *
 * @param where Names file and line of a place, for the error.
 */
export function withEnvironment(value: Json, env: Environment, where: (keys: Keys) => string, keys: Keys = []): Json {
  if (Array.isArray(value)) return value.map((item, index) => withEnvironment(item, env, where, [...keys, index]));
  if (isObject(value)) {
    const entries = Object.entries(value).map(([name, inner]) => [
      name,
      withEnvironment(inner, env, where, [...keys, name]),
    ]);
    return Object.fromEntries(entries);
  }
  if (typeof value !== 'string') return value;
  return value.replace(REFERENCE, (whole, literal: string, name: string) => {
    if (literal) return whole.slice(1);
    const found = env[name];
    if (found) return found;
    throw new UsageError(
      `The environment variable ${name} is ${found === '' ? 'empty' : 'not set'}; ${pathText(keys)} needs it (${where(keys)})`,
      `Set ${name} before the run.`,
    );
  });
}
