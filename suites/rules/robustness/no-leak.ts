import { clausesWith, decide, type Found, leakIn, outcomeIn, type RuleDefinition } from '../../../harness/rule-kit.ts';

/**
 * Who is refused learns why, and nothing of the server's inside: no stack trace, no path of its files, no query nor what a database said of
 * one (CWE-209). Judged on every request of the run.
 */
export default {
  title: 'shows nothing of its inside when it refuses or fails',
  severity: 'medium',
  profile: 'quick',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'noLeak'),
  expected: () =>
    'An answer that is no success shows no stack trace, no path of the server and nothing of its database.',
  judge: (evidence) =>
    decide(
      evidence.exchanges
        .filter((x) => x.operation === evidence.operation.id && x.role !== 'confirm')
        .flatMap((exchange): Found[] => {
          const result = outcomeIn(evidence, exchange);
          if (result === 'accepted') return [{ exchange: exchange.id }];
          // Whoever turns callers away or asks them to wait may be a gateway; what it says of the server is no less said.
          if (result !== 'refused' && result !== 'faulted' && result !== 'blocked') return [];
          const leak = leakIn(exchange);
          if (!leak) return [{ exchange: exchange.id }];
          const actual = `Its answer shows a ${leak.kind}: “${leak.quote}”.`;
          return [{ violation: { exchange: exchange.id, symptom: leak.kind, actual } }];
        }),
    ),
} satisfies RuleDefinition;
