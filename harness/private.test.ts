import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFolder, writePrivate } from './private.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'private-'));
});
afterAll(() => rm(dir, { recursive: true }));

const mode = async (name: string) => ((await stat(join(dir, name))).mode & 0o777).toString(8);

it('a folder that is made is its owner’s, one that was there keeps its mode', async () => {
  await mkdir(join(dir, 'there'));
  await chmod(join(dir, 'there'), 0o755);
  await makeFolder(join(dir, 'there/a/b'));
  await makeFolder(join(dir, 'there'));
  expect([await mode('there'), await mode('there/a'), await mode('there/a/b')]).toEqual(['755', '700', '700']);
});

it('a file is its owner’s, and no part of one is left behind', async () => {
  await writeFile(join(dir, 'old'), 'old');
  await chmod(join(dir, 'old'), 0o644);
  await writePrivate(join(dir, 'old'), 'new');
  await writePrivate(join(dir, 'fresh'), 'new');
  expect([await mode('old'), await mode('fresh')]).toEqual(['600', '600']);
  expect(await readFile(join(dir, 'old'), 'utf8')).toBe('new');
  await mkdir(join(dir, 'taken'));
  await expect(writePrivate(join(dir, 'taken'), 'x')).rejects.toThrow();
  expect((await readdir(dir)).filter((name) => /^(old|fresh|taken)/.test(name)).sort()).toEqual([
    'fresh',
    'old',
    'taken',
  ]);
});
