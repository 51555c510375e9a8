import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import type { JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';

const ROOT = new URL('../../', import.meta.url);

/** A type that has a schema of its own. */
interface Described {
  /** File that declares it, from the root of the project. */
  path: string;
  type: string;
  title: string;
}

const RESULTS: Described = {
  path: 'harness/model/results.ts',
  type: 'Results',
  title: 'Results of a conformance run',
};

/** Any JSON is right there, and nothing else can stand in a file: a validator need not walk through every body to see it. */
const OPEN: { [type: string]: JsonObject } = { Json: {}, JsonObject: { type: 'object' } };

/** Makes the JSON Schema of each of the engine's own types that has one; they depend on no specification. */
export function typeSchemas(): Map<string, { schema: JsonObject; path: string }> {
  return new Map([['results.schema.json', { schema: schemaOf(RESULTS), path: RESULTS.path }]]);
}

/**
 * Makes a type's schema. A description is the TSDoc of its type or member; what a type cannot say of a text or a number stands in the
 * tags of its TSDoc: `@pattern`, `@minimum`, ….
 */
function schemaOf({ path, type, title }: Described): JsonObject {
  const generator = createGenerator({
    path: fileURLToPath(new URL(path, ROOT)),
    tsconfig: fileURLToPath(new URL('tsconfig.json', ROOT)),
    topRef: false,
    // `npm run types` checks them; here they are only read.
    skipTypeCheck: true,
  });
  // The library's own type allows members that are undefined, which no file holds.
  const schema: JsonObject = JSON.parse(JSON.stringify(generator.createSchema(type)));
  const { definitions } = schema;
  if (!isObject(definitions)) return { title, ...schema };
  for (const [name, open] of Object.entries(OPEN)) if (name in definitions) definitions[name] = open;
  return { title, ...schema };
}
