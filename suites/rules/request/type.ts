import {
  type CaseDraft,
  type Clause,
  called,
  clausesWith,
  firstPlace,
  getPath,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  type RuleDefinition,
  refusal,
  typeOf,
  withValue,
} from '../../../harness/rule-kit.ts';

/** A value of another type. `observed`: some lossless coercion makes it right, and then the answer has the documented type. */
type Wrong = { value: Json; name: string } & Pick<CaseDraft, 'profile' | 'expect'>;

const standard = { profile: 'standard' } as const;
const nightly = { profile: 'nightly' } as const;

/**
 * Digits with more behind them pass for whoever reads digits at the front, `true` where booleans are numbers, `yes` where many words are
 * booleans; whoever looks at no type takes them all.
 */
const NUMERIC: readonly Wrong[] = [
  { value: '3 per day', name: 'a text that begins with a digit', ...standard },
  { value: true, name: 'true', ...standard },
  { value: { value: 3 }, name: 'an object', ...nightly },
];

const WRONG: Readonly<Record<string, readonly Wrong[]>> = {
  string: [
    { value: { text: 'a text' }, name: 'an object', ...standard },
    { value: ['a text', 'another'], name: 'a list', ...nightly },
  ],
  number: NUMERIC,
  integer: [...NUMERIC, { value: 4.5, name: 'a fraction', ...standard }],
  boolean: [
    { value: 'yes', name: 'yes', ...standard },
    { value: { value: true }, name: 'an object', ...nightly },
  ],
  array: [
    { value: { first: 'an item' }, name: 'an object', ...nightly },
    { value: 7, name: 'a number', ...nightly },
  ],
  object: [
    { value: 'a text', name: 'a text', ...standard },
    { value: ['a text'], name: 'a list', ...nightly },
  ],
};

/** Wrong types where no reading makes them right are refused; of the others the answer is judged. */
export default {
  title: 'refuses a value of another type',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'type'),
  cases: (clause, { operation, counterpart }) => {
    const { schema } = memberOf(operation, clause);
    const before = getPath(counterpart, firstPlace(clause.path));
    const wrong = WRONG[typeOf(schema)] ?? [];
    // Where a list or a format binds the value, what breaks that shows whether anybody looks at all.
    const isBound = (schema['x-case'] === 'closed' && !/^\d+$/.test(String(before))) || schema.format !== undefined;
    const asked = isBound ? wrong.map((one) => ({ ...one, ...nightly })) : wrong;
    return [...asked, ...coercible(schema, before), ...items(schema, before)].map((wrong) => draftOf(clause, wrong));
  },
  expected: (clause) => `${called(clause)} of another type is refused.`,
  judge: refusal,
} satisfies RuleDefinition;

function draftOf(clause: Clause, { value, name, ...rest }: Wrong): CaseDraft {
  return { ...withValue('near-miss', clause, value, `${name} for ${called(clause)}`), ...rest };
}

/** The value itself in another type: the number that a text spells, the text of a number, the only item of a list. */
function coercible(schema: JsonObject, before: Json | undefined): Wrong[] {
  const observed = (value: Json, name: string, more: typeof standard | typeof nightly): Wrong[] => [
    { value, name, expect: 'observed', ...more },
  ];
  if (typeof before === 'number') return observed(String(before), 'the number as a text', nightly);
  if (typeof before === 'boolean') return observed(String(before), 'the word as a text', nightly);
  // A list of one is no text, whatever some readers of JSON make of it.
  if (Array.isArray(before))
    return [{ value: typeof before[0] === 'string' ? before[0] : 'a text', name: 'a text', ...standard }];
  if (typeof before !== 'string' || schema['x-pool'] !== undefined || schema.format !== undefined) return [];
  return /^\d+$/.test(before)
    ? observed(Number(before), 'the digits as a number', nightly)
    : observed(7, 'a number', nightly);
}

/** Lists that hold what is no item beside what is one. */
function items({ items: item }: JsonObject, before: Json | undefined): Wrong[] {
  if (!isObject(item) || !Array.isArray(before) || before[0] === undefined) return [];
  const beside = (value: Json, name: string, more: typeof standard | typeof nightly): Wrong => ({
    value: [before[0] ?? null, value],
    name: `${name} beside an item`,
    ...more,
  });
  return [
    beside(null, 'null', standard),
    beside(0, 'a zero', nightly),
    beside(typeOf(item) === 'object' ? 'a text' : { text: 'a text' }, 'another type', nightly),
  ];
}
