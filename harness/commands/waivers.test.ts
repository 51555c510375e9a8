import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Results } from '../model/results.ts';
import { exampleResults } from '../results/example.test-helper.ts';
import { folder } from './command.test-helper.ts';
import { readWaivers, waive } from './waivers.ts';

const TODAY = '2026-06-15';
const read = async (text: string) => {
  const dir = await folder();
  await writeFile(join(dir, 'waivers.yaml'), text);
  const known = { rules: [{ id: 'a/b' }], contract: { clauses: [{ id: 'op.body.name.maxLength' }] } };
  return readWaivers('waivers.yaml', dir, known);
};

describe('a list of waivers', () => {
  it('names findings by fingerprint, or by rule and clause', async () => {
    expect(
      await read(
        '- { fingerprint: f-1a2b3c4d, reason: known, expires: "2026-12-31" }\n- { rule: a/b, clause: op.body.name.maxLength, reason: d }',
      ),
    ).toEqual([
      { fingerprint: 'f-1a2b3c4d', reason: 'known', expires: '2026-12-31' },
      { rule: 'a/b', clause: 'op.body.name.maxLength', reason: 'd' },
    ]);
  });

  it.each([
    ['fingerprint: a', 'is no list'],
    ['- a', 'a waiver is a map'],
    ['- { fingerprint: a }', 'has no reason'],
    ['- { fingerprint: a, reason: " " }', '“reason” is no text'],
    ['- { reason: a }', 'names no finding'],
    ['- { rule: a, reason: a }', 'names no finding'],
    ['- { rule: a/c, clause: op.body.name.maxLength, reason: a }', 'there is no rule a/c'],
    ['- { rule: a/b, clause: op.body.name.maxlength, reason: a }', 'there is no clause op.body.name.maxlength'],
    ['- { fingerprint: a, reason: a, until: b }', 'a waiver has no “until”'],
    ['- { fingerprint: a, reason: a, expires: soon }', '“expires” is no date: soon'],
    ['- { fingerprint: a, reason: a, expires: "2026-02-40" }', '“expires” is no date'],
  ])('is refused where it reads %s', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('is reported with the line of what is wrong', async () => {
    await expect(read('- { fingerprint: a, reason: a }\n- { fingerprint: b }')).rejects.toThrow('waivers.yaml, line 2');
  });
});

describe('waive', () => {
  // A run that left nothing out.
  const { staleWaivers: _, ...all } = exampleResults();
  const results: Results = { ...all, undecided: [], run: { ...all.run, interrupted: false } };
  delete results.run.selection;
  const failing = results.verdicts.filter(({ verdict }) => verdict === 'fail');
  const [first] = failing;
  const finding = results.findings.find(({ id }) => id === first?.findings[0]);
  const by = { fingerprint: finding?.fingerprint ?? '', reason: 'known' };

  it('marks a fail as waived whose findings are all excused, with the reason', () => {
    const { verdicts, staleWaivers } = waive(results, [by], TODAY);
    const waived = verdicts.filter(({ verdict, note }) => verdict === 'waived' && note === 'known');
    expect(waived.map(({ clause }) => clause)).toContain(first?.clause);
    expect(staleWaivers).toBeUndefined();
  });

  it('takes a finding’s id for its fingerprint', () => {
    const { verdicts } = waive(results, [{ ...by, fingerprint: finding?.id ?? '' }], TODAY);
    expect(verdicts.filter(({ verdict }) => verdict === 'fail').length).toBeLessThan(failing.length);
  });

  it('excuses by the fingerprint of what a cause also breaks only that, and by the cause’s own all of it', () => {
    const part = { operation: first?.operation ?? '', rule: 'a/part', clause: 'part', fingerprint: 'ab'.repeat(32) };
    const other = { ...(first ?? expect.fail('no fail')), rule: part.rule, clause: part.clause };
    const shared: Results = {
      ...results,
      verdicts: [first ?? other, { ...other, findings: [finding?.id ?? ''] }],
      findings: results.findings.map((one) => (one === finding ? { ...one, also: [part] } : one)),
    };
    const said = (...fingerprints: string[]) => {
      const { verdicts, staleWaivers } = waive(
        shared,
        fingerprints.map((fingerprint) => ({ ...by, fingerprint })),
        TODAY,
      );
      return [verdicts.map(({ verdict }) => verdict), staleWaivers];
    };
    expect(said(part.fingerprint)).toEqual([['fail', 'waived'], undefined]);
    expect(said(by.fingerprint)).toEqual([['waived', 'waived'], undefined]);
    expect(said(by.fingerprint, part.fingerprint)).toEqual([['waived', 'waived'], undefined]);
  });

  it('excuses nothing after its last day, and is stale then', () => {
    const { verdicts, staleWaivers } = waive(results, [{ ...by, expires: '2026-06-14' }], TODAY);
    expect(verdicts).toEqual(results.verdicts);
    expect(staleWaivers).toEqual([`${by.fingerprint} (expired 2026-06-14)`]);
    expect(waive(results, [{ ...by, expires: TODAY }], TODAY).staleWaivers).toBeUndefined();
  });

  it('is stale where the clause was judged and nothing was wrong, and not where it was not judged', () => {
    const passed = results.verdicts.find(({ verdict }) => verdict === 'pass');
    const { rule = '', clause = '' } = passed ?? {};
    const stale = (...entries: { rule: string; clause: string }[]) =>
      waive(
        results,
        entries.map((entry) => ({ ...entry, reason: 'known' })),
        TODAY,
      ).staleWaivers;
    expect(stale({ rule, clause })).toEqual([`${rule} on ${clause}`]);
    expect(stale({ rule, clause: 'never.judged' })).toBeUndefined();
  });
});
