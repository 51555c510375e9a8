import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { meta } from './journal.test-helper.ts';
import { BadJournal, NoJournal, openJournal, readJournal } from './journal.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'journal-')), '.conformance');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

const a = { id: 'acme.call' };
const b = { id: 'acme.text' };

describe('a journal', () => {
  it('is on disk as soon as it is open, for nobody else to read', async () => {
    const { file } = await openJournal(dir, meta());
    expect(await readJournal(file)).toEqual({
      schemaVersion: 2,
      ...meta(),
      campaigns: meta().campaigns.map((campaign) => ({ ...campaign, dialect: {}, state: 'untouched' })),
      made: [],
    });
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('of the version before is read as one that made no campaign', async () => {
    const { file } = await openJournal(dir, meta());
    const { made: _, campaigns, ...document } = await readJournal(file);
    // As that version wrote them.
    const then = campaigns.map(({ name, ...rest }) => ({ lane: name, ...rest }));
    await writeFile(file, JSON.stringify({ ...document, campaigns: then, schemaVersion: 1 }));
    expect(await readJournal(file)).toEqual({ ...document, campaigns, schemaVersion: 2, made: [] });
  });

  it('stays for as long as a campaign that the run made may be there', async () => {
    const journal = await openJournal(dir, meta());
    const place = { id: 'acme.own', vendor: { id: 'acme' }, kind: { id: 'call' }, campaign: { key: 'own' } };
    const script = { ...place, target: { baseUrl: 'https://acme.example' } };
    const made = { nth: 1, body: { name: 'Spring' }, listed: ['1'] };
    await journal.markMade(script, {}, { ...made, state: 'sent' });
    await journal.close();
    expect((await readJournal(journal.file)).made).toMatchObject([{ name: 'acme.own', key: 'own', state: 'sent' }]);
    await journal.markMade(script, {}, { ...made, id: '7', state: 'gone' });
    await journal.close();
    await expect(readJournal(journal.file)).rejects.toThrow('does not exist');
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

  it('that cannot be written is reported before anything is sent', async () => {
    await writeFile(join(dir, '..', 'file'), '');
    const attempt = openJournal(join(dir, '..', 'file', 'folder'), meta());
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow('cannot be written (ENOTDIR)');
  });

  it('holds the last of many changes, whichever was written first', async () => {
    const journal = await openJournal(dir, meta());
    const dialects = Array.from({ length: 20 }, (_, n) => ({ type: String(n) }));
    await Promise.all(dialects.map((dialect) => journal.markWritten(a, dialect)));
    expect((await readJournal(journal.file)).campaigns[0]?.dialect).toEqual({ type: '19' });
    expect(await readdir(dir)).toEqual(['journal-r1.json']);
  });

  it('is written again where an ended run has removed the empty folder', async () => {
    const journal = await openJournal(dir, meta());
    await rm(dir, { recursive: true });
    await journal.markWritten(a, {});
    expect(await readdir(dir)).toEqual(['journal-r1.json']);
  });
});

describe('a file that is no journal', () => {
  const spoilt = async (spoil: (text: string) => string | Buffer) => {
    const good = await openJournal(dir, meta('r1'));
    const file = join(dir, 'journal-x.json');
    await writeFile(file, spoil(await readFile(good.file, 'utf8')));
    return file;
  };

  it.each<[string, (text: string) => string | Buffer, string]>([
    ['is empty', () => '', 'is empty, cut off or overwritten'],
    ['is cut off', (text) => text.slice(0, -20), 'is empty, cut off or overwritten'],
    ['is binary', () => Buffer.from([0, 159, 146, 150, 255]), 'is empty, cut off or overwritten'],
    ['is of another version', (text) => text.replace('"schemaVersion": 2', '"schemaVersion": 3'), 'of another version'],
    [
      'lacks a member',
      (text) => text.replace('"target"', '"tarket"'),
      'is no journal: the content: tarket is no known',
    ],
    ['is a list', () => '[]', 'is no journal: the content: The document is a list'],
    ['has a base URL that is none', (text) => text.replaceAll('https://acme', 'acme'), 'base URL of acme.call is none'],
    ['is nested deeply', () => '['.repeat(100_000), 'is empty, cut off or overwritten'],
  ])('because it %s is named, with the two ways on', async (_, spoil, what) => {
    const file = await spoilt(spoil);
    const attempt = readJournal(file);
    await expect(attempt).rejects.toThrow(BadJournal);
    await expect(attempt).rejects.toThrow(`The journal ${file} `);
    await expect(attempt).rejects.toThrow(what);
    await expect(attempt).rejects.toMatchObject({ fix: expect.stringMatching(/copy .* delete /) });
  });

  it.each<[string, (file: string) => Promise<unknown> | unknown, string]>([
    ['a folder', (file) => mkdir(file), 'is no file but a folder or a device'],
    ['a pipe', (file) => spawnSync('mkfifo', [file]), 'is no file but a folder or a device'],
    ['a link to nothing', (file) => symlink('gone.json', file), 'is a link to a file that is gone'],
    ['a link to itself', (file) => symlink(file, file), 'is a link to itself'],
  ])('because it is %s is named', async (_, make, what) => {
    await mkdir(dir);
    const file = join(dir, 'journal-x.json');
    await make(file);
    await expect(readJournal(file)).rejects.toThrow(BadJournal);
    await expect(readJournal(file)).rejects.toThrow(what);
  });

  it('because it may not be read is named', async () => {
    const file = await spoilt((text) => text);
    await chmod(file, 0);
    // Whoever is root may read everything.
    const read = readJournal(file).then(
      () => 'read',
      (error: Error) => error.message,
    );
    expect(['read', `The journal ${file} may not be read`]).toContain(await read);
  });

  it('because it is not there is another matter', async () => {
    await expect(readJournal(join(dir, 'journal-x.json'))).rejects.toThrow(NoJournal);
    await expect(readJournal(join(dir, 'journal-x.json'))).rejects.toThrow('does not exist');
  });
});
