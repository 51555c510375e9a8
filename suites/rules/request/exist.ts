import {
  called,
  clausesWith,
  memberOf,
  type RuleDefinition,
  refusal,
  typeOf,
  withValue,
} from '../../../harness/rule-kit.ts';

/** A name nobody has given to anything; long enough never to be one by chance. */
const UNKNOWN = 'no-such-thing-7f3e91c4';

/** The page says that what is named must exist. */
export default {
  title: 'refuses the name of something that does not exist',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'exist'),
  cases: (clause, { operation }) => {
    const list = typeOf(memberOf(operation, clause).schema) === 'array';
    return [withValue('near-miss', clause, list ? [UNKNOWN] : UNKNOWN, `an unknown name in ${called(clause)}`)];
  },
  expected: (clause) => `An unknown name in ${called(clause)} is refused.`,
  judge: refusal,
} satisfies RuleDefinition;
