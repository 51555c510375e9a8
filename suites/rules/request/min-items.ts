import {
  acceptanceAndRefusal,
  called,
  clausesWith,
  memberOf,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/** Only a minimum of one is documented, so the near-miss is the empty list; several items are accepted, and all are kept. */
export default {
  title: 'refuses an empty list where one item is demanded, and accepts several',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'minItems'),
  cases: (clause, { operation, target }) => {
    const { pool = '' } = memberOf(operation, { ...clause, path: `${clause.path}[]` });
    // Last first, so that the list differs in its first item too.
    const values = (target.values[pool] ?? []).toReversed();
    return [
      ...(values.length < 2
        ? []
        : [
            {
              ...withValue('positive', clause, values, `${values.length} items in ${called(clause)}`),
              profile: 'standard' as const,
            },
          ]),
      withValue('near-miss', clause, [], `an empty ${called(clause)}`),
    ];
  },
  expected: (clause) => `${called(clause)} holds at least ${String(clause.value)} item; an empty list is refused.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;
