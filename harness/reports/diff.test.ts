import { describe, expect, it } from 'vitest';
import { diff } from '../results/diff.ts';
import { exampleResults } from '../results/example.test-helper.ts';
import { renderDiff } from './diff.ts';

const older = exampleResults();
const newer = exampleResults({
  findings: older.findings.filter(({ id }) => id !== 'f-cccccccc'),
  verdicts: older.verdicts.slice(0, -4),
  discrepancies: older.discrepancies.map((one) => (one.reading === 'sample' ? { ...one, reading: 'table' } : one)),
});

describe('renderDiff', () => {
  const text = renderDiff(diff(older, newer), { older, newer });

  it('counts every kind on its first line', () => {
    expect(text.split('\n')[0]).toBe(
      '0 new, 5 still failing, 1 fixed, 1 changed reading, 0 changed behaviour, 1 no longer decided',
    );
  });

  it('names both runs', () => {
    expect(text).toContain('\nfrom 2026-01-05T10-00-00-run1: staging <&> "eu", standard, seed 42, build=1.2.3');
  });

  it('tells each entry on one line, below its kind', () => {
    expect(text).toContain('\nFixed\n  f-cccccccc  replaceCampaign: leaves out data.createdAt (medium)\n');
    expect(text).toContain('\nChanged reading\n  mode-table-or-sample: sample → table\n');
    expect(text).toContain(
      '\nNo longer decided\n  response/member on readCampaign.response.data.name.type: pass before, now not asked\n',
    );
    expect(text).not.toContain('Changed behaviour');
  });

  it('says what the cause of a finding also breaks, and under which id it was reported before', () => {
    expect(text).toContain('(high); also breaks body.name.maxLength in another way, 2 more\n');
    const reported = newer.findings.map((one) =>
      one.id === 'f-aaaaaaaa' ? { ...one, id: 'f-0a0a0a0a', fingerprint: '0a'.repeat(32) } : one,
    );
    const now = exampleResults({ findings: reported });
    expect(renderDiff(diff(older, now), { older, newer: now })).toMatch(/f-0a0a0a0a {2}.*; before: f-aaaaaaaa\n/);
    expect(text).not.toContain('before: f-');
  });

  it('passes on no control character', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\p{Cf}\p{Default_Ignorable_Code_Point}]/u);
  });

  it('counts entries beyond forty', () => {
    const [first] = older.findings;
    const many = Array.from({ length: 43 }, () => first ?? expect.fail('no finding'));
    const difference = { ...diff(older, older), new: many };
    expect(renderDiff(difference, { older, newer })).toContain('\n  and 3 more\n');
  });
});
