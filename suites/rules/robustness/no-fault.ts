import {
  type CaseDraft,
  called,
  clausesWith,
  decide,
  decides,
  faultOf,
  isHostile,
  memberOf,
  outcomeIn,
  type PlanContext,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/** Letters outside ASCII of several widths: accented, a dash, another script, beyond the basic plane. */
const WIDE = 'Café — Übung 試験 🎯';

/**
 * Whatever is sent, the target answers: completely, in time, and without a 5xx. Judged on every request of the run but the hostile ones, which
 * have rules of their own; this one adds
 * values that no page forbids and few people try, and what else the target does with those is its own affair.
 */
export default {
  title: 'answers every request without a fault',
  severity: 'high',
  profile: 'quick',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'noFault'),
  cases: (_, context) => unusual(context).map((draft) => ({ ...draft, expect: 'observed', profile: 'standard' })),
  expected: () => 'Every request gets a complete answer that is no 5xx, and a 2xx is JSON.',
  judge: (evidence) =>
    decide(
      evidence.exchanges
        .filter((x) => x.operation === evidence.operation.id && x.role !== 'confirm' && !isHostile(evidence, x))
        .filter((x) => decides(outcomeIn(evidence, x)))
        .map((exchange) => {
          const fault = faultOf(evidence, exchange);
          return fault ? { violation: { exchange: exchange.id, ...fault } } : { exchange: exchange.id };
        }),
    ),
} satisfies RuleDefinition;

function unusual({ operation, contract, target }: PlanContext): CaseDraft[] {
  const texts = clausesWith(contract, operation, 'body', 'maxLength');
  const lists = clausesWith(contract, operation, 'body', 'minItems');
  return [
    ...texts.map((clause) => withValue('near-miss', clause, WIDE, `letters outside ASCII in ${called(clause)}`)),
    ...lists.flatMap((clause) => {
      const { pool = '' } = memberOf(operation, { ...clause, path: `${clause.path}[]` });
      const values = (target.values[pool] ?? []).slice(0, 2);
      return values.length < 2 ? [] : [withValue('near-miss', clause, values, `two entries in ${called(clause)}`)];
    }),
  ];
}
