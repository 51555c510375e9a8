import { called, clausesWith, type RuleDefinition, refusal } from '../../../harness/rule-kit.ts';

/** What no page calls a value of any of its parameters. */
const FOREIGN = 'email';

/** Which of the documented values a request carries the pages may leave open; one that none of them has is refused. */
export default {
  title: 'refuses a parameter with a value that no page has',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'query', 'among'),
  cases: ({ path }) => [
    {
      group: 'access',
      label: `${FOREIGN} for ${called({ path })} in the query`,
      parameters: [{ in: 'query', name: path, value: FOREIGN }],
    },
  ],
  expected: ({ path, value }) => `${called({ path })} in the query is one of ${JSON.stringify(value)}.`,
  judge: refusal,
} satisfies RuleDefinition;
