import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { exampleResults } from './example.test-helper.ts';
import { readResults } from './read.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'results-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** The usage error that reading raises. */
async function refusal(path: string): Promise<UsageError> {
  const cause = await readResults(path).catch((error: unknown) => error);
  if (!(cause instanceof UsageError)) throw new Error(`no usage error: ${String(cause)}`);
  return cause;
}

describe('readResults', () => {
  it('reads a file and the folder it stands in', async () => {
    const file = await written('results.json', exampleResults());
    expect(await readResults(file)).toEqual(exampleResults());
    expect(await readResults(folder)).toEqual(exampleResults());
  });

  it('names the file that is missing and where to look', async () => {
    const { message, fix } = await refusal(join(folder, 'none.json'));
    expect(message).toBe(`There are no results at ${join(folder, 'none.json')}.`);
    expect(fix).toContain('reports/latest');
  });

  it('says so when a file is no JSON', async () => {
    const file = await written('page.json', '<html>');
    expect((await refusal(file)).message).toMatch(/page\.json is no JSON: /);
  });

  it('says so when a file is cut off', async () => {
    const file = await written('cut.json', JSON.stringify(exampleResults()).slice(0, 500));
    expect((await refusal(file)).message).toMatch(/cut\.json is no JSON: /);
  });

  it('names the schema version it cannot read', async () => {
    const file = await written('next.json', { ...exampleResults(), schemaVersion: 2 });
    expect((await refusal(file)).message).toMatch(/has schemaVersion 2; this version reads 1\.$/);
  });

  it('tells the first five problems of a file that holds something else, and counts the others', async () => {
    const { message } = await refusal(await written('other.json', {}));
    expect(message).toContain("the root: must have required property 'schemaVersion'");
    expect(message.match(/\n {2}the root/g)).toHaveLength(5);
    expect(message).toMatch(/\n {2}and \d+ more$/);
  });
});
