import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { voiceV2Baseline } from '../../fixtures/baselines.ts';
import { campaignIds } from '../../fixtures/target/accounts.ts';
import { openJournal } from '../journal/journal.ts';
import { command, folder, type Served, served, TestIo } from './command.test-helper.ts';

/** Id of a process that has been and is no more. */
const dead = () => spawnSync(process.execPath, ['-e', '']).pid;

/** Leaves behind what a killed run leaves: a journal that says that the voice campaign is changed. */
async function killedRun(dir: string, { baseUrl, config }: Served, pid = dead(), folderOfJournals = '.conformance') {
  const journal = await openJournal(join(dir, folderOfJournals), {
    holder: { run: 'killed', pid, host: hostname(), started: '2026-01-05T10:00:00.000Z' },
    target: 'reference',
    config: join(dir, config),
    campaigns: [
      {
        lane: 'kore.voice-v2',
        vendor: 'kore',
        kind: 'voice-v2',
        id: campaignIds.voiceV2,
        baseUrl,
        operation: 'updateVoiceCampaignV2',
        baseline: voiceV2Baseline,
      },
    ],
  });
  await journal.markWritten({ id: 'kore.voice-v2' }, { campaignType: 'table', accountId: 'both' });
  return '.conformance/journal-killed.json';
}

describe('a run after one that was killed', () => {
  it('ends with 2, points to restore, and sends nothing', async () => {
    const dir = await folder();
    const target = await served(dir);
    const journal = await killedRun(dir, target);
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', target.config)).toBe(2);
    expect(io.err).toContain('Run killed was killed and left changed: kore.voice-v2');
    expect(io.err).toContain(`restore --journal ${join(dir, journal)}`);
    expect(target.requests).toEqual([]);
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
    await killedRun(dir, target, process.ppid);
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
    await killedRun(dir, target);
    const io = new TestIo(dir);
    expect(await command(io, 'restore')).toBe(3);
    expect(io.out).toMatch(/not put back: 4\d\d, refused/);
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
