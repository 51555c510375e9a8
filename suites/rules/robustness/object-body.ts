import { type CaseDraft, clausesWith, type RuleDefinition, refusal } from '../../../harness/rule-kit.ts';

/** Bodies that are no JSON object; the empty one may mean `change nothing` to an operation that merges. */
export default {
  title: 'refuses a body that is no JSON object',
  severity: 'medium',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'objectBody'),
  cases: (_, { operation }) => [
    raw('{"name": "cut', 'a body cut in the middle', 'quick'),
    raw('[]', 'a list as body', 'standard'),
    raw('"a text"', 'a text as body', 'standard'),
    raw('null', 'null as body', 'nightly'),
    { ...raw('', 'an empty body', 'standard'), expect: operation.effect === 'merge' ? 'observed' : 'refused' },
    ...(operation.effect === 'replace' ? [raw('{}', 'an object without members', 'standard')] : []),
  ],
  expected: () => 'A body that is no JSON object, or holds nothing, is refused.',
  judge: refusal,
} satisfies RuleDefinition;

function raw(text: string, label: string, profile: CaseDraft['profile'] & string): CaseDraft {
  return { group: 'near-miss', label, raw: text, profile };
}
