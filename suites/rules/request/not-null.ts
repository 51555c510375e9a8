import { called, clausesWith, type RuleDefinition, refusal, withValue } from '../../../harness/rule-kit.ts';

/** `null` is neither of the documented types, and a required member is not there when it is null. */
export default {
  title: 'refuses null for a required member',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'notNull'),
  cases: (clause) => [withValue('near-miss', clause, null, `null for ${called(clause)}`)],
  expected: (clause) => `A body with null for ${called(clause)} is refused.`,
  judge: refusal,
} satisfies RuleDefinition;
