import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { guardOf } from './claim.ts';
import { type Holder, thisProcess } from './holder.ts';
import { Held, lockCampaigns, lockFolder, sweepLocks } from './lock.ts';
import { Race } from './race.test-helper.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'lock-')), '.conformance');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

/** Id of a process that was there and is gone. */
const goneProcess = () => spawnSync(process.execPath, ['-e', '']).pid;

const holder = (run: string, more: Partial<Holder> = {}): Holder => ({ ...thisProcess(run, 0), ...more });
const gone = (run: string) => holder(run, { pid: goneProcess() });
const at = (id: string, baseUrl = 'https://acme.example') => ({ vendor: 'acme', baseUrl, id, key: `key of ${id}` });

/** The file of a campaign's lock, with something in it that was not written by us. */
async function left(id: string, content: Holder | string): Promise<string> {
  const release = await lockCampaigns(dir, holder('r0'), [at(id)]);
  const [name = ''] = await readdir(dir);
  await release();
  const file = join(dir, name);
  await writeFile(file, typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
  return file;
}

describe('lockCampaigns', () => {
  it('lets one run have a campaign, and the next after it', async () => {
    const release = await lockCampaigns(dir, holder('r1'), [at('1'), at('2')]);
    const attempt = lockCampaigns(dir, holder('r2'), [at('3'), at('2', 'https://acme.example/prefix')]);
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(
      `The campaign key of 2 (2) is held by run r1: process ${process.pid} on ${hostname()}`,
    );
    await expect(attempt).rejects.toMatchObject({ fix: expect.stringContaining('delete ') });
    await release();
    await release();
    const next = await lockCampaigns(dir, holder('r2'), [at('2')]);
    expect(await readdir(dir)).toHaveLength(1);
    await next();
    expect(await readdir(dir)).toEqual([]);
  });

  it('keeps no lock where it does not get all', async () => {
    const release = await lockCampaigns(dir, holder('r1'), [at('2')]);
    await expect(lockCampaigns(dir, holder('r2'), [at('1'), at('2')])).rejects.toThrow(Held);
    expect(await readdir(dir)).toHaveLength(1);
    await release();
  });

  it('keeps the campaigns of different hosts apart', async () => {
    const releases = await Promise.all(
      ['http://127.0.0.1:1', 'http://127.0.0.1:2'].map((url) => lockCampaigns(dir, holder('r'), [at('1', url)])),
    );
    for (const release of releases) await release();
  });

  it.each([
    ['http://LOCALHOST:80', 'http://127.0.0.1/'],
    ['http://localhost.:8080/', 'http://[::1]:8080'],
    ['http://[::ffff:127.0.0.1]:8080', 'http://localhost:8080'],
    ['https://acme.example:443', 'https://ACME.example./v1/'],
    ['http://acme.example', 'https://acme.example'],
  ])('takes %s and %s for one host', async (one, other) => {
    const release = await lockCampaigns(dir, holder('r1'), [at('1', one)]);
    await expect(lockCampaigns(dir, holder('r2'), [at('1', other)])).rejects.toThrow(Held);
    await release();
  });

  it('writes a lock that only its owner can read, and leaves nothing beside it', async () => {
    const release = await lockCampaigns(dir, holder('r1'), [at('1')]);
    const [name = '', ...others] = await readdir(dir);
    expect(others).toEqual([]);
    expect(JSON.parse(await readFile(join(dir, name), 'utf8'))).toEqual(holder('r1'));
    await release();
  });

  it.each([
    ['a process that is gone', () => gone('r0')],
    ['a process whose id another program has', () => holder('r0', { pid: process.ppid, processStart: 'another' })],
    ['a process whose id we have', () => holder('r0', { processStart: 'another' })],
    ['no process at all', () => holder('r0', { pid: 0 })],
  ])('takes over the lock of %s, and leaves no guard', async (_, stale) => {
    const file = await left('1', stale());
    const release = await lockCampaigns(dir, holder('r2'), [at('1')]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ run: 'r2' });
    expect(await readdir(dir)).toHaveLength(1);
    await release();
    expect(await readdir(dir)).toEqual([]);
  });

  it('takes over a lock with our id from a system that does not say when a process began', async () => {
    const { processStart: _, ...byIdAlone } = holder('r0');
    const file = await left('1', byIdAlone);
    const release = await lockCampaigns(dir, byIdAlone, [at('1')]);
    await expect(lockCampaigns(dir, { ...byIdAlone, run: 'r1' }, [at('1')])).rejects.toThrow('held by run r0');
    await release();
    await expect(readFile(file, 'utf8')).rejects.toThrow('ENOENT');
  });

  it('gets past guards whose holders are gone as well', async () => {
    const stale = gone('r0');
    const file = await left('1', stale);
    const guard = guardOf(file, stale);
    await writeFile(guard, JSON.stringify(gone('r1')));
    await writeFile(guardOf(guard, JSON.parse(await readFile(guard, 'utf8'))), JSON.stringify(gone('r2')));
    const release = await lockCampaigns(dir, holder('r3'), [at('1')]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ run: 'r3' });
    expect(await readdir(dir)).toHaveLength(1);
    await release();
  });

  it('leaves a stale lock to whoever has its guard', async () => {
    const stale = gone('r0');
    const file = await left('1', stale);
    const { processStart: _, ...other } = holder('r1', { pid: process.ppid });
    await writeFile(guardOf(file, stale), JSON.stringify(other));
    await expect(lockCampaigns(dir, holder('r2'), [at('1')])).rejects.toThrow('held by run r1');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(stale);
  });

  it('respects a lock from another host', async () => {
    const release = await lockCampaigns(dir, holder('r1', { pid: 1, host: 'other-host' }), [at('1')]);
    await expect(lockCampaigns(dir, holder('r2'), [at('1')])).rejects.toThrow('process 1 on other-host');
    await release();
  });

  it.each([
    ['is empty', ''],
    ['is cut off', '{"run":'],
    ['holds something else', '[]'],
  ])('names the file to delete where a lock %s', async (_, content) => {
    const file = await left('1', content);
    const attempt = lockCampaigns(dir, holder('r2'), [at('1')]);
    await expect(attempt).rejects.toThrow(`does not say by which run: ${file} is empty, cut off or unreadable`);
    await expect(attempt).rejects.toMatchObject({ fix: expect.stringContaining(`delete ${file}`) });
  });

  it('gives back no lock that is another’s by now', async () => {
    const release = await lockCampaigns(dir, holder('r1'), [at('1')]);
    const [name = ''] = await readdir(dir);
    await writeFile(join(dir, name), JSON.stringify(holder('r2', { host: 'other-host' })));
    await release();
    expect(await readdir(dir)).toEqual([name]);
  });

  it('says so where the folder cannot be written', async () => {
    await writeFile(join(dir, '..', 'file'), '');
    const attempt = lockCampaigns(join(dir, '..', 'file', 'folder'), holder('r1'), [at('1')]);
    await expect(attempt).rejects.toThrow('cannot be written (ENOTDIR)');
  });
});

describe('lockFolder', () => {
  it('lets one process at a time restore', async () => {
    const release = await lockFolder(dir, holder('r1'));
    await expect(lockFolder(dir, holder('r2'))).rejects.toThrow(`The folder ${dir} is held by run r1`);
    await release();
    await (await lockFolder(dir, holder('r2')))();
  });
});

describe('sweepLocks', () => {
  it('removes the locks and guards of processes that are gone, and no others', async () => {
    const stale = gone('r0');
    const file = await left('1', stale);
    await writeFile(guardOf(file, stale), JSON.stringify(gone('r1')));
    const release = await lockCampaigns(dir, holder('r2'), [at('2')]);
    const theirs = await lockCampaigns(dir, holder('r3', { host: 'other-host' }), [at('3')]);
    await writeFile(join(dir, 'lock-00.json'), '');
    await sweepLocks(dir, holder('r4'));
    const contents = await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'utf8')));
    const runs = contents.map((content) => (content === '' ? '' : JSON.parse(content).run));
    expect(runs.toSorted()).toEqual(['', 'r2', 'r3']);
    await release();
    await theirs();
  });
});

describe('a race of processes', () => {
  const RACERS = 4;
  const ROUNDS = Number(process.env.LOCK_RACES ?? 10);

  /** What a process runs first that is to find no links, as on a FAT disk. */
  const NO_LINKS = `
    import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    fs.link = async () => { throw Object.assign(new Error('no links'), { code: 'EPERM' }); };
    syncBuiltinESMExports();`;

  it.each([
    ['', ''],
    [' where the file system has no links', NO_LINKS],
  ])(
    'for a stale lock is won by exactly one%s',
    async (_, before) => {
      const race = await Race.of(RACERS, before);
      const pid = goneProcess();
      const ends: unknown[] = [];
      const after: string[] = [];
      try {
        for (let round = 0; round < ROUNDS; round++) {
          const stale = holder(`stale-${round}`, round % 3 === 1 ? { processStart: 'another' } : { pid });
          const file = await left('1', stale);
          if (round % 3 === 2) await writeFile(guardOf(file, stale), JSON.stringify(holder('guard', { pid })));
          const barrier = join(dir, '..', `start-${round}`);
          const reported = await race.run({ dir, barrier, campaign: at('1') }, () => writeFile(barrier, ''));
          ends.push(reported.toSorted());
          await race.release();
          after.push(...(await readdir(dir)));
        }
      } finally {
        await race.end();
      }
      expect(ends).toEqual(Array.from({ length: ROUNDS }, () => ['got', ...Array(RACERS - 1).fill('held')]));
      expect(after).toEqual([]);
    },
    120_000,
  );
});
