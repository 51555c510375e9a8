import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprintOfReading } from '../judge/readings.ts';
import { compose } from '../main.ts';
import { command, folder, latest, served, TestIo, textOf } from './command.test-helper.ts';

/** Tickets of a folder, the overviews left out. */
const ticketsIn = async (dir: string) => (await readdir(dir)).filter((name) => /^(high|medium|low)-/.test(name));

describe('run', () => {
  it('writes a ticket for each discrepancy beside its results, and into a lasting home', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    await command(io, 'run', '--format', 'tickets', '--tickets', 'home');
    const { discrepancies } = await latest(dir);
    const { contract } = await compose();
    expect(discrepancies.map(({ id }) => id)).toEqual(contract.discrepancies.map(({ id }) => id));
    expect(await ticketsIn(join(dir, 'reports/latest/tickets'))).toHaveLength(discrepancies.length);
    expect(await ticketsIn(join(dir, 'home'))).toHaveLength(discrepancies.length);
    expect(io.out).toMatch(/^Readings of \d+ discrepancies$/m);
    expect(io.out).toContain('home/index.md');
    for (const { id, reading, fingerprint } of discrepancies) {
      expect(fingerprint, id).toBe(fingerprintOfReading(id, reading));
    }
    // A lasting home is brought up to date, from a file as well.
    await command(new TestIo(dir), 'report', 'reports/latest', '--format', 'tickets', '--tickets', 'home');
    expect(await ticketsIn(join(dir, 'home'))).toHaveLength(discrepancies.length);
  });

  it('lets no credential into a ticket', async () => {
    const dir = await folder();
    await command(new TestIo(dir), 'run', '--format', 'tickets');
    const tickets = join(dir, 'reports/latest/tickets');
    const texts = await Promise.all((await ticketsIn(tickets)).map((file) => readFile(join(tickets, file), 'utf8')));
    const { reference } = await compose();
    const secrets = JSON.stringify(await reference.config()).match(/(?<="(?:token|clientSecret)":")[^"]+/g) ?? [];
    expect(secrets.length).toBeGreaterThan(1);
    expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
  });

  it('ends with 1 for --fail-on discrepancy where a reading is not the table’s', async () => {
    const dir = await folder();
    const asked = ['run', '--operation', 'updateVoiceCampaignV2', '--format', 'json'];
    expect(await command(new TestIo(dir), ...asked)).toBe(0);
    const io = new TestIo(dir);
    expect(await command(io, ...asked, '--fail-on', 'discrepancy')).toBe(1);
    expect(io.out).toContain('Exit 1: --fail-on discrepancy');
  });

  it('ends with 1 for --fail-on drift where a reading is another one than before, and says which', async () => {
    const dir = await folder();
    const asked = ['run', '--operation', 'updateVoiceCampaignV2', '--profile', 'quick', '--format', 'json'];
    const { config } = await served(dir);
    expect(await command(new TestIo(dir), ...asked, '--config', config, '--out', 'old')).toBe(0);
    await served(dir, { variants: { 'campaign-id-member': 'id' } });
    const io = new TestIo(dir);
    const drift = ['--overwrite', '--previous', 'old', '--fail-on', 'drift'];
    expect(await command(io, ...asked, '--config', config, ...drift)).toBe(1);
    expect(io.out).toContain('kv2put-data-id-vs-_id: sample → table');
    expect(io.out).toContain('Exit 1: --fail-on drift');
  });
});

describe('list discrepancies', () => {
  it('names each with its severity and what decides it', async () => {
    const io = new TestIo('/nowhere');
    expect(await command(io, 'list', 'discrepancies')).toBe(0);
    const { contract } = await compose();
    expect(io.out.trimEnd().split('\n')).toHaveLength(contract.discrepancies.length);
    expect(io.out).toMatch(/^kv2put-data-id-vs-_id +high +contradiction +the control +/m);
    expect(io.out).toMatch(/ no request +/);
  });

  it('writes tickets without asking a target', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    expect(await command(io, 'list', 'discrepancies', '--format', 'tickets', '--out', 'here')).toBe(0);
    const { contract } = await compose();
    expect(await ticketsIn(join(dir, 'here'))).toHaveLength(contract.discrepancies.length);
    expect(io.out).toMatch(/^\d+ tickets, \d+ of them on what no request can decide: here\/index\.md\n$/);
    expect(await textOf(dir, 'here/discrepancies.csv')).toMatch(/,static,/);
    expect(await command(new TestIo(dir), 'list', 'discrepancies', '--format', 'tickets')).toBe(0);
    expect(await readdir(join(dir, 'reports/tickets'))).toContain('index.md');
  });

  it('is the only list that tickets are written of', async () => {
    const io = new TestIo('/nowhere');
    expect(await command(io, 'list', 'rules', '--format', 'tickets')).toBe(2);
    expect(io.err).toContain('There are no tickets of rules.');
  });
});

describe('list observations', () => {
  it('names each with its profile, and why it is not asked where it is not', async () => {
    const io = new TestIo('/nowhere');
    expect(await command(io, 'list', 'observations')).toBe(0);
    const { contract } = await compose();
    expect(io.out.trimEnd().split('\n')).toHaveLength(contract.observations.length);
    expect(io.out).toMatch(/ not asked +no request +/);
  });
});
