import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { UsageError } from '../errors.ts';
import type { Json } from '../model/json.ts';
import { type LoadOptions, loadTarget } from './load.ts';
import { contract, schema, validators } from './toy.test-helper.ts';

/** Loads targets of the toy contract from a folder that is there while the tests of a file run. */
export function loading() {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'config-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const load = (more: Partial<LoadOptions>) =>
    loadTarget({ contract, validators, schema, baseUrls: [], env: { KEY: 'key-from-env' }, cwd: folder, ...more });
  /** The path of a file in that folder. */
  const at = (name: string) => join(folder, name);
  /** Writes a file and loads it as the config. */
  const loadText = async (text: string, more: Partial<LoadOptions> = {}) => {
    await writeFile(at('conformance.yaml'), text);
    return load({ file: 'conformance.yaml', ...more });
  };
  return { at, load, loadText };
}

/** What the operator reads. */
export async function complaint(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => 'nothing',
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError)) throw new Error(`expected a UsageError, got ${error}`);
  return `${error.message} → ${error.fix}`;
}

/** A vendor's entry that is complete. */
export const acme = (more: object = {}) => ({
  baseUrl: 'https://acme.example/',
  space: 'sp',
  auth: { token: 'key-literal' },
  ...more,
});
/** A config with one vendor. */
export const one = (vendor: object, rest: object = {}) => ({ ...rest, targets: { staging: { acme: vendor } } }) as Json;
/** A config with campaigns. */
export const campaigns = (entries: object) => one(acme({ campaigns: entries }));
/** A baseline. */
export const body = { name: 'Spring' };

/** A reference to an environment variable as a config writes it. */
export const ref = (name: string) => `\${${name}}`;
