import {
  acceptanceAndRefusal,
  type CaseDraft,
  called,
  clausesWith,
  memberOf,
  RARE_ZONES,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/**
 * Texts that each documented format takes, and texts no reading of it takes, the most telling first. `late` is for the upper of an ordered
 * pair. Where an update names only what it changes, the first wrong one is sent by itself: some look at it only beside another member.
 */
const FORMATS: Readonly<
  Record<
    string,
    { legal: readonly string[]; late?: readonly string[]; wrong: readonly string[]; rare?: readonly string[] }
  >
> = {
  'iana-timezone': {
    legal: ['Europe/Berlin', ...RARE_ZONES],
    wrong: ['Mars/Base', '+05:30', 'Central Time (US & Canada)', 'Local'],
    rare: ['GMT-6', 'IST', '', 'Europe/'],
  },
  'clock-24h': {
    legal: ['00:00', '07:30:15'],
    late: ['23:59', '19:30:15'],
    wrong: ['25:00', '08:60', '18:00:75'],
    rare: ['8 in the morning', '24:30', '9:60', '13:00 PM', '08', '8:5'],
  },
  uri: {
    legal: [],
    wrong: ['see https://hooks.example/a', 'http is no address'],
    rare: ['hooks.example', '//hooks.example/a'],
  },
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
    const { legal, late = legal, wrong, rare = [] } = FORMATS[String(schema.format)] ?? { legal: [], wrong: [] };
    const isUpper = operation.open.some((open) => 'order' in open && open.order[1] === clause.path);
    const right = fixed ? [] : isUpper ? late : legal;
    return [
      ...right.map(
        (value): CaseDraft => ({
          ...withValue('positive', clause, value, `“${value}” for ${called(clause)}`),
          profile: 'standard',
        }),
      ),
      ...[...wrong, ...rare].map(
        (value, position): CaseDraft => ({
          ...withValue('near-miss', clause, value, `“${value}” for ${called(clause)}`),
          ...(operation.effect === 'merge' && position === 0 ? { base: 'empty' } : {}),
          profile: position === 0 ? 'quick' : position < wrong.length ? 'standard' : 'nightly',
        }),
      ),
    ];
  },
  expected: ({ path, value }) => `${called({ path })} is a text of format ${String(value)}; any other is refused.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;
