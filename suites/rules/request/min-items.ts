import { called, clausesWith, type RuleDefinition, refusal, withValue } from '../../../harness/rule-kit.ts';

/** Only a minimum of one is documented, so the near-miss is the empty list. */
export default {
  title: 'refuses an empty list where one item is demanded',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'minItems'),
  cases: (clause) => [withValue('near-miss', clause, [], `an empty ${called(clause)}`)],
  expected: (clause) => `${called(clause)} holds at least ${String(clause.value)} item; an empty list is refused.`,
  judge: refusal,
} satisfies RuleDefinition;
