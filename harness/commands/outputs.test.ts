import { mkdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './command.test-helper.ts';
import { latestOf, pointLatest } from './outputs.ts';

describe('reports/latest', () => {
  it('points to the last run, wherever that left its results', async () => {
    const dir = await folder();
    await pointLatest(join(dir, 'reports/one'), dir);
    expect(await readlink(join(dir, 'reports/latest'))).toBe('one');
    await pointLatest(join(dir, 'elsewhere/two'), dir);
    expect(await readlink(join(dir, 'reports/latest'))).toBe('../elsewhere/two');
    expect(await latestOf(dir)).toBe(join(dir, 'reports/latest'));
  });

  it('is named in a file where no link can be made', async () => {
    const dir = await folder();
    // A folder that is not empty cannot be replaced by a link.
    await mkdir(join(dir, 'reports/latest/kept'), { recursive: true });
    await pointLatest(join(dir, 'reports/one'), dir);
    expect(await readFile(join(dir, 'reports/latest.txt'), 'utf8')).toBe('one\n');
    expect((await stat(join(dir, 'reports/latest.txt'))).mode & 0o077).toBe(0);
    expect(await latestOf(dir)).toBe(join(dir, 'reports/one'));
  });
});
