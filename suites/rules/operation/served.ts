import { clausesWith, decide, type Found, outcomeIn, type RuleDefinition } from '../../../harness/rule-kit.ts';

/** Status codes by which HTTP says that a method or a media type is not served: RFC 9110, 15.5.6, 15.5.16 and 15.6.2. */
const NOT_SERVED: Readonly<Record<string, readonly number[]>> = { method: [405, 501], contentType: [415] };

/** The operator's own baseline, sent as the page says, is not turned away for its method or its media type. */
export default {
  title: 'serves the documented method and media type',
  severity: 'high',
  profile: 'quick',
  clauses: (operation, contract) => clausesWith(contract, operation, 'operation', 'method', 'contentType'),
  expected: ({ keyword, value }) =>
    `The target serves ${keyword === 'method' ? 'the method' : 'bodies of'} ${String(value)}.`,
  judge: (evidence) => {
    const { clause, operation } = evidence;
    const codes = NOT_SERVED[clause.keyword] ?? [];
    const own = evidence.exchanges.filter(
      (x) => x.operation === operation.id && ['control', 'read', 'set'].includes(x.role),
    );
    return decide(
      own.flatMap((exchange): Found[] => {
        if (outcomeIn(evidence, exchange) === 'accepted') return [{ exchange: exchange.id }];
        const status = 'status' in exchange.response ? exchange.response.status : 0;
        if (!codes.includes(status)) return [];
        return [{ violation: { exchange: exchange.id, symptom: 'not served', actual: `It answered ${status}.` } }];
      }),
    );
  },
} satisfies RuleDefinition;
