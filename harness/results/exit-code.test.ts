import { describe, expect, it } from 'vitest';
import type { Results } from '../model/results.ts';
import { cleanResults, exampleResults } from './example.test-helper.ts';
import { ending, exitCode } from './exit-code.ts';

const clean = cleanResults();
const hazards = exampleResults().findings.filter(({ kind }) => kind === 'hazard');

/** The clean run with other counts. */
function counting(summary: Partial<Results['summary']>, change: Partial<Results> = {}): Results {
  return cleanResults({ summary: { ...clean.summary, ...summary }, ...change });
}

describe('exitCode', () => {
  it('is 0 when every verdict is pass, waived or not applicable', () => {
    expect(exitCode(counting({ waived: 2, notApplicable: 5 }))).toBe(0);
  });

  it('is 130 before all else when interrupted', () => {
    const results = exampleResults();
    results.run.interrupted = true;
    expect(exitCode(results, { usageOk: false })).toBe(130);
  });

  it('is 2 for wrong usage, an error of the suite, and a run that judged nothing, even beside a fail', () => {
    const nothing = { scope: { ...clean.scope, clauses: { judged: 0, total: 12 } } };
    expect(exitCode(counting({ fail: 1 }), { usageOk: false })).toBe(2);
    expect(exitCode(counting({ error: 1, fail: 1 }))).toBe(2);
    expect(exitCode(counting({ pass: 0, inconclusive: 9 }, nothing))).toBe(2);
  });

  it('is 1 for a fail, even beside inconclusive verdicts', () => {
    expect(exitCode(counting({ fail: 1, inconclusive: 4 }))).toBe(1);
  });

  it('is 1 for a waiver that excuses nothing', () => {
    expect(exitCode(counting({}, { staleWaivers: ['response/member'] }))).toBe(1);
  });

  it('is 1 for what --fail-on names, and only then', () => {
    const risky = counting({}, { findings: hazards });
    expect(exitCode(risky)).toBe(0);
    expect(exitCode(risky, { failOn: ['drift'] })).toBe(0);
    expect(exitCode(risky, { failOn: ['hazard'] })).toBe(1);
    expect(exitCode(clean, { drifted: 2 })).toBe(0);
    expect(exitCode(clean, { drifted: 2, failOn: ['drift'] })).toBe(1);
    expect(exitCode(clean, { discrepancies: 1, failOn: ['drift'] })).toBe(0);
    expect(exitCode(clean, { discrepancies: 1, failOn: ['discrepancy'] })).toBe(1);
  });

  it('is 3 for inconclusive verdicts and for a required operation that is not judged', () => {
    expect(exitCode(counting({ inconclusive: 1 }))).toBe(3);
    expect(ending(clean, { require: ['replaceCampaign', 'readCampaign'] })).toEqual({
      code: 3,
      why: 'required but not judged: readCampaign',
    });
    expect(exitCode(clean, { require: ['replaceCampaign'] })).toBe(0);
  });
});
