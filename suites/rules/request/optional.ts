import { acceptance, called, clausesWith, getPath, type RuleDefinition, withValue } from '../../../harness/rule-kit.ts';

/** An update names only what it changes: each member by itself, with the value it has anyway. */
export default {
  title: 'accepts an update of a single member',
  severity: 'high',
  profile: 'standard',
  clauses: (operation, contract) =>
    clausesWith(contract, operation, 'body', 'optional').filter(({ path }) => path !== ''),
  cases: (clause, { baseline }) => {
    const value = getPath(baseline, clause.path);
    if (value === undefined) return 'no value configured';
    return [withValue('alone', clause, value, `a body with nothing but ${called(clause)}`)];
  },
  expected: (clause) => `A body with nothing but ${called(clause)} is accepted.`,
  judge: acceptance,
} satisfies RuleDefinition;
