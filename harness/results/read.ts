import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { isObject } from '../model/json.ts';
import type { Results } from '../model/results.ts';
import { validateResults } from './validate.ts';

/** The name under which a run's folder holds its results. */
export const RESULTS_FILE = 'results.json';

/** The version of the results file that this version writes and reads. */
export const SCHEMA_VERSION = 1;

/** How many problems of an invalid file are reported; the others are counted. */
const REPORTED = 5;

/**
 * Reads results from a file, or from a run's folder.
 *
 * @throws {UsageError} when there is no such file, when it is no JSON, has another schema version, or is not valid.
 */
export async function readResults(path: string): Promise<Results> {
  const file = await fileOf(path);
  const value = parse(file, await textOf(file));
  if (isObject(value) && value.schemaVersion !== SCHEMA_VERSION && 'schemaVersion' in value) {
    throw new UsageError(
      `${file} has schemaVersion ${JSON.stringify(value.schemaVersion)}; this version reads ${SCHEMA_VERSION}.`,
      'Read it with the version of the suite that wrote it, or run again.',
    );
  }
  const validation = validateResults(withStories(value));
  if (validation.valid) return validation.results;
  const reported = validation.problems.slice(0, REPORTED).map((problem) => `\n  ${problem}`);
  const more = validation.problems.length - reported.length;
  throw new UsageError(
    `${file} does not hold valid results:${reported.join('')}${more > 0 ? `\n  and ${more} more` : ''}`,
    'Name a results.json as the suite wrote it; a file edited by hand or cut off cannot be read.',
  );
}

/** Results that were written before findings had stories: the request that shows one stands for its story. */
function withStories(value: unknown): unknown {
  if (!isObject(value) || !Array.isArray(value.findings)) return value;
  const findings = value.findings.map((finding) =>
    isObject(finding) && !('story' in finding) && 'exchange' in finding
      ? { ...finding, story: [finding.exchange] }
      : finding,
  );
  return { ...value, findings };
}

async function fileOf(path: string): Promise<string> {
  const folder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return folder ? join(path, RESULTS_FILE) : path;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause;
    throw new UsageError(
      code === 'ENOENT' ? `There are no results at ${file}.` : `${file} cannot be read (${String(code)}).`,
      'Name a results.json or the folder of a run, such as reports/latest.',
    );
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(
      `${file} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Name a results.json as the suite wrote it, or the folder of a run, such as reports/latest.',
    );
  }
}
