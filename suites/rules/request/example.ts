import { acceptance, called, clausesWith, type RuleDefinition, withValue } from '../../../harness/rule-kit.ts';

/** A value that a page gives as its example is a legal one. */
export default {
  title: 'accepts the value that the page gives as an example',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'example'),
  cases: (clause) =>
    clause.value === undefined
      ? []
      : [withValue('positive', clause, clause.value, `${JSON.stringify(clause.value)} for ${called(clause)}`)],
  expected: ({ path, value }) => `${called({ path })} may be ${JSON.stringify(value)}.`,
  judge: acceptance,
} satisfies RuleDefinition;
