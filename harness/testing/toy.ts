/**
 * A vendor that does not exist, made from data alone: the specification and config in `toy/`, generated in memory as `npm run generate`
 * does it for the real ones.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { generate } from '../generate/generate.ts';
import type { Contract, Validators } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { loadRules } from '../rules.ts';

const FOLDER = new URL('./toy/', import.meta.url);

/** Where the shipped rules stand. */
const RULES = new URL('../../suites/rules/', import.meta.url);

const files = await generate(fileURLToPath(FOLDER));

/** A generated file's text. */
function textOf(name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new Error(`${name} was not generated`);
  return text;
}

/** Runs the generated module of validators without writing it; what it requires is found from here. */
async function loadValidators(): Promise<Validators> {
  const script = textOf('validators.js').replaceAll('import.meta.url', JSON.stringify(import.meta.url));
  const loaded: { validators: Validators } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  return loaded.validators;
}

/** What the toy vendor promises. */
export const toyContract: Contract = JSON.parse(textOf('contract.json'));

/** The config's JSON Schema, as generated for the toy vendor. */
export const toySchema: JsonObject = JSON.parse(textOf('config.schema.json'));

/** The toy vendor's precompiled validators. */
export const toyValidators: Validators = await loadValidators();

/** The shipped rules, as every run loads them. */
export const shippedRules = await loadRules(RULES);

const config = await readFile(new URL('config.yaml', FOLDER), 'utf8');

/** A config that names the toy target; a new one each time, so that a test may change it. */
export function toyConfig(): { targets: { toy: { toy: ToyEntry } } } {
  return parse(config);
}

/** The toy vendor's part of its config. */
export interface ToyEntry extends JsonObject {
  shop: string;
  auth: { token: string };
  values: { streets: string[] };
  campaigns: { [key: string]: { [key: string]: Json; baseline: JsonObject } };
}
