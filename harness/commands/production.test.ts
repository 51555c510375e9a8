import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, folder, latest, type Served, served, TestIo, textOf } from './command.test-helper.ts';

/** Marks the target of a config as production. */
async function mark(dir: string, { config }: Served): Promise<void> {
  const text = await textOf(dir, config);
  await writeFile(join(dir, config), text.replace('"reference":{', '"reference":{"production":true,'));
}

async function marked() {
  const dir = await folder();
  const target = await served(dir);
  await mark(dir, target);
  const say = async (...argv: string[]) => {
    const io = new TestIo(dir);
    return { code: await command(io, ...argv), out: io.out, err: io.err };
  };
  return { dir, target, say };
}

const REFUSED = 'would write to reference, a production target';

describe('a production target', () => {
  it.each(['run', 'plan'])('is refused to %s without --read-only, before anything is sent', async (name) => {
    const { dir, target, say } = await marked();
    const { code, err } = await say(name, '--config', target.config);
    expect(code).toBe(2);
    expect(err).toContain(`A run ${REFUSED}`);
    expect(err).toContain('Add --read-only');
    expect(target.requests).toEqual([]);
    expect(existsSync(join(dir, '.conformance'))).toBe(false);
  });

  it('is only read with --read-only', async () => {
    const { target, say } = await marked();
    const { code } = await say('run', '--config', target.config, '--read-only', '--profile', 'quick');
    expect(code).not.toBe(2);
    expect(target.requests.length).toBeGreaterThan(0);
    expect(target.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    expect((await say('plan', '--config', target.config, '--read-only')).code).toBe(0);
  });

  const found = async (mutant: string, ...only: string[]) => {
    const dir = await folder();
    const target = await served(dir, { mutants: [mutant] });
    await command(new TestIo(dir), 'run', '--config', target.config, '--profile', 'quick', ...only);
    await mark(dir, target);
    target.requests.length = 0;
    const { findings } = await latest(dir);
    expect(findings).toHaveLength(1);
    const io = new TestIo(dir);
    return { code: await command(io, 'replay', findings[0]?.id ?? ''), io, target };
  };

  it('is refused to a replay that writes', async () => {
    const mutant = 'updateVoiceCampaignV2.body.name.maxLength:dropped';
    const { code, io, target } = await found(mutant, '--operation', 'updateVoiceCampaignV2');
    expect(code).toBe(2);
    expect(io.err).toContain(`A replay of this finding ${REFUSED}`);
    expect(target.requests).toEqual([]);
  });

  it('is asked again where a read alone shows the finding', async () => {
    const { code, io, target } = await found('getVoiceCampaignV2.response.message.type:retyped');
    expect([code, io.err]).toEqual([1, '']);
    expect(target.requests.length).toBeGreaterThan(0);
    expect(target.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });
});
