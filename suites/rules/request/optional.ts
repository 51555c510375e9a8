import {
  acceptance,
  type CaseDraft,
  type Clause,
  called,
  clausesWith,
  type Edit,
  getPath,
  type RuleDefinition,
} from '../../../harness/rule-kit.ts';

/** An update names only what it changes: each member by itself, with the value it has anyway. */
export default {
  title: 'accepts an update of a single member',
  severity: 'high',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'optional'),
  cases: (clause, { operation, contract, baseline }) => {
    const alone = (...members: string[]): CaseDraft[] => {
      const edits = members.map((path): Edit => ({ path, value: getPath(baseline, path) ?? null }));
      const label = `a body with nothing but ${members.map((path) => called({ path })).join(' and ')}`;
      return edits.every(({ value }) => value !== null) ? [{ group: 'alone', label, edits }] : [];
    };
    if (clause.path !== '') {
      const [once] = alone(clause.path);
      return once ? [once, { ...once, label: `${once.label}, once more`, profile: 'nightly' }] : 'no value configured';
    }
    const paths = clausesWith(contract, operation, 'body', 'optional')
      .filter(isCertain)
      .map(({ path }) => path);
    const pairs = paths.flatMap((one, i) => paths.slice(i + 1).flatMap((other) => alone(one, other)));
    return [...alone(paths[0] ?? ''), ...pairs.map((pair): CaseDraft => ({ ...pair, profile: 'nightly' }))];
  },
  expected: (clause) => `A body with nothing but ${clause.path ? called(clause) : 'one member'} is accepted.`,
  judge: acceptance,
} satisfies RuleDefinition;

function isCertain({ path, contested }: Clause): boolean {
  return path !== '' && contested === undefined;
}
