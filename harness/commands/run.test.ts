import { existsSync } from 'node:fs';
import { readdir, readlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compose } from '../main.ts';
import { command, folder, latest, served, TestIo, textOf } from './command.test-helper.ts';

const MUTANT = 'updateVoiceCampaignV2.body.name.maxLength:dropped';
const QUICK = ['--profile', 'quick', '--operation', 'updateVoiceCampaignV2'];
const JSON_ALONE = [...QUICK, '--format', 'json'];

describe('run', () => {
  it('judges the embedded target without a config, and leaves results, reports and no journal', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    const code = await command(io, 'run', '--label', 'build=7', '--label', 'commit=abc');
    expect([code, io.err]).toEqual([0, '']);
    expect(io.out).toMatch(/^Judged 5 of \d+ operations.* and \d+ of \d+ clauses/);
    const { run, summary, verdicts, campaigns } = await latest(dir);
    expect([summary.fail, summary.inconclusive, summary.error]).toEqual([0, 0, 0]);
    expect(verdicts.length).toBeGreaterThan(300);
    expect(run).toMatchObject({
      seed: 1,
      profile: 'standard',
      target: 'reference',
      restored: null,
      left: [],
      interrupted: false,
    });
    expect(run.labels).toEqual({ build: '7', commit: 'abc' });
    expect(run.sent.base).toBe(run.planned.base);
    expect(campaigns.filter(({ written }) => written)).toHaveLength(4);
    expect((await readdir(join(dir, 'reports', run.id))).sort()).toEqual([
      'junit.xml',
      'report.html',
      'results.json',
      'summary.md',
      'tickets',
    ]);
    expect(await readlink(join(dir, 'reports/latest'))).toBe(run.id);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('finds what a served mutant breaks, ends with 1, and keeps secrets out of every file and line', async () => {
    const dir = await folder();
    const { config } = await served(dir, { mutants: [MUTANT] });
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', config, ...QUICK)).toBe(1);
    const { findings, run } = await latest(dir);
    expect(findings.map(({ clause }) => clause)).toEqual(['updateVoiceCampaignV2.body.name.maxLength']);
    expect(run.config).toBe(config);
    expect(io.out).toContain('accepts a name of 49 characters');
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
    const written = await Promise.all(
      ['results.json', 'junit.xml', 'report.html', 'summary.md'].map((file) => textOf(dir, `reports/latest/${file}`)),
    );
    expect([io.out, io.err, ...written].join('')).not.toMatch(/opens-nothing|eyJhbGci|reference-key/);
  });

  it('writes only the reports that were asked for, into the folder that was named', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    expect(await command(io, 'run', ...QUICK, '--out', 'mine/7', '--format', 'md')).toBe(0);
    expect((await readdir(join(dir, 'mine/7'))).sort()).toEqual(['results.json', 'summary.md']);
    expect((await latest(dir)).run.selection).toEqual({ operations: ['updateVoiceCampaignV2'] });
  });

  it('sends the same requests for the same seed, and others for another', async () => {
    const bodies = async (seed: string) => {
      const dir = await folder();
      await command(new TestIo(dir), 'run', ...JSON_ALONE, '--seed', seed);
      return (await latest(dir)).exchanges.map(({ id, request: { method, body, text } }) => ({
        id,
        method,
        body,
        text,
      }));
    };
    const first = await bodies('7');
    expect(await bodies('7')).toEqual(first);
    expect(await bodies('8')).not.toEqual(first);
  });

  it('writes nothing under --read-only', async () => {
    const dir = await folder();
    const { config, requests } = await served(dir);
    await command(new TestIo(dir), 'run', '--config', config, '--read-only');
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  it('ends with 3 when an operation that is required was not judged', async () => {
    const dir = await folder();
    const { config } = await served(dir);
    const document = JSON.parse(await textOf(dir, config));
    await writeFile(join(dir, config), JSON.stringify({ ...document, require: ['updateVoiceCampaign'] }));
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', config, ...JSON_ALONE)).toBe(3);
    expect(io.out).toContain('required but not judged: updateVoiceCampaign');
  });

  it('ends with 2 when nothing could be judged because nobody is there', async () => {
    const dir = await folder();
    const { config, baseUrl } = await served(dir);
    const text = await textOf(dir, config);
    await writeFile(join(dir, config), text.replaceAll(baseUrl, 'http://127.0.0.1:9'));
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', config, ...JSON_ALONE)).toBe(2);
    expect(io.out).toContain('nothing was judged');
    expect(io.out).toContain('unreachable');
  });

  it('stops before the first write where a campaign differs from its baseline, unless asked to overwrite', async () => {
    const dir = await folder();
    const { config, requests } = await served(dir);
    const text = await textOf(dir, config);
    await writeFile(join(dir, config), text.replace('Spring Survey Calls', 'Summer Survey Calls'));
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', config, ...JSON_ALONE)).toBe(2);
    expect(io.err).toContain('voice-v2 differs in name');
    expect(requests.filter((request) => request.startsWith('PUT'))).toEqual([]);
    expect(await readdir(join(dir, 'reports'))).toEqual([]);
    expect(await command(new TestIo(dir), 'run', '--config', config, ...JSON_ALONE, '--overwrite')).toBe(0);
  });

  it('refuses a folder that cannot be written before it sends anything', async () => {
    const dir = await folder();
    const { config, requests } = await served(dir);
    await writeFile(join(dir, 'file'), '');
    const io = new TestIo(dir);
    expect(await command(io, 'run', '--config', config, '--out', 'file/results')).toBe(2);
    expect(io.err).toContain('--out');
    expect(requests).toEqual([]);
  });
});

describe('two runs at once in one folder', () => {
  const both = async (one: string, other: string) => {
    const dir = await folder();
    const { config } = await served(dir);
    const runs = [one, other].map(async (operation, n) => {
      const io = new TestIo(dir);
      const out = ['--out', `reports/${n}`, '--format', 'junit'];
      const run = ['run', '--config', config, '--profile', 'quick', '--operation', operation, ...out];
      return { code: await command(io, ...run), err: io.err };
    });
    const ended = await Promise.all(runs);
    return { ended, left: existsSync(join(dir, '.conformance')) };
  };

  it('do not hinder each other where they write to different campaigns', async () => {
    const { ended, left } = await both('updateVoiceCampaignV2', 'updateVoiceCampaign');
    expect(ended).toEqual([
      { code: 0, err: '' },
      { code: 0, err: '' },
    ]);
    expect(left).toBe(false);
  });

  it('learn that the other has the campaign where they write to the same', async () => {
    const { ended, left } = await both('updateVoiceCampaignV2', 'updateVoiceCampaignV2');
    expect(ended.map(({ code }) => code).toSorted()).toEqual([0, 2]);
    expect(ended.map(({ err }) => err).join('')).toMatch(/voice-v2 \(.*\) is held by run/);
    expect(left).toBe(false);
  });
});

describe('a run with waivers', () => {
  const runWith = async (waivers: string, mutants: string[]) => {
    const dir = await folder();
    const { config } = await served(dir, { mutants });
    await writeFile(join(dir, 'waivers.yaml'), waivers);
    const io = new TestIo(dir);
    return {
      code: await command(io, 'run', '--config', config, ...JSON_ALONE, '--waivers', 'waivers.yaml'),
      out: io.out,
      dir,
    };
  };
  const entry = '- { rule: request/max-length, clause: updateVoiceCampaignV2.body.name.maxLength, reason: known }';

  it('ends with 0 where they excuse every fail', async () => {
    const { code, dir } = await runWith(entry, [MUTANT]);
    expect(code).toBe(0);
    const { summary, verdicts } = await latest(dir);
    expect(summary).toMatchObject({ fail: 0, waived: 1 });
    expect(verdicts.find(({ verdict }) => verdict === 'waived')?.note).toBe('known');
  });

  it('ends with 1 where one excuses nothing any more, and names it', async () => {
    const { code, out, dir } = await runWith(entry, []);
    expect(code).toBe(1);
    expect(out).toContain('request/max-length on updateVoiceCampaignV2.body.name.maxLength');
    expect((await latest(dir)).staleWaivers).toHaveLength(1);
  });
});

describe('a run that cannot put a campaign back', () => {
  it('ends with 3 at best, names what is left, and keeps the journal', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    let isChanged = false;
    const { config } = await served(dir, {}, (request, body) => {
      if (!request.startsWith('PUT')) return undefined;
      // The first update to another name is the last that is taken.
      if (isChanged) return { variants: { 'campaign-type': 'sms' } };
      isChanged = !body.includes('Spring Survey Calls');
      return undefined;
    });
    expect(await command(io, 'run', '--config', config, ...JSON_ALONE)).not.toBe(0);
    const { run, campaigns } = await latest(dir);
    expect(run.restored).toBe(false);
    expect(new Set(run.left.map(({ campaign }) => campaign))).toEqual(new Set(['voice-v2']));
    expect(campaigns.find(({ key }) => key === 'voice-v2')).toMatchObject({ unknown: { reason: 'not put back' } });
    expect(io.out).toMatch(/Restored {4}not as it was found: voice-v2/);
    expect(io.out).toMatch(/restore --journal \.conformance\/journal-/);
    expect(await readdir(join(dir, '.conformance'))).toHaveLength(1);
  });
});

describe('a run that is interrupted', () => {
  it('puts the campaigns back and ends with 130', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    const { config, requests } = await served(dir, {}, () => {
      if (requests.length === 30) io.kill('SIGINT');
      return undefined;
    });
    expect(await command(io, 'run', '--config', config, '--format', 'json')).toBe(130);
    expect(io.err).toContain('Interrupted: waiting for open requests, then putting the campaigns back');
    const { run, campaigns } = await latest(dir);
    // The one campaign that has no read cannot be known.
    expect([run.interrupted, run.restored, run.left]).toEqual([true, null, []]);
    expect(campaigns.some(({ written }) => written)).toBe(true);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
    expect(io.listenerCount('SIGINT')).toBe(0);
  });

  it('takes the same signal at once again for the first, as npm passes it on', async () => {
    const dir = await folder();
    const io = new TestIo(dir, { npm_execpath: 'npm' });
    const { config, requests } = await served(dir, {}, () => {
      if (requests.length === 30) for (const _ of [1, 2]) io.kill('SIGHUP');
      return undefined;
    });
    expect(await command(io, 'run', '--config', config, '--format', 'json')).toBe(130);
    expect(io.ended).toBeUndefined();
    expect((await latest(dir)).run.left).toEqual([]);
  });

  it('ends at once the second time, and names the journal', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    const { config, requests } = await served(dir, {}, () => {
      if (requests.length === 30) io.kill('SIGINT');
      if (requests.length === 31) io.kill('SIGTERM');
      return undefined;
    });
    await command(io, 'run', '--config', config, '--format', 'json');
    expect(io.ended).toBe(130);
    expect(io.err).toMatch(/restore --journal \.conformance\/journal-.+\.json/);
  });
});

describe('run, where no API answers', () => {
  it.each([
    ['a page', 200, { 'content-type': 'text/html' }, '<h1>Sign in</h1>', 'Sign in'],
    ['a redirect', 308, { location: 'https://elsewhere.example/' }, '', 'Location: https://elsewhere.example/'],
    ['the terms of a network', 511, { 'content-type': 'text/html' }, '<p>Accept the terms</p>', 'Accept the terms'],
    ['a page that says 403', 403, { 'content-type': 'text/html' }, '<p>Request rejected</p>', 'Request rejected'],
  ] as const)('says so in one line before anything is written: %s', async (_, status, headers, body, quoted) => {
    const methods: string[] = [];
    const server = createServer((request, response) => {
      methods.push(String(request.method));
      response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const dir = await folder();
    const io = new TestIo(dir);
    const { reference } = await compose();
    const document = JSON.parse(JSON.stringify(await reference.config()));
    const { kore } = document.targets.reference;
    document.targets.reference = { kore: { ...kore, baseUrl: `http://127.0.0.1:${port}` } };
    await writeFile(join(dir, 'c.json'), JSON.stringify(document));
    try {
      expect(await command(io, 'run', '--config', 'c.json', '--profile', 'quick', '--rate', '100000')).toBe(2);
    } finally {
      server.close();
    }
    const line = io.err.split('\n').find((one) => one.includes('does not look like the API')) ?? '';
    expect(line).toContain(String(status));
    expect(line).toContain(quoted);
    expect(new Set(methods)).toEqual(new Set(['GET']));
  });
});
