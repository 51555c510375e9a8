import { describe, expect, it } from 'vitest';
import type { Violation } from '../model/rule.ts';
import { clauseOf, exampleContract, exampleResults } from './example.test-helper.ts';
import { type Failure, type FindingContext, fingerprintOf, writeUp } from './findings.ts';
import { titleOf } from './title.ts';

const { cases, exchanges, verdicts } = exampleResults();
const RULE = 'request/refuses-long-text';
const CLAUSE = 'replaceCampaign.body.name.maxLength';
const context: FindingContext = {
  contract: exampleContract,
  rules: [RULE, 'robustness/no-fault'].map((id) => ({
    id,
    severity: 'high',
    expected: () => 'The request is refused.',
  })),
  exchanges,
  cases,
  resultsPath: 'reports/run 1/results.json',
  toCurl: ({ id }) => `curl ${id}`,
};
const accepted: Violation = {
  exchange: 'acme.calls.3',
  twin: 'acme.calls.2',
  symptom: 'accepted',
  actual: 'Answered 200.',
};

/** A fail of the example's rule on a clause. */
function failure(violation: Partial<Violation> = {}, clause = CLAUSE, occurrences = 1): Failure {
  const verdict = { ...(verdicts[0] ?? expect.fail('no verdict')), clause, findings: [] };
  return { verdict, proven: [{ violation: { ...accepted, ...violation }, occurrences }] };
}

function findings(...judged: Failure[]) {
  return writeUp(judged, context).findings;
}

describe('writeUp', () => {
  const fingerprint = fingerprintOf({ operation: 'replaceCampaign', rule: RULE, clause: CLAUSE, symptom: 'accepted' });
  const id = `f-${fingerprint.slice(0, 8)}`;

  it('writes up a violation so that the row alone tells it', () => {
    expect(findings(failure())).toEqual([
      {
        id,
        fingerprint,
        kind: 'violation',
        operation: 'replaceCampaign',
        rule: RULE,
        clause: CLAUSE,
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
        story: ['acme.calls.1', 'acme.calls.2', 'acme.calls.3'],
        curl: 'curl acme.calls.3',
        replay: `npx campaign-conformance replay ${id} --results 'reports/run 1/results.json'`,
        cases: 1,
      },
    ]);
  });

  it('names the findings in the verdicts that rest on them, and leaves the others as they are', () => {
    const pass = { verdict: verdicts[1] ?? expect.fail('no verdict'), proven: [] };
    const written = writeUp([failure(), pass], context).verdicts;
    expect(written.map((verdict) => verdict.findings)).toEqual([[id], []]);
    expect(written[1]).toEqual(pass.verdict);
  });

  it('counts further violations of one fingerprint, whoever brings them', () => {
    const again = failure({ exchange: 'acme.calls.4', actual: 'Answered 201.' }, CLAUSE, 3);
    expect(findings(failure(), again)).toMatchObject([{ exchange: 'acme.calls.3', actual: 'Answered 200.', cases: 4 }]);
  });

  it('writes up what did not show when it was sent again as unstable, under the same fingerprint, unless it is proven elsewhere', () => {
    const [proven] = failure().proven;
    const flaky = { ...failure(), proven: [], unstable: [{ violation: { ...accepted }, other: 'acme.calls.4' }] };
    const { verdicts: reported, findings: written } = writeUp([flaky], context);
    expect(written).toMatchObject([
      { id, fingerprint, kind: 'unstable', exchange: 'acme.calls.3', other: 'acme.calls.4' },
    ]);
    expect(written[0]?.title).toBe('at times accepts a name of 49 characters');
    expect(reported[0]?.findings).toEqual([id]);
    expect(findings(flaky, failure())).toMatchObject([{ kind: 'violation', cases: proven?.occurrences }]);
  });

  it('tells two symptoms of one clause as two findings', () => {
    const titles = findings(failure(), failure({ symptom: 'reset' })).map(({ title }) => title);
    expect(titles).toEqual(['accepts a name of 49 characters', 'breaks the connection on a name of 49 characters']);
  });

  it('names the clause a violation breaks where the one judged stands for many', () => {
    const [finding] = findings(failure({ clause: CLAUSE }, 'readCampaign.duty.noFault'));
    expect(finding).toMatchObject({ clause: CLAUSE, source: { line: 122 }, title: 'accepts a name of 49 characters' });
    expect(finding?.fingerprint).toBe(fingerprint);
  });

  it('titles a read by the request whose effect it shows', () => {
    const [finding] = findings(failure({ exchange: 'acme.calls.6', symptom: 'changed' }));
    expect(finding?.title).toBe('changes the campaign on a name of 49 characters');
  });

  it('leaves the source empty where a standard and no page is the source', () => {
    const [finding] = findings(failure({}, 'readCampaign.duty.noFault'));
    expect(finding?.source).toEqual({ page: '', lines: [], url: '' });
  });

  it('is an error of the suite when a verdict speaks of what is not known', () => {
    expect(() => findings(failure({ exchange: 'acme.calls.77' }))).toThrow('acme.calls.77');
    expect(() => findings(failure({}, 'no.such.clause'))).toThrow('no.such.clause');
  });
});

describe('titleOf', () => {
  const maxLength = clauseOf(CLAUSE);
  const duty = { ...clauseOf('readCampaign.duty.noFault'), keyword: 'atomicRefusal' };
  const time = { ...clauseOf('replaceCampaign.response.data.updatedAt.type'), value: 'data.createdAt' };

  it.each([
    [maxLength, 'accepted', 'a long name', 'accepts a long name'],
    [maxLength, 'accepted', undefined, 'accepts what `name` (maxLength) rules out'],
    [maxLength, 'refused', undefined, 'refuses what `name` (maxLength) allows'],
    [maxLength, 'missing', 'a long name', 'leaves out `name`'],
    [maxLength, 'wrong type', undefined, 'gives `name` a type that is not documented'],
    [maxLength, 'server error', undefined, 'fails with a server error on a request'],
    [maxLength, 'another format', undefined, 'answers with another format (`name`)'],
    [duty, 'another data.name', undefined, 'answers with another data.name'],
    [duty, 'changed', 'half a body', 'changes the campaign although it refuses half a body'],
    [time, 'order', undefined, 'gives a `data.updatedAt` that is later than `data.createdAt`'],
    [maxLength, 'undecodable', undefined, '`name`: undecodable'],
    [maxLength, 'unreachable', 'a long name', 'a long name: unreachable'],
  ] as const)('states the fact: %#', (clause, symptom, label, title) => {
    expect(titleOf(clause, symptom, label)).toBe(title);
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
