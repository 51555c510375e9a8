import { describe, expect, it } from 'vitest';
import { cleanResults, exampleContract, exampleResults } from '../results/example.test-helper.ts';
import {
  alsoBroken,
  alsoLine,
  byReason,
  countedAnswers,
  isWaived,
  operationRows,
  promised,
  scopeLine,
  sortedFindings,
  unjudgedLine,
} from './view.ts';

const results = exampleResults();

describe('scopeLine', () => {
  it('names operations and clauses judged of all, and what was not applicable, the most frequent reason first', () => {
    const many = exampleResults({
      scope: { ...results.scope, notApplicable: { 'no read': 2, profile: 30 } },
    });
    expect(scopeLine(many, exampleContract)).toBe(
      'Judged 2 of 3 operations (replaceCampaign, readCampaign) and 6 of 12 clauses; not applicable: 30 profile, 2 no read',
    );
  });

  it('names no operation when all or none are judged', () => {
    const all = exampleContract.operations.map(({ id }) => id);
    for (const operations of [all, []]) {
      const line = scopeLine(cleanResults({ scope: { ...cleanResults().scope, operations } }), exampleContract);
      expect(line).toBe(`Judged ${operations.length} of 3 operations and 1 of 12 clauses; not applicable: nothing`);
    }
  });
});

describe('operationRows', () => {
  it('gives every operation of the contract a row, judged or not', () => {
    expect(
      operationRows(results, exampleContract).map(({ operation, judged, counts }) => [operation, judged, counts.fail]),
    ).toEqual([
      ['replaceCampaign', true, 3],
      ['readCampaign', true, 0],
      ['patchJob', false, 0],
    ]);
  });

  it('adds an operation that only the results know', () => {
    const rows = operationRows(results, { ...exampleContract, operations: [] });
    expect(rows.map(({ operation }) => operation)).toEqual(['replaceCampaign', 'readCampaign', 'patchJob']);
  });
});

describe('alsoBroken', () => {
  it('names clause and rule, and the operation where it is another one', () => {
    const [broken] = sortedFindings(results).open;
    expect(broken && alsoBroken(broken)).toEqual([
      'body.name.maxLength in another way',
      'response.data.name.type (response/member)',
      'readCampaign.response.data.name.type (response/member)',
    ]);
    expect(broken && alsoLine(broken)).toBe('breaks body.name.maxLength in another way, 2 more');
  });

  it('says nothing of a cause that breaks nothing else', () => {
    const [, other] = sortedFindings(results).open;
    expect(other && alsoBroken(other)).toEqual([]);
    expect(other && alsoLine(other)).toBeUndefined();
  });
});

describe('sortedFindings', () => {
  it('puts the gravest first and those a waiver excuses apart', () => {
    const { open, waived } = sortedFindings(results);
    expect(open.map(({ severity }) => severity)).toEqual(['high', 'medium', 'medium', 'medium']);
    expect(waived.map(({ id }) => id)).toEqual(['f-bbbbbbbb']);
  });

  it('does not take a finding for waived on which no verdict rests', () => {
    const hazard = results.findings.find(({ kind }) => kind === 'hazard');
    expect(hazard && isWaived(hazard, results)).toBe(false);
  });
});

describe('promised', () => {
  const finding = results.findings.find(({ id }) => id === 'f-aaaaaaaa') ?? expect.fail('no such finding');

  it('tells promise, page, lines and basis', () => {
    expect(promised(finding, exampleContract)).toEqual({
      text: 'The name holds at most 48 characters.',
      where: 'Replace Campaign | v2 "beta", lines 122, 123 (table+sample)',
      url: 'https://docs.acme.example/replace?edition=2&lang=en',
    });
  });

  it('gives no address that a browser must not follow', () => {
    const source = { ...finding.source, url: 'javascript:alert(1)' };
    expect(promised({ ...finding, source }, exampleContract)).not.toHaveProperty('url');
  });

  it('says that a standard stands on no page', () => {
    const source = { page: '', lines: [], url: '' };
    expect(promised({ ...finding, clause: 'readCampaign.duty.noFault', source }, exampleContract)).toEqual({
      text: 'No request makes the server fail.',
      where: 'no page (standard)',
    });
  });

  it('copes with a clause and a page that the contract does not know', () => {
    const source = { page: 'gone', lines: [], url: '' };
    expect(promised({ ...finding, clause: 'gone', source }, exampleContract)).toEqual({ where: 'gone' });
  });
});

describe('byReason', () => {
  it('groups the verdicts of the kinds asked for', () => {
    expect(byReason(results, ['not-applicable']).map(([reason, verdicts]) => [reason, verdicts.length])).toEqual([
      ['no campaign configured', 1],
      ['no read', 1],
    ]);
  });
});

describe('answers', () => {
  it('tell what was answered, and count by reason what was not', () => {
    const { answered, undecided } = countedAnswers(results);
    expect(answered.map(({ id }) => id)).toEqual(['empty-name']);
    expect(undecided).toEqual([['profile', 1]]);
  });
});

describe('unjudgedLine', () => {
  it('tells what the pages contest and what is beyond any request, whatever was asked of the rest', () => {
    const [first] = exampleContract.clauses;
    if (!first) throw new Error('the example has clauses');
    const { excluded: _, contested: __, ...plain } = first;
    const contract = {
      ...exampleContract,
      clauses: [
        plain,
        { ...plain, contested: 'a-slug' },
        { ...plain, excluded: 'unit' as const },
        { ...plain, operation: 'another', excluded: 'unit' as const },
      ],
    };
    expect(unjudgedLine(contract)).toBe(
      'Never judged: 1 contested by the pages, 2 beyond any request (see: list clauses)',
    );
    expect(unjudgedLine({ ...contract, clauses: [plain] })).toBeUndefined();
  });
});
