import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Json } from '../model/json.ts';
import { isCatalogue } from './catalogue.ts';
import { configSchema } from './config-schema.ts';
import { readContract } from './contract.ts';
import { Cursor, type LineOf, SpecError } from './cursor.ts';
import { type Grammars, keptGrammars } from './grammar.ts';
import { validatorModules } from './validators.ts';

const SPECS = 'specs/';

/**
 * Makes all that is generated from a folder of specifications, and writes nothing.
 * @param specsDir - folder with one OpenAPI document per API version and `sources.yaml`
 * @param grammars - what catalogues are held against; default: as generated last
 * @returns file name → text, in a stable order
 * @throws SpecError naming file and place, on anything a specification may not hold
 */
export async function generate(specsDir: string, grammars?: Grammars): Promise<Map<string, string>> {
  const names = (await readdir(specsDir)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = names.map(async (name) => [name, await readFile(join(specsDir, name), 'utf8')] as const);
  return generateFrom(new Map(await Promise.all(texts)), grammars);
}

/** Does the same from the files' texts: file name → YAML. Files that are neither OpenAPI documents nor catalogues are passed over. */
export async function generateFrom(
  specs: ReadonlyMap<string, string>,
  grammars?: Grammars,
): Promise<Map<string, string>> {
  const places = [...specs].map(([name, text]) => parse(name, text));
  const sources = places.find((place) => place.file === 'sources.yaml');
  if (!sources) throw new SpecError('sources.yaml', [], 'the list of pages is missing');
  const documents = places.filter((place) => place.has('openapi'));
  const catalogues = places.filter(isCatalogue);
  // A catalogue whose name is misspelt would be missed by nobody.
  const stray = places.find((place) => /discrepanc|observation/i.test(place.file) && !isCatalogue(place));
  if (stray) stray.fail('is no catalogue: its name ends in `.discrepancies.yaml` or `.observations.yaml`');
  const { contract, samples } = readContract(documents, sources, catalogues, grammars ?? (await keptGrammars()));
  const validators = validatorModules(contract);
  const files = new Map([
    ['contract.json', jsonFile(contract, SPECS)],
    ['config.schema.json', jsonFile(configSchema(contract), SPECS)],
    ['samples.json', jsonFile({ samples }, SPECS)],
    ['validators.js', script(validators.script)],
    ['validators.d.ts', script(validators.types)],
  ]);
  for (const document of documents) {
    files.set(document.file.replace(/\.yaml$/, '.d.ts'), script(await typesOf(document)));
  }
  return files;
}

function parse(name: string, text: string): Cursor {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error) throw new SpecError(name, [], error.message, error.linePos?.[0].line);
  const root = rootOf(name, document);
  return new Cursor(name, root, [], { root, lineOf: linesIn(document, lineCounter) });
}

/** What the document says. That an alias names nothing shows only here. */
function rootOf(name: string, document: Document): Json {
  try {
    return document.toJS();
  } catch (error) {
    throw new SpecError(name, [], error instanceof Error ? error.message : String(error));
  }
}

/** Finds lines of a document by paths; a member begins at its key. */
function linesIn(document: Document, counter: LineCounter): LineOf {
  return (path) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const name of path) {
      const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === name) : undefined;
      const begin = pair ? pair.key : isSeq(node) ? node.items[Number(name)] : undefined;
      node = pair ? pair.value : begin;
      if (isNode(begin)) offset = begin.range?.[0] ?? offset;
    }
    return counter.linePos(offset).line;
  };
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
