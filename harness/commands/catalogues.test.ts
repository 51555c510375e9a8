import { describe, expect, it } from 'vitest';
import { compose } from '../main.ts';
import { command, folder, latest, TestIo } from './command.test-helper.ts';

const listed = async (name: string) => {
  const io = new TestIo('/nowhere');
  expect(await command(io, 'list', name)).toBe(0);
  return io.out.trimEnd().split('\n');
};

describe('list', () => {
  it('names every rule with its profile and title', async () => {
    const { rules } = await compose();
    const lines = await listed('rules');
    expect(lines).toHaveLength(rules.length);
    expect(lines.find((line) => line.startsWith('request/max-length '))).toMatch(
      /quick .*accepts texts up to the documented/,
    );
  });

  it('says of every clause which rules judge it, or why none does', async () => {
    const { contract } = await compose();
    const lines = await listed('clauses');
    expect(lines).toHaveLength(contract.clauses.length);
    const of = (id: string) => lines.find((line) => line.startsWith(`${id} `));
    expect(of('updateVoiceCampaignV2.body.name.maxLength')).toContain('request/max-length');
    expect(lines.filter((line) => /contested: \S+$/.test(line)).length).toBeGreaterThan(50);
    expect(lines.filter((line) => /excluded: /.test(line)).length).toBeGreaterThan(10);
  });

  it('names mutants and variants that serve takes', async () => {
    expect(
      (await listed('mutants')).some((line) => line.startsWith('updateVoiceCampaignV2.body.name.maxLength:dropped ')),
    ).toBe(true);
    expect((await listed('variants')).find((line) => line.startsWith('account-id '))).toContain('header-only');
  });
});

describe('list nuisances', () => {
  it('says what a right run makes of each, and what it may answer otherwise', async () => {
    const { reference } = await compose();
    const lines = await listed('nuisances');
    expect(lines).toHaveLength(reference.nuisances.length);
    const of = (id: string) => lines.find((line) => line.startsWith(`${id} `))?.replace(/ {2,}/g, ' | ');
    expect(of('gateway/sign-on-page')).toBe(
      'gateway/sign-on-page | not the API | Every request is answered 200 with a page of single sign-on.',
    );
    expect(of('state/contact-lists-sorted')).toContain(' | noticed: list-order, read-list-order | ');
    expect(of('delivery/continue-unasked')).toContain(' | unnoticed or inconclusive | ');
  });
});

describe('report', () => {
  it('renders results again, beside them or elsewhere, and prints the summary', async () => {
    const dir = await folder();
    await command(new TestIo(dir), 'run', '--profile', 'quick', '--format', 'json');
    const io = new TestIo(dir);
    expect(await command(io, 'report', 'reports/latest', '--format', 'md,junit')).toBe(0);
    expect(io.out).toMatch(/^Judged 5 of \d+ operations/);
    expect(io.out).toContain('reports/latest/junit.xml');
    expect(await command(new TestIo(dir), 'report', 'reports/latest/results.json', '--out', 'elsewhere')).toBe(0);
    expect(await command(new TestIo(dir), 'verify', 'reports/latest')).toBe(0);
  });
});

describe('diff', () => {
  it('finds two runs of the same target the same', async () => {
    const dir = await folder();
    await command(new TestIo(dir), 'run', '--profile', 'quick', '--out', 'old', '--format', 'json');
    await command(
      new TestIo(dir),
      'run',
      '--profile',
      'quick',
      '--out',
      'new',
      '--format',
      'json',
      '--previous',
      'old',
    );
    const io = new TestIo(dir);
    expect(await command(io, 'diff', 'old', 'new')).toBe(0);
    expect(io.out).toMatch(
      /^0 new, 0 still failing, 0 fixed, 0 changed reading, 0 changed behaviour, 0 no longer decided/,
    );
    expect((await latest(dir)).run.profile).toBe('quick');
  });
});
