import {
  called,
  clausesWith,
  getPath,
  type Json,
  memberOf,
  NO_SUCH_NAME,
  type RuleDefinition,
  refusal,
  typeOf,
  withValue,
} from '../../../harness/rule-kit.ts';

/** The page says that what is named must exist: an unknown name is refused, also beside one that exists. */
export default {
  title: 'refuses names of what does not exist',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'exist'),
  cases: (clause, { operation, baseline }) => {
    const isList = typeOf(memberOf(operation, clause).schema) === 'array';
    const unknown = (value: Json, label: string) =>
      withValue('near-miss', clause, value, `${label} in ${called(clause)}`);
    if (!isList) {
      // Some ask only where the update also names what goes with it.
      const alone = operation.effect === 'merge' ? ({ base: 'empty' } as const) : {};
      return [{ ...unknown(NO_SUCH_NAME, 'an unknown name'), ...alone }];
    }
    const own = getPath(baseline, `${clause.path}[0]`) ?? null;
    return [
      // Whoever looks up no name but the first takes it as well as whoever looks up none.
      unknown([own, NO_SUCH_NAME], 'an unknown name beside one that exists'),
      { ...unknown([NO_SUCH_NAME], 'an unknown name'), profile: 'nightly' },
    ];
  },
  expected: (clause) => `${called(clause)} takes the name of what exists, and no other.`,
  judge: refusal,
} satisfies RuleDefinition;
