import {
  acceptanceAndRefusal,
  called,
  clausesWith,
  getPath,
  memberOf,
  type RuleDefinition,
  typeOf,
  withValue,
} from '../../../harness/rule-kit.ts';

/** A name nobody has given to anything; long enough never to be one by chance. */
const UNKNOWN = 'no-such-thing-7f3e91c4';

/** The page says that what is named must exist: an unknown name is refused, and every configured one is accepted. */
export default {
  title: 'accepts names of what exists, and refuses others',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'exist'),
  cases: (clause, { operation, target, baseline }) => {
    const isList = typeOf(memberOf(operation, clause).schema) === 'array';
    const unknown = withValue(
      'near-miss',
      clause,
      isList ? [UNKNOWN] : UNKNOWN,
      `an unknown name in ${called(clause)}`,
    );
    if (!isList) return [unknown];
    const { pool = '' } = memberOf(operation, { ...clause, path: `${clause.path}[]` });
    const known = (target.values[pool] ?? []).find((name) => name !== getPath(baseline, `${clause.path}[0]`));
    if (known === undefined) return [unknown];
    return [
      { ...withValue('positive', clause, [known], `another existing name in ${called(clause)}`), profile: 'standard' },
      unknown,
    ];
  },
  expected: (clause) => `${called(clause)} takes the name of what exists, and no other.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;
