import {
  acceptance,
  type Clause,
  called,
  clausesWith,
  getPath,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/** An update names only what it changes: each member by itself, with the value it has anyway. */
export default {
  title: 'accepts an update of a single member',
  severity: 'high',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'optional'),
  cases: (clause, { operation, contract, baseline }) => {
    // The clause on the body as a whole is asked with one member that nothing contests.
    const member = clause.path || clausesWith(contract, operation, 'body', 'optional').find(isCertain)?.path;
    const value = member === undefined ? undefined : getPath(baseline, member);
    if (member === undefined || value === undefined) return 'no value configured';
    return [withValue('alone', { path: member }, value, `a body with nothing but ${called({ path: member })}`)];
  },
  expected: (clause) => `A body with nothing but ${clause.path ? called(clause) : 'one member'} is accepted.`,
  judge: acceptance,
} satisfies RuleDefinition;

function isCertain({ path, contested }: Clause): boolean {
  return path !== '' && contested === undefined;
}
