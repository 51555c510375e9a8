import { clausesWith, type RuleDefinition, refusal } from '../../../harness/rule-kit.ts';

/** The path ends where the id of the campaign would stand. What deletes is never sent so: it might delete all there are. */
export default {
  title: 'refuses a path that names no campaign',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) =>
    operation.effect === 'delete' ? [] : clausesWith(contract, operation, 'path', 'required'),
  cases: ({ path }) => [
    { group: 'access', label: `an empty \`${path}\``, parameters: [{ in: 'path', name: path, value: '' }] },
  ],
  expected: ({ path }) => `A request whose path lacks \`${path}\` is refused.`,
  judge: refusal,
} satisfies RuleDefinition;
