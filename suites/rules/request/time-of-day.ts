import {
  type CaseDraft,
  called,
  clausesWith,
  type RuleDefinition,
  refusal,
  withValue,
} from '../../../harness/rule-kit.ts';

/**
 * Times that no clock shows, in whatever notation. A pattern of digits takes the first two; whoever looks at none takes all. Each of the two ends of
 * a window is given another one first.
 */
const WRONG = ['9:75 AM', '13:00 PM', '25:00', '99'];

/** No page promises a form for times in a request; what is no time of day is one in none. */
export default {
  title: 'refuses what is no time of day',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'timeOfDay'),
  cases: (clause, { operation, contract }) => {
    const place = clausesWith(contract, operation, 'body', 'timeOfDay').findIndex(({ id }) => id === clause.id);
    const first = WRONG[place % 2] ?? '';
    return [first, ...WRONG.filter((text) => text !== first)].map(
      (value, at): CaseDraft => ({
        ...withValue('near-miss', clause, value, `“${value}” for ${called(clause)}`),
        profile: at === 0 ? 'standard' : 'nightly',
      }),
    );
  },
  expected: (clause) => `${called(clause)} is a time of day; what no clock shows is refused.`,
  judge: refusal,
} satisfies RuleDefinition;
