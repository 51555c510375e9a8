import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { thisProcess } from './holder.ts';
import { findJournals, type JournalMeta, openJournal, readJournal, resumeJournal } from './journal.ts';
import { lockCampaigns } from './lock.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'journal-')), '.conformance');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

/** Id of a process that was there and is gone. */
const goneProcess = () => spawnSync(process.execPath, ['-e', '']).pid;

const campaign = (lane: string) => ({
  lane,
  vendor: 'acme',
  kind: 'call',
  id: `cd-${lane}`,
  baseUrl: 'https://acme.example',
  operation: 'updateCall',
  baseline: { name: 'Spring' },
});
const meta = (run = 'r1', pid: number = process.pid): JournalMeta => ({
  holder: { ...thisProcess(run, 0), pid },
  target: 'staging',
  config: '/somewhere/conformance.yaml',
  campaigns: [campaign('acme.call'), campaign('acme.text')],
});
const a = { id: 'acme.call' };
const b = { id: 'acme.text' };

describe('a journal', () => {
  it('is on disk as soon as it is open, for nobody else to read', async () => {
    const { file } = await openJournal(dir, meta());
    expect(await readJournal(file)).toEqual({
      schemaVersion: 1,
      ...meta(),
      campaigns: [
        { ...campaign('acme.call'), dialect: {}, state: 'untouched' },
        { ...campaign('acme.text'), dialect: {}, state: 'untouched' },
      ],
    });
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('says which campaign is changed, in which dialect, and which is back', async () => {
    const journal = await openJournal(dir, meta());
    const states = async () =>
      (await readJournal(journal.file)).campaigns.map(({ state, dialect }) => [state, dialect]);
    await Promise.all([journal.markWritten(a, { type: 'table' }), journal.markWritten(b, {})]);
    await journal.markWritten(a, { type: 'sample' });
    await journal.markRestored(b);
    expect(await states()).toEqual([
      ['written', { type: 'sample' }],
      ['restored', {}],
    ]);
    await expect(journal.markWritten({ id: 'acme.other' }, {})).rejects.toThrow('does not know acme.other');
  });

  it('is removed when all is restored, and stays while something is not', async () => {
    const journal = await openJournal(dir, meta());
    await journal.markWritten(a, {});
    await journal.close();
    expect(await readdir(dir)).toEqual(['journal-r1.json']);
    await journal.markRestored(a);
    await journal.close();
    expect(await readdir(dir)).toEqual([]);
  });

  it('that cannot be written is told before anything is sent', async () => {
    await writeFile(join(dir, '..', 'file'), '');
    const attempt = openJournal(join(dir, '..', 'file', 'folder'), meta());
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow('cannot be written (ENOTDIR)');
  });

  it('that is none is told with its file', async () => {
    const file = join(dir, '..', 'x.json');
    const good = await openJournal(dir, meta('r1'));
    await writeFile(file, (await readFile(good.file, 'utf8')).replace('"schemaVersion": 1', '"schemaVersion": 2'));
    await expect(readJournal(file)).rejects.toThrow(`${file}, line 2: schemaVersion has a value that is not allowed`);
    await writeFile(file, '{"schema');
    await expect(readJournal(file)).rejects.toThrow('malformed');
  });
});

describe('findJournals', () => {
  it('finds what a killed run left changed, and takes it up again', async () => {
    const killed = await openJournal(dir, meta('r1', goneProcess()));
    await killed.markWritten(a, { type: 'sample' });
    const [found] = await findJournals(dir);
    expect(found).toMatchObject({ file: killed.file, running: false, document: { target: 'staging' } });
    const resumed = await resumeJournal(killed.file);
    expect(resumed.document.campaigns[0]).toMatchObject({ state: 'written', dialect: { type: 'sample' } });
    await resumed.markRestored(a);
    await resumed.close();
    expect(await findJournals(dir)).toEqual([]);
    expect(await readdir(dir)).toEqual([]);
  });

  it('tells a run that is at work from one that is gone or was on another host', async () => {
    const running = await openJournal(dir, meta('r1', process.ppid));
    await running.markWritten(a, {});
    const elsewhere = await openJournal(dir, {
      ...meta('r2'),
      holder: { ...meta('r2', 4711).holder, host: `not-${hostname()}` },
    });
    await elsewhere.markWritten(a, {});
    const own = await openJournal(dir, meta('r3'));
    await own.markWritten(a, {});
    expect((await findJournals(dir)).map((found) => found.running)).toEqual([true, false, false]);
  });

  it('clears away what killed runs left without a change, and nothing of those at work', async () => {
    await openJournal(dir, meta('r1', goneProcess()));
    await openJournal(dir, meta('r2', process.ppid));
    await writeFile(join(dir, 'notes.json'), '{}');
    expect(await findJournals(dir)).toEqual([]);
    expect(await readdir(dir)).toEqual(['journal-r2.json', 'notes.json']);
  });

  it('finds nothing where there is no folder', async () => {
    expect(await findJournals(join(dir, 'missing'))).toEqual([]);
  });
});

describe('lockCampaigns', () => {
  const holder = (run: string, pid: number = process.pid, host = hostname()) => ({ ...thisProcess(run, 0), pid, host });
  const at = (id: string, baseUrl = 'https://acme.example') => ({ vendor: 'acme', baseUrl, id, key: `key of ${id}` });

  it('lets one run have a campaign, and the next after it', async () => {
    const release = await lockCampaigns(dir, holder('r1'), [at('1'), at('2')]);
    const attempt = lockCampaigns(dir, holder('r2'), [at('3'), at('2', 'https://acme.example/prefix')]);
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(
      `The campaign key of 2 (2) is held by run r1: process ${process.pid} on ${hostname()}`,
    );
    await expect(attempt).rejects.toMatchObject({ mend: expect.stringContaining('delete ') });
    await release();
    await release();
    const next = await lockCampaigns(dir, holder('r2'), [at('2')]);
    expect(await readdir(dir)).toHaveLength(1);
    await next();
    expect(await readdir(dir)).toEqual([]);
  });

  it('keeps no lock where it does not get all', async () => {
    const release = await lockCampaigns(dir, holder('r1'), [at('2')]);
    await expect(lockCampaigns(dir, holder('r2'), [at('1'), at('2')])).rejects.toThrow(UsageError);
    expect(await readdir(dir)).toHaveLength(1);
    await release();
  });

  it('keeps the campaigns of different hosts apart', async () => {
    const releases = await Promise.all(
      ['http://127.0.0.1:1', 'http://127.0.0.1:2'].map((url) => lockCampaigns(dir, holder('r'), [at('1', url)])),
    );
    for (const release of releases) await release();
  });

  it('takes over the lock of a process that is gone, or that had our id', async () => {
    const leave = async (other: object) => {
      const release = await lockCampaigns(dir, holder('r1'), [at('1')]);
      const [name = ''] = await readdir(dir);
      await release();
      await writeFile(join(dir, name), JSON.stringify(other));
      return join(dir, name);
    };
    for (const left of [holder('r0', goneProcess()), holder('r0')]) {
      const file = await leave(left);
      const release = await lockCampaigns(dir, holder('r2'), [at('1')]);
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ run: 'r2' });
      await release();
    }
  });

  it('respects a lock from another host and one that cannot be read', async () => {
    await (await lockCampaigns(dir, holder('r1'), [at('1')]))();
    const first = await lockCampaigns(dir, holder('r1', 1, 'other-host'), [at('1')]);
    await expect(lockCampaigns(dir, holder('r2'), [at('1')])).rejects.toThrow('process 1 on other-host');
    const [name = ''] = await readdir(dir);
    await writeFile(join(dir, name), '{"run":');
    await expect(lockCampaigns(dir, holder('r2'), [at('1')])).rejects.toThrow('held by run unknown');
    await first();
  });
});
