import {
  type CaseDraft,
  type Contract,
  clausesWith,
  type Operation,
  type RuleDefinition,
  refusal,
} from '../../../harness/rule-kit.ts';

/** Bodies that are no JSON object. An empty one is only observed where some reading gives it a meaning. */
export default {
  title: 'refuses a body that is no JSON object',
  severity: 'medium',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'objectBody'),
  cases: (_, { contract, operation }) => [
    raw('{"name": "cut', 'a body cut in the middle', 'quick'),
    raw('[]', 'a list as body', 'standard'),
    raw('"a text"', 'a text as body', 'nightly'),
    raw('null', 'null as body', 'nightly'),
    { ...raw('', 'an empty body', 'standard'), expect: mayBeEmpty(contract, operation) ? 'observed' : 'refused' },
    ...(operation.effect === 'replace' || operation.effect === 'create'
      ? [raw('{}', 'an object without members', 'nightly')]
      : []),
  ],
  expected: () => 'A body that is no JSON object, or holds nothing, is refused.',
  judge: refusal,
} satisfies RuleDefinition;

function raw(text: string, label: string, profile: CaseDraft['profile'] & string): CaseDraft {
  return { group: 'near-miss', label, raw: text, profile };
}

/** An empty body may mean `change nothing` to a merge, and `read` where a page gives the read on this path the update's method. */
function mayBeEmpty({ operations, clauses }: Contract, { effect, path, method }: Operation): boolean {
  const reads = operations.filter((other) => other.effect === 'read' && other.path === path).map(({ id }) => id);
  const isRead = clauses.some((c) => reads.includes(c.operation) && c.keyword === 'tabledMethod' && c.value === method);
  return effect === 'merge' || isRead;
}
