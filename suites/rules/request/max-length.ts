import {
  acceptanceAndRefusal,
  besides,
  called,
  clausesWith,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/**
 * Too long is judged in ASCII, where characters, code units and bytes are the same number. Letters of two bytes each are within the limit by
 * every count of characters, and beyond it in bytes.
 */
export default {
  title: 'accepts texts up to the documented length, and refuses longer ones',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'maxLength'),
  cases: (clause, { operation, counterpart, text }) => {
    const most = Number(clause.value);
    const beyond = withValue('near-miss', clause, text(most + 1), `a ${clause.path} of ${most + 1} characters`);
    return [
      { ...withValue('positive', clause, text(most), `a ${clause.path} of ${most} characters`), profile: 'standard' },
      {
        ...withValue('positive', clause, accented(text, most), `accented letters in ${called(clause)}`),
        profile: 'standard',
      },
      beyond,
      ...besides(beyond, operation, counterpart),
      {
        ...withValue('near-miss', clause, text(most * 20), `a ${clause.path} of ${most * 20} characters`),
        profile: 'nightly',
      },
    ];
  },
  expected: (clause) => `${called(clause)} has at most ${String(clause.value)} characters; a longer one is refused.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;

/** As many letters of two bytes as make more bytes than `most`, and fewer characters, after a text of its own. */
function accented(text: (length: number) => string, most: number): string {
  const own = text(Math.min(6, most));
  return `${own}${'é'.repeat(Math.floor((most - own.length) * 0.9))}`;
}
