import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, folder, latest, served, TestIo, textOf } from './command.test-helper.ts';

const planned = async (dir: string, ...flags: string[]) => {
  const io = new TestIo(dir);
  expect(await command(io, 'plan', ...flags)).toBe(0);
  return io.out;
};

describe('plan', () => {
  it('says exactly what a run then sends, and sends nothing itself', async () => {
    const dir = await folder();
    const { config, requests } = await served(dir);
    const out = await planned(dir, '--config', config);
    expect(requests).toEqual([]);
    expect(await readdir(dir)).toEqual([config]);
    await command(new TestIo(dir), 'run', '--config', config);
    const { run, exchanges } = await latest(dir);
    expect(out).toContain(`Base plan    ${run.sent.base}`);
    expect(out).toContain(`Restoring    ${run.sent.restore},`);
    expect(run.planned).toMatchObject({ base: run.sent.base, restore: run.sent.restore });
    const rows = [...out.matchAll(/^(\S+\.\S+) +(\S+) +(\d+) +(\d+)$/gm)];
    expect(rows.reduce((sum, [, , , base]) => sum + Number(base), 0)).toBe(run.sent.base);
    const reported = rows.filter(([, , operation]) => operation === 'getVoiceCampaignV2');
    expect(reported.map(([, , , , writes]) => writes)).toEqual(['0', '0', '0']);
    expect(exchanges).toHaveLength(run.sent.base + run.sent.restore);
  });

  it('needs no target: the embedded one is not even started', async () => {
    expect(await planned(await folder(), '--profile', 'quick')).toMatch(
      /^A quick run against reference would send \d+ /,
    );
  });

  it('tells how long it takes at the documented rate, and at another', async () => {
    const dir = await folder();
    const { config } = await served(dir);
    await writeFile(join(dir, config), (await textOf(dir, config)).replaceAll('"rate":"none",', ''));
    expect(await planned(dir, '--config', config)).toMatch(/kore: \d+ min \d+ s at 60 a minute/);
    expect(await planned(dir, '--config', config, '--rate', '6000')).toMatch(/kore: [\d.]+ s at 6000 a minute/);
  });

  it('says what a small budget leaves unsent', async () => {
    expect(await planned(await folder(), '--budget', '10')).toMatch(/the budget of 10 leaves the last \d+ unsent/);
  });

  it('counts what cannot be asked, with the reason', async () => {
    expect(await planned(await folder(), '--read-only')).toMatch(/Not asked +\d+ questions: .*\d+ read only/);
  });
});
