import { clausesWith, decide, outcomeIn, type RuleDefinition } from '../../../harness/rule-kit.ts';

/** Whatever is sent, the target answers: completely, in time, and without a 5xx. Judged on every request of the run. */
export default {
  title: 'answers every request without a fault',
  severity: 'high',
  profile: 'quick',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'noFault'),
  expected: () => 'Every request gets a complete answer that is no 5xx, and a 2xx is JSON.',
  judge: (evidence) =>
    decide(
      evidence.exchanges
        .filter(
          (x) => x.operation === evidence.operation.id && x.role !== 'confirm' && outcomeIn(evidence, x) !== 'unsent',
        )
        .map((exchange) => {
          if (outcomeIn(evidence, exchange) !== 'faulted') return { exchange: exchange.id };
          const { response } = exchange;
          const symptom =
            'failure' in response ? response.failure : response.status >= 500 ? 'server error' : 'no JSON';
          const actual =
            'failure' in response
              ? `No complete answer came: ${response.message}`
              : `It answered ${response.status}${response.status < 300 ? ' with a body that is no JSON' : ''}.`;
          return { violation: { exchange: exchange.id, symptom, actual } };
        }),
    ),
} satisfies RuleDefinition;
