import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WireRequest } from '../model/exchange.ts';
import { composePress, pressVendor } from '../testing/press.ts';
import { type Press, type PressFaults, press, servePress } from '../testing/press-target.ts';
import { commandOf, folder, latest, TestIo } from './command.test-helper.ts';

const CLI = fileURLToPath(new URL('../testing/press-cli.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

const command = (io: TestIo, ...argv: string[]) => commandOf(composePress, io, argv);

/** Serves a press to one test, with a config for it in a folder of its own. */
async function raised(faults: PressFaults = {}, hold?: (request: WireRequest, target: Press) => Promise<void>) {
  const dir = await folder();
  const target = press(() => Date.now(), faults);
  const { url, close } = await servePress(target, (request) => hold?.(request, target) ?? Promise.resolve());
  onTestFinished(close);
  const config = JSON.stringify(pressVendor.config()).replaceAll('https://press.example', url);
  await writeFile(join(dir, 'conformance.json'), config);
  return { dir, target, url, args: ['--config', 'conformance.json'] };
}

const OWN = ['poster-a', 'poster-b'];

describe('a run that makes its own campaigns', () => {
  it('ends with 0, says that they are deleted, and leaves no journal', async () => {
    const { dir, target, args } = await raised();
    const io = new TestIo(dir);
    expect(await command(io, 'run', ...args), io.err).toBe(0);
    expect(io.out).toContain(`${target.made.length} campaigns, made by the run and deleted`);
    expect([...target.posters.keys()]).toEqual(OWN);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
    const { run } = await latest(dir);
    expect(run.sent.restore).toBeGreaterThan(0);
    expect(run.sent.restore).toBeLessThanOrEqual(run.planned.restore);
  });

  it('deletes what a create made whose answer never came, as the list shows it', async () => {
    const { dir, target, args } = await raised({ loses: (nth) => nth === 3 });
    const io = new TestIo(dir);
    await command(io, 'run', ...args);
    expect([...target.posters.keys()]).toEqual(OWN);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('never deletes a campaign that the config names, though it looks like what a lost create made', async () => {
    const { dir, target, args } = await raised(
      { loses: (nth) => nth === 3 },
      async ({ method, url }, { posters, made }) => {
        // The neighbour was not on the list until now, and is renamed to what was sent.
        const made4 = posters.get('poster-4');
        if (method === 'POST' && url.endsWith('/posters') && made.length === 4 && made4) {
          posters.delete('poster-4');
          posters.set('poster-n', { ...made4, id: 'poster-n' });
        }
      },
    );
    const config = JSON.parse(await readFile(join(dir, 'conformance.json'), 'utf8'));
    config.targets.press.press.campaigns.new = { id: 'poster-n', kind: 'poster', role: 'neighbour' };
    await writeFile(join(dir, 'conformance.json'), JSON.stringify(config));
    await command(new TestIo(dir), 'run', ...args);
    expect([...target.posters.keys()]).toEqual([...OWN, 'poster-n']);
  });

  it('deletes nothing where several campaigns may be what a lost create made, and says that it cannot be known', async () => {
    const { dir, target, args } = await raised(
      { loses: (nth) => nth === 3 },
      async ({ method, url }, { posters, made }) => {
        // Somebody else makes the same at the same time.
        const twin = posters.get('poster-4');
        if (method === 'POST' && url.endsWith('/posters') && made.length === 4 && twin)
          posters.set('poster-x', { ...twin, id: 'poster-x' });
      },
    );
    const io = new TestIo(dir);
    expect(await command(io, 'run', ...args)).not.toBe(0);
    expect([...target.posters.keys()]).toEqual([...OWN, 'poster-4', 'poster-x']);
    expect(io.out).toContain('no list from before and after shows which campaign it is');
    // Patience has passed, and nobody will ever know: the journal is not kept for it.
    const again = new TestIo(dir);
    expect(await command(again, 'restore')).toBe(0);
    expect(again.out).toContain('press.poster: cannot be known');
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('deletes them after Ctrl-C, and ends with 130', async () => {
    let io: TestIo | undefined;
    const { dir, target, args } = await raised({}, async ({ method }) => {
      if (method === 'PUT') io?.kill('SIGINT');
    });
    io = new TestIo(dir);
    expect(await command(io, 'run', ...args)).toBe(130);
    expect(target.made.length).toBeGreaterThan(0);
    expect([...target.posters.keys()]).toEqual(OWN);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('keeps in its journal what the target does not delete, until restore has deleted it', async () => {
    const faults: PressFaults = { keeps: true };
    const { dir, target, args } = await raised(faults);
    const io = new TestIo(dir);
    expect(await command(io, 'run', ...args, '--operation', 'createPoster', '--profile', 'quick')).not.toBe(0);
    expect(io.out).toContain('could not be deleted');
    expect(target.posters.size).toBeGreaterThan(OWN.length);
    delete faults.keeps;
    const again = new TestIo(dir);
    expect(await command(again, 'restore'), again.err).toBe(0);
    expect(again.out).toMatch(/press\.poster: poster-\d+.*, made by the run, (is|are) deleted/);
    expect([...target.posters.keys()]).toEqual(OWN);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('has verdicts that its records show, and findings that a replay makes a campaign for', async () => {
    const { dir, target, args } = await raised({
      takes: ({ title }, by) => by === 'create' && `${title}`.length === 21,
    });
    const io = new TestIo(dir);
    expect(await command(io, 'run', ...args)).toBe(1);
    const { findings } = await latest(dir);
    expect(findings).toMatchObject([{ operation: 'createPoster', title: 'accepts a title of 21 characters' }]);
    expect(await command(new TestIo(dir), 'verify', 'reports/latest')).toBe(0);
    const again = new TestIo(dir);
    expect(await command(again, 'replay', findings[0]?.id ?? ''), again.err).toBe(1);
    expect(again.out).toContain('press.poster was made for this, and is deleted.');
    expect([...target.posters.keys()]).toEqual(OWN);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('writes to nothing when it only reads', async () => {
    const { dir, target, args } = await raised();
    const io = new TestIo(dir);
    await command(io, 'run', ...args, '--read-only');
    expect(target.made).toEqual([]);
  });
});

describe('a run that is killed', () => {
  /** Kills the process at one request, before that is answered, and restores. */
  async function killedAt(isIt: (request: WireRequest, target: Press) => boolean) {
    let child: ChildProcess | undefined;
    let isKilled = false;
    const { dir, target, args } = await raised({}, async (request, served) => {
      if (isKilled || !isIt(request, served)) return;
      isKilled = true;
      const gone = child && once(child, 'exit');
      child?.kill('SIGKILL');
      await gone;
    });
    child = spawn(process.execPath, ['--import', TSX, CLI, 'run', ...args], { cwd: dir, stdio: 'ignore' });
    await once(child, 'exit');
    expect(isKilled).toBe(true);
    const left = [...target.posters.keys()].filter((id) => !OWN.includes(id));
    const [name = ''] = (await readdir(join(dir, '.conformance'))).filter((file) => file.startsWith('journal-'));
    const journal: { made: { id?: string; state: string }[] } = JSON.parse(
      await readFile(join(dir, '.conformance', name), 'utf8'),
    );
    const io = new TestIo(dir);
    const code = await command(io, 'restore');
    return { left, journal, code, out: io.out, target, dir };
  }

  it('has its campaign deleted by restore, by the id that the journal has', async () => {
    const { left, journal, code, out, target, dir } = await killedAt(({ method }) => method === 'PUT');
    expect(left).toHaveLength(1);
    expect(journal.made.filter(({ state }) => state === 'made').map(({ id }) => id)).toEqual(left);
    expect(code).toBe(0);
    expect(out).toContain(`press.poster: ${left[0]}, made by the run, is deleted`);
    expect([...target.posters.keys()]).toEqual(OWN);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('has its campaign deleted by restore even where it never came to know the id', async () => {
    const { left, journal, code, target, dir } = await killedAt(
      ({ method, url }, { made }) => method === 'POST' && url.endsWith('/posters') && made.length === 4,
    );
    expect(left).toEqual(['poster-4']);
    expect(journal.made.filter(({ state }) => state === 'sent')).toMatchObject([{ nth: 4 }]);
    expect(code).toBe(0);
    expect([...target.posters.keys()]).toEqual(OWN);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });
});

describe('a config', () => {
  it('names no campaign of the operator’s where one is to be made', async () => {
    const { dir, args, target } = await raised();
    const config = JSON.parse(await readFile(join(dir, 'conformance.json'), 'utf8'));
    config.targets.press.press.campaigns.poster.id = 'poster-a';
    await writeFile(join(dir, 'conformance.json'), JSON.stringify(config));
    const io = new TestIo(dir);
    expect(await command(io, 'run', ...args)).toBe(2);
    expect(io.err).toContain('campaigns.poster is to be created, and also has an id');
    delete config.targets.press.press.campaigns.poster.id;
    delete config.targets.press.press.campaigns.poster.baseline;
    await writeFile(join(dir, 'conformance.json'), JSON.stringify(config));
    const again = new TestIo(dir);
    expect(await command(again, 'run', ...args)).toBe(2);
    expect(again.err).toContain('campaigns.poster is to be created and has no baseline');
    expect(target.made).toEqual([]);
  });

  it('may not ask for a campaign of a kind that the vendor’s API does not create and delete', async () => {
    const { dir, args, target } = await raised();
    const config = JSON.parse(await readFile(join(dir, 'conformance.json'), 'utf8'));
    config.targets.press.press.campaigns.banner = { create: true, baseline: { title: 'Open Day', width: 4 } };
    await writeFile(join(dir, 'conformance.json'), JSON.stringify(config));
    const io = new TestIo(dir);
    expect(await command(io, 'run', ...args)).toBe(2);
    expect(io.err.split('\n')[0]).toBe(
      'error: targets.press.press.campaigns.banner is to be created, but the documentation of press has no operations that create and delete a banner',
    );
    expect(target.made).toEqual([]);
  });
});
