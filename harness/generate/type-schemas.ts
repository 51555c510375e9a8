import { fileURLToPath } from 'node:url';
import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
} from 'ts-json-schema-generator';
import type { JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import type { Grammars } from './grammar.ts';

/** What the schemas' banner says they are made from. */
export const TYPE_SOURCE = 'the types in harness/';

const ROOT = new URL('../../', import.meta.url);

/** A type that has a schema of its own. */
interface Described {
  type: string;
  title: string;
  /** Tags beside the library's. */
  extraTags: string[];
}

const RESULTS: Described = { type: 'Results', title: 'Results of a conformance run', extraTags: [] };
/** `errorMessage` is what editors and the generator say in place of a keyword's own words. */
const CATALOGUE = { extraTags: ['errorMessage'] };
const DISCREPANCIES: Described = { type: 'WrittenDiscrepancies', title: 'Catalogue of contradictions', ...CATALOGUE };
const OBSERVATIONS: Described = { type: 'WrittenObservations', title: 'Catalogue of silences', ...CATALOGUE };

/** Where the types are declared. */
const PATHS = 'harness/{model/results,generate/written}.ts';

/** Any JSON is right there, and nothing else can stand in a file: a validator need not walk through every body to see it. */
const OPEN: { [type: string]: JsonObject } = { Json: {}, JsonObject: { type: 'object' } };

/** Makes the JSON Schemas of the engine's own types, by the file each is written to. They depend on no specification. */
export function typeSchemas(): { schemas: Map<string, JsonObject>; grammars: Grammars } {
  const program = createProgram(settings([]));
  const grammars = { discrepancies: schemaOf(DISCREPANCIES, program), observations: schemaOf(OBSERVATIONS, program) };
  const schemas = new Map([
    ['results.schema.json', schemaOf(RESULTS, program)],
    ['discrepancies.schema.json', grammars.discrepancies],
    ['observations.schema.json', grammars.observations],
  ]);
  return { schemas, grammars };
}

function settings(extraTags: string[]): Parameters<typeof createFormatter>[0] {
  return {
    ...DEFAULT_CONFIG,
    path: fileURLToPath(new URL(PATHS, ROOT)),
    tsconfig: fileURLToPath(new URL('tsconfig.json', ROOT)),
    topRef: false,
    // `npm run types` checks them; here they are only read.
    skipTypeCheck: true,
    extraTags,
  };
}

/**
 * Makes a type's schema. A description is the TSDoc of its type or member; what a type cannot say of a text or a number stands in the
 * tags of its TSDoc: `@pattern`, `@minimum`, ….
 */
function schemaOf({ type, title, extraTags }: Described, program: ReturnType<typeof createProgram>): JsonObject {
  const config = settings(extraTags);
  const generator = new SchemaGenerator(program, createParser(program, config), createFormatter(config), config);
  // The library's own type allows members that are undefined, which no file holds.
  const schema: JsonObject = JSON.parse(JSON.stringify(generator.createSchema(type)));
  const { definitions } = schema;
  if (!isObject(definitions)) return { title, ...schema };
  for (const [name, open] of Object.entries(OPEN)) if (name in definitions) definitions[name] = open;
  return { title, ...schema };
}
