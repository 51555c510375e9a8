import {
  acceptanceAndRefusal,
  type CaseDraft,
  called,
  clausesWith,
  memberOf,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/** Texts that each documented format takes, and texts no reading of it takes. `late` is for the upper of an ordered pair. */
const FORMATS: Readonly<
  Record<string, { legal: readonly string[]; late?: readonly string[]; wrong: readonly string[] }>
> = {
  'iana-timezone': { legal: ['Europe/Berlin', 'America/New_York'], wrong: ['Mars/Base'] },
  'clock-24h': {
    legal: ['07:30', '07:30:15'],
    late: ['19:30', '19:30:15'],
    wrong: ['8 in the morning', '08:60', '25:00'],
  },
  uri: { legal: [], wrong: ['no address at all'] },
};

/** Only formats the page names; a member the suite must not vary is only ever given a wrong text. */
export default {
  title: 'accepts texts of the documented format, and refuses others',
  severity: 'medium',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'format'),
  cases: (clause, { operation }) => {
    const { schema, fixed } = memberOf(operation, clause);
    const { legal, late = legal, wrong } = FORMATS[String(schema.format)] ?? { legal: [], wrong: [] };
    const isUpper = operation.open.some((open) => 'order' in open && open.order[1] === clause.path);
    const right = fixed ? [] : isUpper ? late : legal;
    return [
      ...right.map(
        (value): CaseDraft => ({
          ...withValue('positive', clause, value, `“${value}” for ${called(clause)}`),
          profile: 'standard',
        }),
      ),
      ...wrong.map(
        (value, position): CaseDraft => ({
          ...withValue('near-miss', clause, value, `“${value}” for ${called(clause)}`),
          profile: position === 0 ? 'quick' : 'standard',
        }),
      ),
    ];
  },
  expected: ({ path, value }) => `${called({ path })} is a text of format ${String(value)}; any other is refused.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;
