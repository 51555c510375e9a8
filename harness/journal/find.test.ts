import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findJournals } from './find.ts';
import { goneProcess, meta } from './journal.test-helper.ts';
import { type JournalMeta, openJournal, resumeJournal } from './journal.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'find-')), '.conformance');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

const a = { id: 'acme.call' };
const gone = () => ({ pid: goneProcess() });
const atWork = (run: string): JournalMeta => {
  const made = meta(run, { pid: process.ppid });
  const { processStart: _, ...holder } = made.holder;
  return { ...made, holder };
};
const changed = async (made: JournalMeta) => {
  const journal = await openJournal(dir, made);
  await journal.markWritten(a, { type: 'sample' });
  return journal;
};
const runs = async () => (await findJournals(dir)).open.map(({ document }) => document.holder.run);

describe('findJournals', () => {
  it('finds what a killed run left changed, and takes it up again', async () => {
    const killed = await changed(meta('r1', gone()));
    const { open, bad } = await findJournals(dir);
    expect(open).toMatchObject([{ file: killed.file, running: false, document: { target: 'staging' } }]);
    expect(bad).toEqual([]);
    const resumed = await resumeJournal(killed.file);
    expect(resumed.document.campaigns[0]).toMatchObject({ state: 'written', dialect: { type: 'sample' } });
    await resumed.markRestored(a);
    await resumed.close();
    expect(await findJournals(dir)).toEqual({ open: [], bad: [] });
    expect(await readdir(dir)).toEqual([]);
  });

  it('tells a run that is at work from one that is gone, was on another host, or had an id that is used again', async () => {
    await changed(atWork('r1'));
    await changed(meta('r2', { host: `not-${hostname()}` }));
    await changed(meta('r3'));
    await changed(meta('r4', { pid: process.ppid, processStart: 'another' }));
    await changed(meta('r5', gone()));
    const { open } = await findJournals(dir);
    expect(open.filter(({ running }) => running).map(({ document }) => document.holder.run)).toEqual(['r1']);
    expect(open).toHaveLength(5);
  });

  it('names the latest first', async () => {
    await changed(meta('c', { started: '2026-01-05T10:00:00.000Z' }));
    await changed(meta('a', { started: '2026-01-05T11:00:00.000+02:00' }));
    await changed(meta('b', { started: '2026-01-05T10:00:00.000Z' }));
    expect(await runs()).toEqual(['c', 'b', 'a']);
  });

  it('clears away what killed runs left without a change, and nothing of those at work or elsewhere', async () => {
    await openJournal(dir, meta('r1', gone()));
    await openJournal(dir, atWork('r2'));
    await openJournal(dir, meta('r3', { host: 'other-host' }));
    await writeFile(join(dir, 'notes.json'), '{}');
    expect(await findJournals(dir)).toEqual({ open: [], bad: [] });
    expect(await readdir(dir)).toEqual(['journal-r2.json', 'journal-r3.json', 'notes.json']);
  });

  it('finds the good ones among bad ones, and names these', async () => {
    await changed(meta('r1', gone()));
    await writeFile(join(dir, 'journal-a.json'), '');
    await mkdir(join(dir, 'journal-b.json'));
    await symlink('nowhere', join(dir, 'journal-c.json'));
    const { open, bad } = await findJournals(dir);
    expect(open).toHaveLength(1);
    expect(bad.map(({ message }) => message)).toEqual([
      expect.stringContaining('journal-a.json is empty'),
      expect.stringContaining('journal-b.json is no file'),
      expect.stringContaining('journal-c.json is a link'),
    ]);
    expect(await readdir(dir)).toHaveLength(4);
  });

  it('passes over journals that come and go while it reads', async () => {
    let ended = false;
    const other = (async () => {
      while (!ended) await (await openJournal(dir, meta('short'))).close();
    })();
    await changed(meta('r1', gone()));
    for (let time = 0; time < 50; time++) expect(await runs()).toEqual(['r1']);
    ended = true;
    await other;
  });

  it('finds nothing where there is no folder, and says so where it is none', async () => {
    expect(await findJournals(join(dir, 'missing'))).toEqual({ open: [], bad: [] });
    await writeFile(dir, '');
    await expect(findJournals(dir)).rejects.toThrow(`The folder of journals ${dir} cannot be read (ENOTDIR)`);
  });
});
