import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { voiceV2Baseline } from '../../fixtures/baselines.ts';
import { campaignIds } from '../../fixtures/target/accounts.ts';
import { view } from '../evidence/answer.ts';
import { type Holder, thisProcess } from '../journal/holder.ts';
import { goneProcess } from '../journal/journal.test-helper.ts';
import { openJournal } from '../journal/journal.ts';
import { lockCampaigns, lockFolder } from '../journal/lock.ts';
import { compose } from '../main.ts';
import type { JsonObject } from '../model/json.ts';
import { command, folder, latest, type Served, served, TestIo, textOf } from './command.test-helper.ts';

/** How a run that was killed differs from others. */
interface Killed {
  run?: string;
  holder?: Partial<Holder>;
  config?: string;
  name?: string;
  baseline?: JsonObject;
  /** What the campaign showed before; default: what it shows. */
  found?: JsonObject;
}

/** A state that no baseline of these tests gives the campaign. */
const ELSE = { name: 'Something Else' };

/** What a read shows of the voice campaign, as a run that only reads sees it; nothing where it cannot. */
async function foundAt(dir: string, config: string) {
  const operation = 'getVoiceCampaignV2';
  const out = await folder();
  const asked = ['run', '--config', join(dir, config), '--read-only', '--operation', operation, '--format', 'json'];
  if ((await command(new TestIo(out), ...asked)) === 2) return undefined;
  const { contract } = await compose();
  const read = contract.operations.find(({ id }) => id === operation);
  const shown = (await latest(out)).exchanges.find((x) => x.campaign === 'voice-v2');
  return read && shown && view(contract, read, shown);
}

/** Leaves behind what a killed run leaves: a journal that says that the voice campaign is changed. */
async function killedRun(
  dir: string,
  { baseUrl, config, requests }: Served,
  { run = 'killed', holder, baseline = voiceV2Baseline, name = 'kore.voice-v2', ...named }: Killed = {},
) {
  const found = named.found ?? (await foundAt(dir, config));
  requests.length = 0;
  const journal = await openJournal(join(dir, '.conformance'), {
    holder: { run, pid: goneProcess(), host: hostname(), started: '2026-01-05T10:00:00.000Z', ...holder },
    target: 'reference',
    config: join(dir, named.config ?? config),
    campaigns: [
      {
        name,
        vendor: 'kore',
        kind: 'voice-v2',
        id: campaignIds.voiceV2,
        baseUrl,
        operation: 'updateVoiceCampaignV2',
        baseline,
      },
    ],
  });
  await journal.markWritten({ id: name }, { campaignType: 'table', accountId: 'both' }, found);
  // Long ago: what was under way then has ended.
  await utimes(journal.file, new Date(0), new Date(0));
  return `.conformance/journal-${run}.json`;
}

/** Spoils the journals of a folder in ways that a disk or a person does. */
async function spoil(dir: string): Promise<void> {
  const folder = join(dir, '.conformance');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'journal-cut.json'), '{"schemaVersion": 1, "hol');
  await writeFile(join(folder, 'journal-empty.json'), '');
  await writeFile(join(folder, 'journal-next.json'), '{"schemaVersion": 3}');
  await mkdir(join(folder, 'journal-folder.json'));
  await symlink('gone', join(folder, 'journal-link.json'));
}
const SPOILT = ['cut', 'empty', 'folder', 'link', 'next'];

const puts = ({ requests }: Served) => requests.filter((request) => request.startsWith('PUT'));

describe('a run after one that was killed', () => {
  it('ends with 2, points to restore, and sends nothing', async () => {
    const dir = await folder();
    const target = await served(dir);
    const journal = await killedRun(dir, target);
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', target.config)).toBe(2);
    expect(io.err).toContain('Run killed did not put back: kore.voice-v2');
    expect(io.err).toContain(`restore --journal ${join(dir, journal)}`);
    expect(target.requests).toEqual([]);
    expect(await readdir(join(dir, '.conformance'))).toEqual(['journal-killed.json']);
  });

  it('knows the host however it is written', async () => {
    const dir = await folder();
    const target = await served(dir);
    await killedRun(dir, { ...target, baseUrl: `${target.baseUrl.replace('127.0.0.1', 'LOCALHOST')}/` });
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', target.config)).toBe(2);
    expect(io.err).toContain('Run killed did not put back');
    expect(target.requests).toEqual([]);
  });

  it('is said of a run whose lock is gone and that is still at work', async () => {
    const dir = await folder();
    const target = await served(dir);
    await killedRun(dir, target, { holder: { pid: process.ppid } });
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', target.config)).toBe(2);
    expect(io.err).toContain('Run killed is still at work on kore.voice-v2');
    expect(target.requests).toEqual([]);
  });
});

describe('a run in a folder with journals that are none', () => {
  it('ends with 2, names each and the two ways on, and sends nothing', async () => {
    const dir = await folder();
    const target = await served(dir);
    await spoil(dir);
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', target.config)).toBe(2);
    for (const name of SPOILT) expect(io.err).toContain(`journal-${name}.json`);
    expect(io.err).toMatch(/Put a copy of it in its place.* and restore; or look at the campaigns .* delete /);
    expect(target.requests).toEqual([]);
    expect(await readdir(join(dir, '.conformance'))).toHaveLength(SPOILT.length);
  });

  it('goes on where it only reads', async () => {
    const dir = await folder();
    const target = await served(dir);
    await spoil(dir);
    await command(new TestIo(dir), 'run', '--config', target.config, '--read-only', '--profile', 'quick');
    expect(target.requests.length).toBeGreaterThan(0);
    expect(puts(target)).toEqual([]);
  });
});

describe('restore', () => {
  it('puts back what the journal says, and removes it', async () => {
    const dir = await folder();
    const target = await served(dir);
    const journal = await killedRun(dir, target);
    const io = new TestIo(dir);
    expect(await command(io, 'restore', '--journal', journal)).toBe(0);
    expect(io.out).toContain(`kore.voice-v2 (${campaignIds.voiceV2}): put back`);
    expect(target.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
    expect(await command(new TestIo(dir), 'run', '--config', target.config, '--profile', 'quick')).toBe(0);
  });

  it('finds the journals by itself, and has nothing to do where there is none', async () => {
    const dir = await folder();
    await killedRun(dir, await served(dir));
    expect(await command(new TestIo(dir), 'restore')).toBe(0);
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(0);
    expect(io.out).toBe('There is nothing to put back.\n');
  });

  it('leaves the journal of a run alone that is still at work', async () => {
    const dir = await folder();
    const target = await served(dir);
    await killedRun(dir, target, { holder: { pid: process.ppid } });
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(3);
    expect(io.err).toContain('journal-killed.json belongs to run killed, which is still at work');
    expect(target.requests).toEqual([]);
    expect(await command(new TestIo(dir), 'restore', '--journal', '.conformance/journal-killed.json')).toBe(3);
    expect(target.requests).toEqual([]);
  });

  it('ends with 3 and keeps the journal where the target refuses', async () => {
    const dir = await folder();
    const target = await served(
      dir,
      { mutants: ['updateVoiceCampaignV2.body.name.maxLength:off-by-one-inwards'] },
      () => ({
        variants: { 'campaign-type': 'sms' },
      }),
    );
    await killedRun(dir, target, { found: ELSE });
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(3);
    expect(io.out).toMatch(/not as it was found: .*name.*; its baseline could not be put back: 4\d\d, refused/);
    expect(await readdir(join(dir, '.conformance'))).toEqual(['journal-killed.json']);
  });

  it('refuses a host that the config does not name', async () => {
    const dir = await folder();
    const target = await served(dir);
    const journal = await killedRun(dir, { ...target, baseUrl: 'http://elsewhere.example' });
    const io = new TestIo(dir);
    expect(await command(io, 'restore', '--journal', journal)).toBe(2);
    expect(io.err).toContain('http://elsewhere.example, a host that the target does not have in the config');
  });
});

describe('restore from several journals', () => {
  it('restores the good ones, names each that is none, and ends with 2', async () => {
    const dir = await folder();
    const target = await served(dir);
    await spoil(dir);
    await killedRun(dir, target);
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(2);
    expect(io.out).toContain(`kore.voice-v2 (${campaignIds.voiceV2}): put back`);
    for (const name of SPOILT) expect(io.err).toContain(`journal-${name}.json`);
    expect(puts(target)).toHaveLength(1);
    expect((await readdir(join(dir, '.conformance'))).toSorted()).toEqual(SPOILT.map((name) => `journal-${name}.json`));
  });

  it.each<[string, Killed, (text: string) => string, string]>([
    ['is gone', { config: 'gone.json' }, (text) => text, 'gone.json does not exist'],
    [
      'needs a variable that is not set',
      { config: 'other.json' },
      (text) => text.replace(/"clientSecret":"[^"]*"/, `"clientSecret":"$${'{UNSET_SECRET}'}"`),
      'The environment variable UNSET_SECRET is not set',
    ],
    [
      'no longer names the campaign',
      { config: 'other.json', name: 'kore.voice-v9' },
      (text) => text,
      'The config no longer names kore.voice-v9',
    ],
    [
      'marks the target as production',
      { config: 'other.json' },
      (text) => text.replace('"reference":{', '"reference":{"production":true,'),
      'Restoring would write to reference, a production target',
    ],
  ])('restores the others where the config of one %s', async (_, killed, change, message) => {
    const dir = await folder();
    const target = await served(dir);
    await writeFile(join(dir, 'other.json'), change(await textOf(dir, target.config)));
    await killedRun(dir, { ...target, baseUrl: 'http://127.0.0.1:1' }, { run: 'odd', ...killed });
    await killedRun(dir, target);
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(2);
    expect(io.err).toContain(message);
    expect(io.out).toContain('put back');
    expect(puts(target)).toHaveLength(1);
    expect(await readdir(join(dir, '.conformance'))).toEqual(['journal-odd.json']);
  });

  it('puts back the baseline of the latest run that changed a campaign, once', async () => {
    const dir = await folder();
    const bodies: string[] = [];
    const target = await served(dir, {}, (request, body) => {
      if (request.startsWith('PUT')) bodies.push(body);
      return undefined;
    });
    await killedRun(dir, target, { run: 'b-old', baseline: { ...voiceV2Baseline, name: 'Old' } });
    await killedRun(
      dir,
      { ...target, baseUrl: target.baseUrl.replace('127.0.0.1', 'localhost') },
      { run: 'a-new', holder: { started: '2026-01-06T10:00:00.000Z' }, baseline: { ...voiceV2Baseline, name: 'New' } },
    );
    const old = new TestIo(dir);
    expect(await command(old, 'restore', '--journal', '.conformance/journal-b-old.json')).toBe(3);
    expect(old.out).toContain('not put back: run a-new changed it later');
    expect(bodies).toEqual([]);
    const io = new TestIo(dir);
    // What was there before the older run has another name.
    expect(await command(io, 'restore')).toBe(3);
    expect(io.out).toMatch(/not as it was found: name/);
    expect(bodies.map((body) => JSON.parse(body).name)).toEqual(['New', 'New']);
  });

  it('puts no older baseline back where the latest was not taken', async () => {
    const dir = await folder();
    const target = await served(dir, {}, () => ({ variants: { 'campaign-type': 'sms' } }));
    await killedRun(dir, target, { run: 'old', found: ELSE });
    await killedRun(dir, target, { run: 'new', found: ELSE, holder: { started: '2026-01-06T10:00:00.000Z' } });
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(3);
    expect(io.out).toMatch(/could not be put back: 4\d\d/);
    expect(io.out).toContain('not put back: run new changed it later');
    expect(await readdir(join(dir, '.conformance'))).toHaveLength(2);
  });

  it('passes over a campaign that another run holds, and says so', async () => {
    const dir = await folder();
    const target = await served(dir);
    await killedRun(dir, target);
    const holder = thisProcess('other', 0);
    const place = { vendor: 'kore', baseUrl: target.baseUrl, id: campaignIds.voiceV2, key: 'voice-v2' };
    const release = await lockCampaigns(join(dir, '.conformance'), holder, [place]);
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(3);
    expect(io.err).toMatch(/^note: The campaign voice-v2 .* is held by run other/);
    expect(target.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
    await release();
    expect(await command(new TestIo(dir), 'restore')).toBe(0);
  });

  it('leaves the folder to another restore that is at work', async () => {
    const dir = await folder();
    const target = await served(dir);
    await killedRun(dir, target);
    const release = await lockFolder(join(dir, '.conformance'), thisProcess('restore', 0));
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(3);
    expect(io.err).toContain('is held by run restore');
    expect(target.requests).toEqual([]);
    await release();
  });

  it('leaves nothing behind that the killed run had', async () => {
    const dir = await folder();
    const target = await served(dir);
    await killedRun(dir, target);
    const killed = { ...thisProcess('killed', 0), pid: goneProcess() };
    const stale = { vendor: 'kore', baseUrl: target.baseUrl, id: campaignIds.voiceV2, key: 'voice-v2' };
    await lockCampaigns(join(dir, '.conformance'), killed, [stale, { ...stale, id: 'another' }]);
    expect(await readdir(join(dir, '.conformance'))).toHaveLength(3);
    expect(await command(new TestIo(dir), 'restore')).toBe(0);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('writes to a host that the target does not have where it is allowed', async () => {
    const dir = await folder();
    const target = await served(dir);
    await writeFile(
      join(dir, 'other.json'),
      (await textOf(dir, target.config)).replaceAll(target.baseUrl, 'https://acme.example'),
    );
    await killedRun(dir, target, { config: 'other.json' });
    expect(await command(new TestIo(dir), 'restore')).toBe(2);
    expect(target.requests).toEqual([]);
    expect(await command(new TestIo(dir), 'restore', '--allow-host', 'localhost')).toBe(0);
  });
});
