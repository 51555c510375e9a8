import { acceptance, acceptedOf, clausesWith, type RuleDefinition } from '../../../harness/rule-kit.ts';

/**
 * Legal values that are accepted one by one are accepted together. The bodies are those that carry the positives of all other
 * rules; where one is refused although its parts are not, the smallest refused meeting becomes a case.
 */
export default {
  title: 'accepts legal values together that it accepts one by one',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'conforming'),
  expected: () =>
    'Legal values of different members are accepted together, outside of combinations the pages leave open.',
  judge: (evidence) => {
    if (evidence.cases.length > 0) return acceptance(evidence);
    const exchanges = acceptedOf(evidence).filter(({ role }) => role === 'positive');
    if (exchanges.length === 0) return { verdict: 'inconclusive', reason: 'no evidence', exchanges: [] };
    return { verdict: 'pass', exchanges: exchanges.map(({ id }) => id) };
  },
} satisfies RuleDefinition;
