import type { JsonObject } from '../model/json.ts';
import { isObject, type Json } from '../model/json.ts';
import { generalPath, getPath } from '../paths.ts';
import type { Cursor } from './cursor.ts';
import { hasMember } from './operations.ts';

const UNSAID = 'where it is meant, name it in the title, a claim, the suggestion or the question';

/** Whether a text names something as a word of its own. */
export function namedIn(words: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9_])${escaped}(?![A-Za-z0-9_])`).test(words);
}

/**
 * Fails where a path is none, or names what no schema describes. A member that nobody documents may be named all the same where the
 * entry speaks of it in its own words: then it is no slip of the pen.
 */
export function checkPath(place: Cursor, path: string, schemas: readonly JsonObject[], words: string): void {
  const general = generalPath(path);
  try {
    getPath(null, general.replaceAll('[]', '[0]'));
  } catch {
    place.fail(`\`${path}\` is no path of a member`);
  }
  if (general === '') place.fail('a path of a member is expected');
  if (schemas.some((schema) => hasMember(schema, general)) || namedIn(words, path)) return;
  const last = lastName(general);
  const documented = schemas.flatMap((schema) => pathsOf(schema));
  const others = documented.filter((known) => lastName(known) === last);
  if (others.length === 0 && namedIn(words, last)) return;
  const hint = others.length > 0 ? `documented: ${[...new Set(others)].join(', ')}` : UNSAID;
  place.fail(`\`${path}\` is documented nowhere, and the entry does not speak of it; ${hint}`);
}

function lastName(path: string): string {
  return path.replaceAll('[]', '').split('.').at(-1) ?? '';
}

/** Every member path that a schema describes. */
function pathsOf(schema: Json | undefined, path = ''): string[] {
  if (!isObject(schema)) return [];
  const { properties, items } = schema;
  const members = isObject(properties) ? Object.entries(properties) : [];
  return [
    ...(path === '' ? [] : [path]),
    ...members.flatMap(([name, child]) => pathsOf(child, path === '' ? name : `${path}.${name}`)),
    ...(items === undefined ? [] : pathsOf(items, `${path}[]`)),
  ];
}
