import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digest } from './digest.ts';
import { thisProcess } from './holder.ts';
import { goneProcess, meta } from './journal.test-helper.ts';
import { openJournal } from './journal.ts';
import { lockCampaigns } from './lock.ts';
import { sweep } from './sweep.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'sweep-')), '.conformance');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

const us = thisProcess('r9', 0);

/** Leaves what a run may leave that is killed: a lock, a file half written, and a journal. */
async function killed(changed: boolean): Promise<void> {
  const pid = goneProcess();
  const journal = await openJournal(dir, meta('r1', { pid }));
  if (changed) await journal.markWritten({ id: 'acme.call' }, {});
  await lockCampaigns(dir, { ...us, pid }, [{ vendor: 'acme', baseUrl: 'https://acme.example', id: '1', key: 'k' }]);
  await writeFile(join(dir, `temporary-${digest(hostname())}-${pid}--00000000-0000-4000-8000-000000000000`), '{');
}

describe('sweep', () => {
  it('removes all that a killed run left, and the folder', async () => {
    await killed(false);
    expect(await readdir(dir)).toHaveLength(3);
    await sweep(dir, us);
    expect(existsSync(dir)).toBe(false);
  });

  it('keeps a journal that names a changed campaign', async () => {
    await killed(true);
    await sweep(dir, us);
    expect(await readdir(dir)).toEqual(['journal-r1.json']);
  });

  it('keeps what is no file of ours, and what is none of a journal', async () => {
    await mkdir(dir);
    await writeFile(join(dir, 'reference.json'), '{}');
    await writeFile(join(dir, 'journal-x.json'), '');
    await sweep(dir, us);
    expect(await readdir(dir)).toHaveLength(2);
  });

  it('has nothing to do where there is no folder, or no folder of that name', async () => {
    await sweep(dir, us);
    await writeFile(dir, '');
    await sweep(dir, us);
    expect(existsSync(dir)).toBe(true);
  });
});
