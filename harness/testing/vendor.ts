/**
 * Vendors that do not exist, made from data alone: a folder with a specification and a config, generated in memory as `npm run generate`
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

/** All that the engine knows of a vendor. */
export interface MadeUpVendor {
  contract: Contract;
  /** The config's JSON Schema. */
  schema: JsonObject;
  validators: Validators;
  /** A config that names its target; a new one each time, so that a test may change it. */
  config(): Json;
}

/**
 * Makes a vendor.
 *
 * @param folder Its specification, its list of pages, and `config.yaml`; ends with a slash.
 */
export async function madeUp(folder: URL): Promise<MadeUpVendor> {
  const files = await generate(fileURLToPath(folder));
  const textOf = (name: string): string => {
    const text = files.get(name);
    if (text === undefined) throw new Error(`${name} was not generated`);
    return text;
  };
  // Runs the generated module without writing it; what it requires is found from here.
  const script = textOf('validators.js').replaceAll('import.meta.url', JSON.stringify(import.meta.url));
  const loaded: { validators: Validators } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  const config = await readFile(new URL('config.yaml', folder), 'utf8');
  return {
    contract: JSON.parse(textOf('contract.json')),
    schema: JSON.parse(textOf('config.schema.json')),
    validators: loaded.validators,
    config: () => parse(config),
  };
}
