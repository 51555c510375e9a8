import { describe, expect, it } from 'vitest';
import type { Rule } from '../model/rule.ts';
import { exampleContract } from '../results/example.test-helper.ts';
import { clauseCatalogue, entryCatalogue, renderList, ruleCatalogue } from './list.ts';

/** A rule that fits the clauses of one keyword. */
function ruleOn(id: string, keyword: string): Rule {
  return {
    id,
    title: `is right about ${keyword}`,
    severity: 'high',
    profile: 'quick',
    clauses: ({ id: operation }, { clauses }) =>
      clauses.filter((one) => one.operation === operation && one.keyword === keyword),
    expected: () => '',
    judge: () => ({ verdict: 'pass', exchanges: [] }),
  };
}

const rules = [ruleOn('request/length', 'maxLength'), ruleOn('response/member', 'type'), ruleOn('query/enum', 'enum')];

describe('list rules', () => {
  it('counts the clauses each rule judges, contested ones left out', () => {
    expect(renderList(ruleCatalogue(rules, exampleContract), 'text')).toBe(
      [
        'rule             severity  profile  clauses  fact',
        'request/length   high      quick    1        is right about maxLength',
        'response/member  high      quick    5        is right about type',
        'query/enum       high      quick    0        is right about enum',
        '',
        '3 rules',
        '',
      ].join('\n'),
    );
  });
});

describe('list clauses', () => {
  const catalogue = clauseCatalogue(exampleContract, [...rules, ruleOn('request/again', 'maxLength')]);
  const text = renderList(catalogue, 'text');

  it('says of each clause where it stands and what becomes of it', () => {
    for (const line of [
      /^replaceCampaign\.body\.name\.maxLength +table\+sample +acme-update-campaign:122 +judged by request\/length, request\/again$/m,
      /^replaceCampaign\.query\.mode\.enum +table +acme-update-campaign:26 +contested: mode-table-or-sample$/m,
      /^replaceCampaign\.operation\.title +table\+sample +acme-update-campaign:1 +excluded: document only$/m,
      /^readCampaign\.duty\.noFault +standard +- +unreached$/m,
    ]) {
      expect(text).toMatch(line);
    }
  });

  it('ends with the count by status', () => {
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '12 clauses: 6 judged, 1 contested, 1 excluded (1 document only), 4 unreached',
    );
  });

  it('gives the same as JSON', () => {
    const entries: unknown = JSON.parse(renderList(catalogue, 'json'));
    expect(entries).toContainEqual({
      id: 'replaceCampaign.query.mode.enum',
      operation: 'replaceCampaign',
      basis: 'table',
      page: 'acme-update-campaign',
      lines: [26],
      promise: 'The mode is calls.',
      status: 'contested',
      by: 'mode-table-or-sample',
    });
    expect(entries).toHaveLength(12);
  });
});

describe('list of what is kept as data', () => {
  it('shows the members asked for', () => {
    const entry: { id: string; operations: string[]; severity: string; title?: string } = {
      id: 'a-b',
      operations: ['x', 'y'],
      severity: 'high',
    };
    const catalogue = entryCatalogue({
      noun: ['discrepancy', 'discrepancies'],
      columns: ['id', 'operations', 'title'],
      entries: [entry],
    });
    expect(renderList(catalogue, 'text')).toBe('id   operations  title\na-b  x, y\n\n1 discrepancy\n');
    expect(JSON.parse(renderList(catalogue, 'json'))).toEqual([
      { id: 'a-b', operations: ['x', 'y'], severity: 'high' },
    ]);
  });

  it('says so when there is nothing', () => {
    const catalogue = entryCatalogue<{ id: string }>({ noun: ['mutant', 'mutants'], columns: ['id'], entries: [] });
    expect(renderList(catalogue, 'text')).toBe('0 mutants\n');
    expect(renderList(catalogue, 'json')).toBe('[]\n');
  });
});
