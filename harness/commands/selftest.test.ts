import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../selftest/matrix.ts';
import { command, folder, TestIo } from './command.test-helper.ts';

const dropped = 'updateSmsCampaignV2.body.name.maxLength:dropped';

describe('selftest', () => {
  it('tries a mutant by name, tells what killed it, and writes the matrix down', async () => {
    const dir = await folder();
    const io = new TestIo(dir);
    expect(await command(io, 'selftest', '--mutant', dropped, '--variant', 'name-on-get=title-cased')).toBe(0);
    expect(io.out).toContain('1 of 1 mutant killed, 0 false alarms on 1 legitimate variant');
    const matrix: Matrix = JSON.parse(await readFile(join(dir, 'reports/selftest/matrix.json'), 'utf8'));
    expect(matrix.mutants[0]).toMatchObject({ id: dropped, killed: true, direct: true });
    expect(await readFile(join(dir, 'reports/selftest/matrix.md'), 'utf8')).toMatch(/^# What the suite detects/);
  });

  it('puts nuisances by name in front of the target, or of what is chosen beside', async () => {
    const dir = await folder();
    const nuisance = ['--profile', 'quick', '--nuisance', 'gateway/traces', '--nuisance', 'timing/dates-ahead'];
    const alone = new TestIo(dir);
    expect(await command(alone, 'selftest', ...nuisance)).toBe(0);
    expect(alone.out).toContain('Behind nuisances: 0 of 1 trial wrong, 0 of 0 mutants hidden');
    const beside = new TestIo(dir);
    expect(await command(beside, 'selftest', ...nuisance, '--mutant', dropped)).toBe(0);
    expect(beside.out).toContain('Behind nuisances: 0 of 0 trials wrong, 0 of 1 mutant hidden');
  });

  it('names a mutant that survives, and the clause it breaks', async () => {
    const io = new TestIo(await folder());
    // In quick nobody asks for types; and of a mutant chosen by name that profile promises nothing.
    const typed = 'updateSmsCampaignV2.body.name.type:dropped';
    expect(await command(io, 'selftest', '--profile', 'quick', '--mutant', typed)).toBe(0);
    expect(io.out).toContain(`Survived: 1\n  ${typed}\n    breaks updateSmsCampaignV2.body.name.type`);
  });

  it.each([
    [
      ['--mutant', 'updateSmsCampaignV2.body.name.maxLength:droped'],
      /Did you mean “updateSmsCampaignV2\.body\.name\.max/,
    ],
    [['--variant', 'name-on-git=verbatim'], /Did you mean “name-on-get”/],
    [['--variant', 'name-on-get=title-case'], /Did you mean “title-cased”/],
    [['--nuisance', 'gateway/trace'], /Did you mean “gateway\/traces”/],
    [['--nuisance', 'delivery/coding-zstd'], /can only be met over a socket/],
    [['--check', '--sample', '9'], /--check needs the whole matrix/],
    [['--readme', '--profile', 'quick'], /--readme needs the whole matrix/],
    [['--readme', '--check'], /cannot be used with/],
    [['--readme'], /README\.md is not here/],
    [['--profile', 'deep'], /Allowed choices are quick, standard, nightly/],
  ])('takes %j for wrong usage', async (argv, message) => {
    const io = new TestIo(await folder());
    expect(await command(io, 'selftest', ...argv)).toBe(2);
    expect(io.err).toMatch(message);
    expect(io.out).toBe('');
  });

  it('needs a place for the table in the README, before it tries anything', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'README.md'), '# Title\n');
    const io = new TestIo(dir);
    expect(await command(io, 'selftest', '--check')).toBe(2);
    expect(io.err).toContain('README.md has no place for the table');
    expect(await readFile(join(dir, 'README.md'), 'utf8')).toBe('# Title\n');
  });
});
