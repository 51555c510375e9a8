import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { parseDocument } from 'yaml';
import type { Json } from '../model/json.ts';
import { isCatalogue } from './catalogue.ts';
import { configSchema } from './config-schema.ts';
import { readContract } from './contract.ts';
import { Cursor, SpecError } from './cursor.ts';
import { validatorModules } from './validators.ts';

const SPECS = 'specs/';

/**
 * Makes all that is generated from a folder of specifications, and writes nothing.
 * @param specsDir - folder with one OpenAPI document per API version and `sources.yaml`
 * @returns file name → text, in a stable order
 * @throws SpecError naming file and place, on anything a specification may not hold
 */
export async function generate(specsDir: string): Promise<Map<string, string>> {
  const names = (await readdir(specsDir)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = names.map(async (name) => [name, await readFile(join(specsDir, name), 'utf8')] as const);
  return generateFrom(new Map(await Promise.all(texts)));
}

/** Does the same from the files' texts: file name → YAML. Files that are neither OpenAPI documents nor catalogues are passed over. */
export async function generateFrom(specs: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const places = [...specs].map(([name, text]) => parse(name, text));
  const sources = places.find((place) => place.file === 'sources.yaml');
  if (!sources) throw new SpecError('sources.yaml', [], 'the list of pages is missing');
  const documents = places.filter((place) => place.has('openapi'));
  const catalogues = places.filter(isCatalogue);
  // A catalogue whose name is misspelt would be missed by nobody.
  const stray = places.find((place) => /discrepanc|observation/i.test(place.file) && !isCatalogue(place));
  if (stray) stray.fail('is no catalogue: its name ends in `.discrepancies.yaml` or `.observations.yaml`');
  const contract = readContract(documents, sources, catalogues);
  const validators = validatorModules(contract);
  const files = new Map([
    ['contract.json', jsonFile(contract, SPECS)],
    ['config.schema.json', jsonFile(configSchema(contract), SPECS)],
    ['validators.js', script(validators.script)],
    ['validators.d.ts', script(validators.types)],
  ]);
  for (const document of documents) {
    files.set(document.file.replace(/\.yaml$/, '.d.ts'), script(await typesOf(document)));
  }
  return files;
}

function parse(name: string, text: string): Cursor {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new SpecError(name, [], error.message);
  return new Cursor(name, document.toJS() as Json);
}

async function typesOf(document: Cursor): Promise<string> {
  return astToString(await openapiTS(JSON.stringify(document.value)));
}

/** The text of a generated JSON file; its banner says what it is made from. */
export function jsonFile(value: object, from: string): string {
  return `${JSON.stringify({ $comment: bannerOf(from), ...value }, null, 2)}\n`;
}

const script = (text: string): string => `// ${bannerOf(SPECS)}\n${text.trimEnd()}\n`;

const bannerOf = (from: string): string => `Generated from ${from} by \`npm run generate\`; do not edit.`;
