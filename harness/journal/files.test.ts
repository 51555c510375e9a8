import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digest } from './digest.ts';
import { createWhole, replaceWhole, sweepTemporaries } from './files.ts';
import { ownStart } from './holder.ts';
import { goneProcess } from './journal.test-helper.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'files-')), 'folder');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

describe('createWhole', () => {
  it('creates a file, its folder too, and no other in its place', async () => {
    expect(await createWhole(join(dir, 'a'), 'one')).toBe(true);
    expect(await createWhole(join(dir, 'a'), 'two')).toBe(false);
    expect(await readFile(join(dir, 'a'), 'utf8')).toBe('one');
    expect((await stat(join(dir, 'a'))).mode & 0o077).toBe(0);
    expect(await readdir(dir)).toEqual(['a']);
  });

  it('is won by one of many', async () => {
    const got = await Promise.all(Array.from({ length: 20 }, (_, n) => createWhole(join(dir, 'a'), String(n))));
    expect(got.filter((one) => one)).toHaveLength(1);
    expect(await readdir(dir)).toEqual(['a']);
  });

  it('creates no file in the place of a folder', async () => {
    await mkdir(join(dir, 'a'), { recursive: true });
    expect(await createWhole(join(dir, 'a'), 'one')).toBe(false);
  });
});

describe('replaceWhole', () => {
  it('puts a file in the place of an older one, and leaves nothing beside it', async () => {
    await replaceWhole(join(dir, 'a'), 'one');
    await replaceWhole(join(dir, 'a'), 'two');
    expect(await readFile(join(dir, 'a'), 'utf8')).toBe('two');
    expect((await stat(join(dir, 'a'))).mode & 0o077).toBe(0);
    expect(await readdir(dir)).toEqual(['a']);
  });

  it('that fails leaves nothing', async () => {
    await mkdir(join(dir, 'a', 'b'), { recursive: true });
    await expect(replaceWhole(join(dir, 'a'), 'one')).rejects.toThrow();
    expect(await readdir(dir)).toEqual(['a']);
  });
});

describe('sweepTemporaries', () => {
  it('removes what processes of this host left that are gone, and nothing else', async () => {
    const host = digest(hostname());
    const uuid = '00000000-0000-4000-8000-000000000000';
    const stale = [
      `temporary-${host}-${goneProcess()}--${uuid}`,
      `temporary-${host}-${goneProcess()}-${ownStart() ?? ''}-${uuid}`,
      `temporary-${host}-${process.pid}-0123456789abcdef-${uuid}`,
    ];
    const kept = [
      `temporary-${host}-${process.pid}-${ownStart() ?? ''}-${uuid}`,
      `temporary-${digest('other-host')}-${goneProcess()}--${uuid}`,
      'temporary-notes',
    ];
    await mkdir(dir);
    for (const name of [...stale, ...kept]) await writeFile(join(dir, name), '');
    await sweepTemporaries(dir);
    expect((await readdir(dir)).toSorted()).toEqual(kept.toSorted());
  });
});
