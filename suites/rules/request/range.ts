import {
  acceptanceAndRefusal,
  besides,
  called,
  clausesWith,
  memberOf,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/**
 * One step outside of a bound is refused whatever the bound means. On the bound itself a number is accepted only where the page
 * says that it belongs to the range; where it says `between`, the nearest number inside takes its place.
 */
export default {
  title: 'accepts numbers up to a documented bound, and refuses those beyond',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'minimum', 'maximum'),
  cases: (clause, { operation, counterpart }) => {
    const bound = Number(clause.value);
    const outwards = clause.keyword === 'minimum' ? -1 : 1;
    const between = memberOf(operation, clause).schema['x-bounds'] === 'between';
    const inside = between ? bound - outwards : bound;
    const far = outwards * 1_000_000;
    // Where the page names no other end, a number well inside is legal too.
    const roomy = clause.keyword === 'minimum' && memberOf(operation, clause).schema.maximum === undefined;
    const beyond = withValue('near-miss', clause, bound + outwards, `${bound + outwards} for ${called(clause)}`);
    return [
      { ...withValue('positive', clause, inside, `${inside} for ${called(clause)}`), profile: 'standard' },
      ...(roomy
        ? [
            {
              ...withValue('positive', clause, bound + 49, `${bound + 49} for ${called(clause)}`),
              profile: 'standard' as const,
            },
          ]
        : []),
      beyond,
      ...besides(beyond, operation, counterpart),
      { ...withValue('near-miss', clause, far, `${far} for ${called(clause)}`), profile: 'nightly' },
    ];
  },
  expected: ({ path, keyword, value }) =>
    `${called({ path })} is ${keyword === 'minimum' ? 'at least' : 'at most'} ${String(value)}; a number beyond is refused.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;
