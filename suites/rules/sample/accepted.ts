import { clausesWith, decide, type Found, open, outcomeIn, type RuleDefinition } from '../../../harness/rule-kit.ts';

/**
 * The page's own request, as printed but for what exists only in the page's account, is a legal one. It is the first thing a run
 * sends after the control.
 */
export default {
  title: "accepts the page's own request",
  severity: 'high',
  profile: 'quick',
  clauses: (operation, contract) => clausesWith(contract, operation, 'operation', 'sample'),
  cases: (_, { sample, unsampled = 'no value configured' }) => (sample ? [] : unsampled),
  expected: () => "The page's own request is accepted, with the operator's values in place of the page's.",
  judge: (evidence) => {
    const control = evidence.exchanges.find(({ role }) => role === 'control');
    return decide(
      evidence.exchanges
        .filter(({ role, operation }) => role === 'sample' && operation === evidence.operation.id)
        .map((exchange): Found => {
          const result = outcomeIn(evidence, exchange);
          if (result === 'accepted') return { exchange: exchange.id };
          if (result !== 'refused') return open(exchange, result);
          const twin = control ? { twin: control.id } : {};
          return {
            violation: { exchange: exchange.id, ...twin, symptom: 'refused', actual: 'The target refused it.' },
          };
        }),
    );
  },
} satisfies RuleDefinition;
