import {
  type CaseDraft,
  called,
  clausesWith,
  decide,
  decides,
  faultOf,
  freeTexts,
  getPath,
  isHostile,
  type JsonObject,
  members,
  NO_SUCH_NAME,
  outcomeIn,
  type PlanContext,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/** What every text member is given at once, by name: letters outside ASCII of several widths, and what means something to HTML, SQL or a shell. */
const TEXTS: Readonly<Record<string, string>> = {
  'letters outside ASCII': 'Café — Übung 試験 🎯',
  'markup, quotes and two blanks': `Sales & <b>Care</b>  "it's" 100% \\ I`,
};

/**
 * Whatever is sent, the target answers: completely, in time, and without a 5xx. Judged on every request of the run but the hostile ones, which
 * have rules of their own; this one adds values that no page forbids and few people try, and what else the target does with those is its own affair.
 */
export default {
  title: 'answers every request without a fault',
  severity: 'high',
  profile: 'quick',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'noFault'),
  cases: (_, context) => unusual(context).map((draft) => ({ profile: 'standard', ...draft, expect: 'observed' })),
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

function unusual({ operation, target, baseline, counterpart }: PlanContext): CaseDraft[] {
  const free = freeTexts(operation, counterpart);
  const containers = members(operation).filter(
    ({ path, schema, fixed }) => schema.type === 'object' && !fixed && !path.includes('[]'),
  );
  // Of what an answer repeats, another form of the value may be right.
  const repeated = new Set(Object.values(operation.echo));
  const pooled = members(operation).filter(
    ({ path, pool }) => pool !== undefined && !path.includes('[]') && !repeated.has(path),
  );
  return [
    ...(free.length === 0
      ? []
      : Object.entries(TEXTS).map(
          ([name, value]): CaseDraft => ({
            group: 'near-miss',
            label: `${name} in ${free.map((path) => called({ path })).join(' and ')}`,
            edits: free.map((path) => ({ path, value })),
          }),
        )),
    ...containers.map(
      (member): CaseDraft => ({
        ...withValue('near-miss', member, null, `null for ${called(member)}`),
        profile: 'nightly',
      }),
    ),
    ...members(operation)
      .filter(({ path, schema }) => schema['x-like'] === 'iana-timezone' && !path.includes('[]'))
      .map(
        (member): CaseDraft => ({
          ...withValue('near-miss', member, 'Mars/Base', `a zone that there is not for ${called(member)}`),
          profile: 'nightly',
        }),
      ),
    // Where the page names no bound; what is taken is kept as it is.
    ...members(operation)
      .filter(({ path, schema }) => isUnbounded(schema) && getPath(baseline, path) !== undefined)
      .flatMap((member): CaseDraft[] => [
        ...(member.schema.minimum === undefined
          ? [{ ...withValue('near-miss', member, 0, `0 for ${called(member)}`), profile: 'nightly' as const }]
          : []),
        {
          ...withValue('near-miss', member, 3_000_000_000, `a number beyond 32 bits for ${called(member)}`),
          profile: 'nightly',
        },
      ]),
    ...pooled
      .filter(({ pool = '' }) => (target.values[pool] ?? []).length > 0)
      .map(
        (member): CaseDraft => ({
          ...withValue('near-miss', member, NO_SUCH_NAME, `an unknown name in ${called(member)}`),
          profile: 'nightly',
        }),
      ),
  ];
}

function isUnbounded({ type, maximum }: JsonObject): boolean {
  return (type === 'number' || type === 'integer') && maximum === undefined;
}
