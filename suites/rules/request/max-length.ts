import {
  acceptanceAndRefusal,
  called,
  clausesWith,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/** Lengths are judged in ASCII, where characters, code units and bytes are the same number. */
export default {
  title: 'accepts texts up to the documented length, and refuses longer ones',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'maxLength'),
  cases: (clause, { text }) => {
    const most = Number(clause.value);
    return [
      { ...withValue('positive', clause, text(most), `a ${clause.path} of ${most} characters`), profile: 'standard' },
      withValue('near-miss', clause, text(most + 1), `a ${clause.path} of ${most + 1} characters`),
      {
        ...withValue('near-miss', clause, text(most * 20), `a ${clause.path} of ${most * 20} characters`),
        profile: 'standard',
      },
    ];
  },
  expected: (clause) => `${called(clause)} has at most ${String(clause.value)} characters; a longer one is refused.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;
