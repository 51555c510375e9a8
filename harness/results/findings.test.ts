import { describe, expect, it } from 'vitest';
import { clauseOf, exampleContract, exampleResults } from './example.test-helper.ts';
import { type Failure, type FindingContext, findingsOf, fingerprintOf } from './findings.ts';

const { cases, exchanges } = exampleResults();
const context: FindingContext = {
  sources: exampleContract.sources,
  exchanges,
  cases,
  resultsPath: 'reports/run 1/results.json',
  toCurl: ({ id }) => `curl ${id}`,
};
const rule = { id: 'request/refuses-long-text', severity: 'high', expected: () => 'The request is refused.' } as const;
const clause = clauseOf('replaceCampaign.body.name.maxLength');
const accepted = { exchange: 'acme.calls.3', twin: 'acme.calls.2', symptom: 'accepted', actual: 'Answered 200.' };

function findings(...failures: Partial<Failure>[]) {
  return findingsOf(
    failures.map((failure) => ({ rule, clause, violations: [accepted], ...failure })),
    context,
  );
}

describe('findingsOf', () => {
  it('writes up a violation so that the row alone tells it', () => {
    const fingerprint = fingerprintOf({
      operation: 'replaceCampaign',
      rule: rule.id,
      clause: clause.id,
      symptom: 'accepted',
    });
    const id = `f-${fingerprint.slice(0, 8)}`;
    expect(findings({})).toEqual([
      {
        id,
        fingerprint,
        kind: 'violation',
        operation: 'replaceCampaign',
        rule: rule.id,
        clause: clause.id,
        source: {
          page: 'acme-update-campaign',
          lines: [122],
          line: 122,
          url: 'https://docs.acme.example/replace?edition=2&lang=en',
        },
        severity: 'high',
        title: 'accepts a name of 49 characters',
        expected: 'The request is refused.',
        actual: 'Answered 200.',
        exchange: 'acme.calls.3',
        twin: 'acme.calls.2',
        curl: 'curl acme.calls.3',
        replay: `npx campaign-conformance replay ${id} --results 'reports/run 1/results.json'`,
        cases: 1,
      },
    ]);
  });

  it('counts further violations of one fingerprint, whoever brings them', () => {
    const again = { ...accepted, exchange: 'acme.calls.4', actual: 'Answered 201.' };
    expect(findings({ violations: [accepted, again] }, { violations: [again] })).toMatchObject([
      { exchange: 'acme.calls.3', actual: 'Answered 200.', cases: 3 },
    ]);
  });

  it('tells two symptoms of one clause as two findings', () => {
    const faulted = { ...accepted, symptom: 'faulted' };
    const titles = findings({ violations: [accepted, faulted] }).map(({ title }) => title);
    expect(titles).toEqual(['accepts a name of 49 characters', 'faults on a name of 49 characters']);
  });

  it('titles a read by the request whose effect it shows', () => {
    const changed = { exchange: 'acme.calls.6', symptom: 'changed', actual: 'The name is another.' };
    expect(findings({ violations: [changed] })[0]?.title).toBe('a name of 49 characters: changed');
  });

  it('titles by the clause what no single case was sent for', () => {
    const violation = { exchange: 'acme.calls.1', actual: '' };
    const titles = ['missing', 'wrong type', 'accepted', 'refused', 'faulted', 'constructor'].map(
      (symptom) => findings({ violations: [{ ...violation, symptom }] })[0]?.title,
    );
    expect(titles).toEqual([
      'leaves out name',
      'gives name a type that is not documented',
      'accepts what name (maxLength) rules out',
      'refuses what name (maxLength) allows',
      'faults on a request',
      'name: constructor',
    ]);
  });

  it('leaves the source empty where a standard and no page is the source', () => {
    const [finding] = findings({ clause: clauseOf('readCampaign.duty.noFault') });
    expect(finding?.source).toEqual({ page: '', lines: [], url: '' });
  });

  it('is an error of the suite when a rule blames an exchange that was not recorded', () => {
    expect(() => findings({ violations: [{ ...accepted, exchange: 'acme.calls.77' }] })).toThrow('acme.calls.77');
  });
});

describe('fingerprintOf', () => {
  const one = { operation: 'a', rule: 'b', clause: 'c', symptom: 'd' };

  it('is the same in every run', () => {
    expect(fingerprintOf(one)).toBe('bb037af03d977ec8488207ae0d6362cf88fe3c93e1459b8435a47d04168549af');
  });

  it('changes with each of its four parts, and no two parts run together', () => {
    const others = [
      { ...one, operation: 'x' },
      { ...one, rule: 'x' },
      { ...one, clause: 'x' },
      { ...one, symptom: 'x' },
      { ...one, rule: 'bc', clause: '' },
    ];
    expect(new Set([one, ...others].map(fingerprintOf)).size).toBe(6);
  });
});
