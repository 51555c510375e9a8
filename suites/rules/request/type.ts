import {
  type CaseDraft,
  called,
  clausesWith,
  isObject,
  type Json,
  memberOf,
  type RuleDefinition,
  refusal,
  typeOf,
  withValue,
} from '../../../harness/rule-kit.ts';

/** Values of another type that no lossless coercion turns into the documented one; the first is the most plausible slip. */
const WRONG: Readonly<Record<string, readonly { value: Json; name: string }[]>> = {
  string: [
    { value: { text: 'a text' }, name: 'an object' },
    { value: ['a text', 'another'], name: 'a list' },
  ],
  number: [
    { value: 'three', name: 'a word' },
    { value: { value: 3 }, name: 'an object' },
  ],
  integer: [
    { value: 'three', name: 'a word' },
    { value: { value: 3 }, name: 'an object' },
  ],
  boolean: [
    { value: 'maybe', name: 'a word' },
    { value: { value: true }, name: 'an object' },
  ],
  array: [
    { value: { first: 'an item' }, name: 'an object' },
    { value: 7, name: 'a number' },
  ],
  object: [
    { value: 'a text', name: 'a text' },
    { value: 7, name: 'a number' },
  ],
};

/** Wrong types only where no reading makes them right: `"3"` for a number or `5` for a text are observed elsewhere. */
export default {
  title: 'refuses a value of another type',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'type'),
  cases: (clause, { operation }) => {
    const { schema } = memberOf(operation, clause);
    const wrong = WRONG[typeOf(schema)] ?? [];
    return [
      ...wrong.map(
        ({ value, name }, position): CaseDraft => ({
          ...withValue('near-miss', clause, value, `${name} for ${called(clause)}`),
          profile: position === 0 ? 'standard' : 'deep',
        }),
      ),
      ...wrongItem(schema.items ?? null, clause.path),
    ];
  },
  expected: (clause) => `${called(clause)} of another type is refused.`,
  judge: refusal,
} satisfies RuleDefinition;

function wrongItem(items: Json, path: string): CaseDraft[] {
  const [wrong] = WRONG[typeOf(items)] ?? [];
  if (!isObject(items) || !wrong) return [];
  return [withValue('near-miss', { path }, [wrong.value], `${wrong.name} as item of ${called({ path })}`)];
}
