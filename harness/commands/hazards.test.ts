import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, folder, latest, served, TestIo, textOf } from './command.test-helper.ts';

describe('a reading that shows a loss of data', () => {
  it.each([
    ['campaign-type', 'handler', 'updateVoiceCampaignV2', 'kv2put-url-campaigntype-sms', 1],
    ['put-without-body', 'resets', 'getVoiceCampaignV2', 'get-method-put', 3],
  ])('raises a hazard where %s is %s', async (variant, side, operation, entry, code) => {
    const dir = await folder();
    const { config } = await served(dir, { variants: { [variant]: side } });
    const asked = ['run', '--config', config, '--operation', operation, '--allow-destructive'];
    expect(await command(new TestIo(dir), ...asked, '--format', 'tickets')).toBe(0);
    const { findings, exchanges, run } = await latest(dir);
    const hazard = findings.find(({ clause }) => clause === entry);
    expect(hazard).toMatchObject({ kind: 'hazard', rule: 'probe' });
    expect(exchanges.find(({ id }) => id === hazard?.exchange)?.role).toBe('probe');
    expect(run.restored).toBe(true);
    const tickets = join(dir, 'reports/latest/tickets');
    const file = (await readdir(tickets)).find((name) => name.includes(entry));
    expect(await textOf(tickets, file ?? '')).toContain('**Hazard:**');
    // No verdict fails; who wants to be stopped by a hazard says so.
    expect(await command(new TestIo(dir), ...asked, '--fail-on', 'hazard')).toBe(1);
    // What may empty the campaign is not sent by a replay: the whole question is asked again.
    const again = new TestIo(dir);
    const ended = await command(again, 'replay', hazard?.id ?? '');
    expect(ended).toBe(code);
    expect(again.out).toContain(
      code === 1 ? '3. reproduced: the target takes the side “' : `Ask again: ${hazard?.replay}`,
    );
  });

  it('raises none on a target that keeps its campaigns', async () => {
    const dir = await folder();
    await command(new TestIo(dir), 'run', '--format', 'json');
    const { findings } = await latest(dir);
    expect(findings).toEqual([]);
  });
});
