import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, folder, latest, TestIo } from './command.test-helper.ts';

/** Starts serving; what it returns stops it and tells the exit code. */
async function serving(io: TestIo, ...flags: string[]): Promise<() => Promise<number>> {
  const ready = new Promise<void>((resolve) => {
    io.on('written', (text: string) => text.includes('Ctrl-C stops it') && resolve());
  });
  const code = command(io, 'serve', ...flags);
  await Promise.race([ready, code]);
  return () => {
    io.kill('SIGTERM');
    return code;
  };
}

describe('serve', () => {
  it('keeps a target up that the printed command judges, and stops with 0', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    const stop = await serving(io, '--mutant', 'updateVoiceCampaign.response.data.campaign_id.identity:cut');
    const [, args = ''] = /npx campaign-conformance (run .+)/.exec(io.out) ?? [];
    const code = await command(
      new TestIo(dir),
      ...args.split(' '),
      '--profile',
      'quick',
      '--operation',
      'updateVoiceCampaign',
    );
    expect(code).toBe(1);
    const { findings } = await latest(dir);
    expect(findings.map(({ clause }) => clause)).toContain('updateVoiceCampaign.response.data.campaign_id.identity');
    expect(await stop()).toBe(0);
    const [, baseUrl = ''] = /Reference target: (.+)/.exec(io.out) ?? [];
    await expect(fetch(baseUrl)).rejects.toThrow();
  });

  it('prints the token that a curl line needs', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    const stop = await serving(io, '--config-out', 'mine/target.json');
    const [, variable = '', token = ''] = /Curl lines need: (\S+?)=(\S+)/.exec(io.out) ?? [];
    const file = join(dir, 'mine/target.json');
    const { kore } = JSON.parse(await readFile(file, 'utf8')).targets.reference;
    const answer = await fetch(
      `${kore.baseUrl}/campaign/api/v2/public/${kore.streamId}/campaign/${kore.campaigns['voice-v2'].id}`,
      { headers: { auth: token, iid: kore.streamId, accountId: kore.accountId } },
    );
    expect([variable, answer.status]).toEqual(['KORE_TOKEN', 200]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await stop();
  });

  it('judges a target of another legitimate reading as conforming', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    const stop = await serving(io, '--variant', 'campaign-type=sms', '--variant', 'account-id=header-only');
    const code = await command(new TestIo(dir), 'run', '--config', '.conformance/reference.json');
    expect(code).toBe(0);
    const { campaigns } = await latest(dir);
    expect(campaigns.find(({ key }) => key === 'voice-v2')?.dialect).toEqual({
      campaignType: 'sample',
      accountId: 'header',
    });
    await stop();
  });

  it('puts nuisances in front of the target, and the config leads to them', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    const ids = ['delivery/closed-as-announced', 'gateway/sign-on-page'];
    const stop = await serving(io, ...ids.flatMap((id) => ['--nuisance', id]));
    for (const id of ids) expect(io.out).toContain(`Nuisance: ${id}\n`);
    const { kore } = JSON.parse(await readFile(join(dir, '.conformance/reference.json'), 'utf8')).targets.reference;
    expect(io.out).toContain(`Reference target: ${kore.baseUrl}\n`);
    const answer = await fetch(`${kore.baseUrl}/campaign`);
    expect([answer.headers.get('connection'), await answer.text()]).toEqual([
      'close',
      expect.stringContaining('Sign in to continue'),
    ]);
    expect(await stop()).toBe(0);
    await expect(fetch(kore.baseUrl)).rejects.toThrow();
  });

  it('names what comes near an unknown nuisance', async () => {
    const io = new TestIo(await folder());
    expect(await command(io, 'serve', '--nuisance', 'gateway/sign-on-pag')).toBe(2);
    expect(io.err).toMatch(/unknown nuisance “gateway\/sign-on-pag”; near it: gateway\/sign-on-page, /);
  });

  it('says so where the port is taken', async () => {
    const io = new TestIo(await folder());
    const stop = await serving(io);
    const port = /Reference target: .+:(\d+)/.exec(io.out)?.[1] ?? '';
    const other = new TestIo(await folder());
    expect(await command(other, 'serve', '--port', port)).toBe(2);
    expect(other.err).toContain(`Port ${port} is taken`);
    await stop();
  });
});
