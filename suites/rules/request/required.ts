import { called, clausesWith, type RuleDefinition, refusal, without } from '../../../harness/rule-kit.ts';

/** A member the table calls required is left out; nothing else changes. */
export default {
  title: 'refuses a body that lacks a required member',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'required'),
  // What stands inside of something else is left to a fuller profile.
  cases: (clause) => [{ ...without(clause), profile: clause.path.includes('.') ? 'standard' : 'quick' }],
  expected: (clause) => `A body without ${called(clause)} is refused.`,
  judge: refusal,
} satisfies RuleDefinition;
