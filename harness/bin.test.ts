import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { command, folder, latest, served, TestIo } from './commands/command.test-helper.ts';
import type { Results } from './model/results.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const BIN = join(ROOT, 'harness/bin.mjs');
const QUICK = ['run', '--profile', 'quick', '--format', 'json', '--operation', 'updateVoiceCampaign'];

/** Starts a process and gathers what it says. */
function started(cwd: string, argv: string[], env: { [name: string]: string } = {}) {
  const child = spawn(process.execPath, argv, { cwd, env: { ...process.env, ...env } });
  return { child, ended: endOf(child) };
}

async function endOf(child: ChildProcess) {
  const said = { out: '', err: '' };
  child.stdout?.on('data', (text) => {
    said.out += text;
  });
  child.stderr?.on('data', (text) => {
    said.err += text;
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), ...said };
}

const sent = ({ exchanges }: Results) =>
  exchanges.map(({ id, role, request: { body, text } }) => ({ id, role, body, text }));

describe('the process', () => {
  it('judges with vitest to show it, and whatever VITEST_MAX_WORKERS says sends the same', async () => {
    const dir = await folder();
    const { code, out, err } = await started(dir, [BIN, ...QUICK], { VITEST_MAX_WORKERS: '0' }).ended;
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Judged 1 of \d+ operations/);
    const inProcess = await folder();
    await command(new TestIo(inProcess), ...QUICK);
    expect(sent(await latest(dir))).toEqual(sent(await latest(inProcess)));
  });

  it('goes on to its end when nobody reads what it says', async () => {
    const dir = await folder();
    const { child, ended } = started(dir, [BIN, ...QUICK]);
    child.stdout.destroy();
    expect(await ended).toMatchObject({ code: 0, err: '' });
    // How the one campaign without a read was before cannot be known.
    expect((await latest(dir)).run).toMatchObject({ restored: null, left: [] });
  });

  it('puts the campaigns back at Ctrl-C, and ends with 130', async () => {
    const dir = await folder();
    const { config, requests } = await served(dir, {}, () => {
      if (requests.length === 20) child.kill('SIGINT');
      return undefined;
    });
    const { child, ended } = started(dir, [BIN, ...QUICK, '--config', config]);
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toContain('putting the campaigns back');
    expect((await latest(dir)).run).toMatchObject({ interrupted: true, restored: null, left: [] });
  });

  it('leaves a journal when it is killed, from which restore puts the campaigns back', async () => {
    const dir = await folder();
    const { config, requests } = await served(dir, {}, () => {
      if (requests.length === 20) child.kill('SIGKILL');
      return undefined;
    });
    const { child, ended } = started(dir, [BIN, ...QUICK, '--config', config]);
    await ended;
    const io = new TestIo(dir);
    expect(await command(io, ...QUICK, '--config', config)).toBe(2);
    expect(io.err).toContain('restore --journal');
    expect(await command(new TestIo(dir), 'restore')).toBe(0);
    expect(await command(new TestIo(dir), ...QUICK, '--config', config)).toBe(0);
  });
});

describe('the vitest suite under plain vitest', () => {
  it('tells the whole finding of a chosen test, and sends nothing for the others', async () => {
    const dir = await folder();
    const target = await served(dir, { mutants: ['updateVoiceCampaignV2.body.name.maxLength:dropped'] });
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const report = join(dir, 'report.json');
    const argv = ['run', '--root', ROOT, '--project', 'conformance', '-t', 'updateVoiceCampaignV2 .*max-length'];
    const { code } = await started(dir, [vitest, ...argv, '--reporter=json', `--outputFile=${report}`], {
      CONFORMANCE_CONFIG: target.config,
      VITEST_MAX_WORKERS: '0',
    }).ended;
    expect(code).toBe(1);
    expect(existsSync(report)).toBe(true);
    const { testResults } = (await import(report, { with: { type: 'json' } })).default;
    const ran = testResults[0].assertionResults.filter(({ status }: { status: string }) => status !== 'skipped');
    expect(ran).toHaveLength(1);
    const [message] = ran[0].failureMessages;
    for (const part of ['accepts a name of 49 characters', 'Promise', 'Expected', 'curl --request PUT', 'replay f-']) {
      expect(message).toContain(part);
    }
    expect(message).not.toContain('conformance.suite.ts');
    const { verdicts, run } = await latest(dir);
    expect(new Set(verdicts.map(({ rule }) => rule))).toEqual(new Set(['request/max-length']));
    expect(run.restored).toBe(true);
    expect(await command(new TestIo(dir), 'verify', 'reports/latest')).toBe(0);
  });
});
