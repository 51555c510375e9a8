import fc, { type Arbitrary } from 'fast-check';
import type { Clause } from '../model/contract.ts';
import type { Draw, PlanContext } from '../model/rule.ts';
import { getPath } from '../paths.ts';
import { firstPlace, memberAt } from '../plan/members.ts';
import { foreignValue } from './foreign-value.ts';
import { outOfRange } from './out-of-range.ts';
import type { Break, Site } from './site.ts';
import { tooLong } from './too-long.ts';
import { memberName } from './words.ts';
import { wrongFormat } from './wrong-format.ts';
import { wrongType } from './wrong-type.ts';

type Breaker = (site: Site) => Arbitrary<Break> | undefined;

/** How a clause is broken, by its keyword; the heavier ones have values to draw, the others but one way. */
const BREAKERS: Readonly<Record<string, { weight: number; breaker: Breaker }>> = {
  maxLength: { weight: 3, breaker: tooLong },
  minimum: { weight: 3, breaker: outOfRange },
  maximum: { weight: 3, breaker: outOfRange },
  enum: { weight: 3, breaker: foreignValue },
  format: { weight: 3, breaker: wrongFormat },
  type: { weight: 3, breaker: wrongType },
  minItems: { weight: 1, breaker: tooFew },
  required: {
    weight: 1,
    breaker: ({ clause: { path } }) => fc.constant({ label: `a body without ${memberName(path)}` }),
  },
  notNull: {
    weight: 1,
    breaker: ({ clause: { path } }) => fc.constant({ value: null, label: `null for ${memberName(path)}` }),
  },
};

/**
 * Bodies that differ from the counterpart in one value, and break exactly one clause that nothing contests; the draw names it.
 * First a keyword is drawn and then a clause of it, so that rare keywords get their share. Shrunk within the clause, towards the
 * value that breaks it by the least. `undefined` where no clause can be broken.
 */
export function nearMissArbitrary(
  context: Pick<PlanContext, 'contract' | 'operation' | 'counterpart'>,
): Arbitrary<Draw> | undefined {
  const kinds = Object.entries(BREAKERS).flatMap(([keyword, { weight, breaker }]) => {
    const breaks = sites(keyword, context).flatMap(
      (site) => breaker(site)?.map((broken) => drawOf(site, broken)) ?? [],
    );
    return breaks.length > 0 ? [{ weight, arbitrary: fc.oneof(...breaks) }] : [];
  });
  return kinds.length > 0 ? fc.oneof(...kinds) : undefined;
}

function sites(
  keyword: string,
  { contract, operation, counterpart }: Pick<PlanContext, 'contract' | 'operation' | 'counterpart'>,
): Site[] {
  const isSure = (c: Clause) => c.operation === operation.id && c.part === 'body' && !c.contested && !c.excluded;
  return contract.clauses
    .filter((clause) => clause.keyword === keyword && isSure(clause))
    .flatMap((clause) => {
      const member = memberAt(operation, clause.path);
      const before = getPath(counterpart, firstPlace(clause.path));
      return member && !member.fixed && before !== undefined ? [{ clause, member, before }] : [];
    });
}

function drawOf({ clause }: Site, { label, ...change }: Break): Draw {
  return { edits: [{ path: firstPlace(clause.path), ...change }], label, breaks: clause.id };
}

/** A list that lacks one item to the documented minimum. */
function tooFew({ clause: { path, value }, before }: Site): Arbitrary<Break> | undefined {
  if (!Array.isArray(before)) return undefined;
  const items = Number(value) - 1;
  const label = items === 0 ? `an empty ${memberName(path)}` : `${memberName(path)} with ${items} items`;
  return fc.constant({ value: before.slice(0, items), label });
}
