import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, folder, latest, served, TestIo } from './command.test-helper.ts';

const QUICK = ['--profile', 'quick', '--format', 'json'];
const DROPPED = 'updateVoiceCampaignV2.body.name.maxLength:dropped';

/** Runs against a target with a mutant and returns what replays the one finding there is. */
async function found(mutant: string, before?: Parameters<typeof served>[2], instead?: Parameters<typeof served>[3]) {
  const dir = await folder();
  const target = await served(dir, { mutants: [mutant] }, before, instead);
  const run = ['run', '--config', target.config, ...QUICK, '--operation', 'updateVoiceCampaignV2'];
  expect(await command(new TestIo(dir), ...run)).toBe(1);
  const { findings } = await latest(dir);
  expect(findings).toHaveLength(1);
  const id = findings[0]?.id ?? '';
  const replay = async (...more: string[]) => {
    const io = new TestIo(dir);
    const code = await command(io, 'replay', id, ...more);
    return { code, out: io.out, err: io.err };
  };
  return { dir, target, id, replay };
}

describe('replay', () => {
  it('ends with 1 where the finding shows again each time, and puts the campaign back', async () => {
    const { dir, target, id, replay } = await found(DROPPED);
    target.requests.length = 0;
    const { code, out } = await replay();
    expect(code).toBe(1);
    expect(out).toContain('curl --request PUT');
    expect(out).toMatch(/1\. reproduced: 200 [\s\S]*\n2\. reproduced: 200 [\s\S]*\n3\. reproduced: 200 /);
    expect(out.split('The target accepted a name of 49 characters')).toHaveLength(2);
    expect(out).not.toContain('Sent to ');
    expect(out).toContain(`kore.voice-v2 is as it was found.\n${id}: reproduced\n`);
    expect(out).not.toContain('eyJhbGci');
    // Each time the twin, the baseline, the finding and the twin that ends the bracket; at the end the baseline.
    expect(target.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(13);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('ends with 0 where it is gone from the target', async () => {
    const { replay } = await found(DROPPED);
    const fixed = await served(await folder());
    const { code, out } = await replay('--base-url', fixed.baseUrl);
    expect(code).toBe(0);
    expect(out).toContain('3. gone: 4');
    expect(out).toContain(`\nSent to ${fixed.baseUrl}`);
    expect(fixed.requests).not.toEqual([]);
  });

  it('ends with 3 where it shows once and once not', async () => {
    let times = 0;
    const { replay } = await found(DROPPED, (_, body) => {
      if (!/"name":"[^"]{49}/.test(body)) return undefined;
      times += 1;
      // The run itself shows it twice: once, and once more to confirm it.
      return times === 3 ? { mutants: [] } : undefined;
    });
    const { code, out } = await replay();
    expect(code).toBe(3);
    expect(out).toMatch(/1\. gone: 4.*\n2\. reproduced: 200 /);
    expect(out).toContain(': undecided, it shows at times and at times not\n');
  });

  it('repeats a refusal that changed the campaign, with a read after it', async () => {
    const { replay } = await found('updateVoiceCampaignV2.body.name.maxLength:stored though refused');
    const { code, out } = await replay();
    expect(code).toBe(1);
    expect(out).toContain('1. reproduced: 400');
  });

  it('takes the finding from the results that are named, and the config of that run', async () => {
    const { dir, id, replay } = await found(DROPPED);
    const run = (await latest(dir)).run.id;
    await command(new TestIo(dir), 'run', ...QUICK, '--operation', 'updateVoiceCampaign');
    expect((await replay()).err).toContain(`The results hold no finding ${id}`);
    expect((await replay('--results', `reports/${run}`)).code).toBe(1);
  });

  it('writes to a campaign that is no longer at its baseline only when asked to', async () => {
    const { dir, target, replay } = await found(DROPPED);
    const config = join(dir, target.config);
    await writeFile(config, (await readFile(config, 'utf8')).replaceAll('"priority":"3"', '"priority":"4"'));
    const { code, err } = await replay();
    expect(code).toBe(2);
    expect(err).toContain('give --overwrite to put the baselines there');
    const again = await replay('--overwrite');
    expect(again.code).toBe(1);
    expect(again.out).toContain('kore.voice-v2 has its baseline, as --overwrite asked: priority');
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('judges nothing but fresh answers: what the recorded ones show is gone from a target without the fault', async () => {
    const { replay } = await found('updateVoiceCampaignV2.response.data.createdAt.type:missing');
    const sound = await served(await folder());
    const { code, out } = await replay('--base-url', sound.baseUrl);
    expect(out).toMatch(/: gone\n$/);
    expect(code).toBe(0);
    expect((await replay()).code).toBe(1);
  });

  it.each([
    ['a twin that is refused', { status: 400, body: '{}' }, /undecided, .* was accepted then, and is not now: 400/],
    ['a gateway that fails', { status: 502, body: '<h1>Bad Gateway</h1>' }, /undecided, faulted: 502/],
    ['a limit', { status: 429, body: '{}' }, /undecided, throttled: 429/],
    [
      'a redirect',
      { status: 302, body: '', headers: { location: '/login' } },
      /undecided, somebody else answered: 302, Location: \/login/,
    ],
    ['a sign-in page', { status: 200, body: '<html>' }, /undecided, faulted: 200 <html>/],
  ])('does not call it gone behind %s, and says why', async (_, answer, why) => {
    let isOn = false;
    const { replay } = await found(DROPPED, undefined, () => (isOn ? answer : undefined));
    isOn = true;
    const { code, out } = await replay();
    expect(out).toMatch(why);
    expect(code).toBe(3);
  });

  it('does not call it gone where it is answered with a success that lacks its mark: that may have been stored', async () => {
    let isOn = false;
    const soft = { status: 202, body: '{}', headers: { 'content-type': 'application/json' } };
    const isLong = (body: string) => JSON.parse(body).name.length === 49;
    const { replay } = await found(DROPPED, undefined, (_, body) => (isOn && isLong(body) ? soft : undefined));
    isOn = true;
    const { code, out } = await replay();
    expect(out).toMatch(/undecided, answered without the success mark: 202/);
    expect(code).toBe(3);
  });

  it('says so where nobody answers', async () => {
    const { replay } = await found(DROPPED);
    const { code, out } = await replay('--base-url', 'http://127.0.0.1:9');
    expect(code).toBe(3);
    expect(out).toMatch(/: undecided, unreachable: .+\n$/);
  });
});

describe('what a target answers once this way and once that', () => {
  /** A target that takes a name of 49 characters the times that are named, counted from one. */
  async function unsteady(...times: number[]) {
    let sent = 0;
    const dir = await folder();
    const target = await served(dir, {}, (_, body) => {
      if (!/"name":"[^"]{49}/.test(body)) return undefined;
      sent += 1;
      return times.includes(sent) ? { mutants: [DROPPED] } : undefined;
    });
    const io = new TestIo(dir);
    const run = ['run', '--config', target.config, ...QUICK, '--operation', 'updateVoiceCampaignV2'];
    const code = await command(io, ...run);
    const results = await latest(dir);
    const replay = async () => {
      const again = new TestIo(dir);
      return { code: await command(again, 'replay', results.findings[0]?.id ?? ''), out: again.out };
    };
    return { code, out: io.out, results, replay };
  }

  it('is a finding of its own kind with both answers, and leaves the run undecided', async () => {
    const { code, out, results } = await unsteady(1);
    expect(code).toBe(3);
    expect(results.findings).toMatchObject([{ kind: 'unstable', rule: 'request/max-length', cases: 1 }]);
    const [finding] = results.findings;
    const answers = [finding?.exchange, finding?.other].map((id) => results.exchanges.find((one) => one.id === id));
    expect(answers.map((one) => one && 'status' in one.response && one.response.status)).toEqual([200, 400]);
    expect(answers[1]).toMatchObject({ of: finding?.exchange, request: { body: answers[0]?.request.body } });
    const verdict = results.verdicts.find(({ findings }) => findings.includes(finding?.id ?? ''));
    expect(verdict).toMatchObject({ verdict: 'inconclusive', reason: 'flaky' });
    expect(out).toContain('Unstable: 1 shown at times, and at times not\n\nat times accepts a name of 49 characters');
  });

  it('is reproduced by a replay as soon as it shows once, and gone where it shows in none of three', async () => {
    const shown = await (await unsteady(1, 4)).replay();
    expect(shown.out).toMatch(/1\. gone: 400[\s\S]*2\. reproduced: 200[\s\S]*: reproduced\n$/);
    expect(shown.code).toBe(1);
    const gone = await (await unsteady(1)).replay();
    expect(gone.out).toMatch(/3\. gone: 400[\s\S]*: gone\n$/);
    expect(gone.code).toBe(0);
  });
});
