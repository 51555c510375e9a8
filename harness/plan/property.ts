import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Clause } from '../model/contract.ts';
import type { Profile } from '../model/results.ts';
import type { Draw, PlanContext, Property, Rule } from '../model/rule.ts';
import type { Case, Reason } from '../model/verdict.ts';

/** Bodies drawn per property and operation. */
const RUNS: Readonly<Record<Profile, number>> = { quick: 0, standard: 0, nightly: 8, deep: 250 };

/** One property of one operation, and the bodies it is tried on, in drawing order. */
export interface PropertyPlan {
  property: Property;
  cases: Case[];
}

/** Draws the bodies of a rule's property; a reason when nothing can be drawn, and nothing when the rule asks in another way. */
export function planProperty(
  rule: Rule,
  clause: Clause,
  context: PlanContext,
  run: { seed: number; profile: Profile },
): PropertyPlan | Reason | undefined {
  const property = rule.property?.(clause, context);
  if (property === undefined || typeof property === 'string') return property;
  const seed = seedFor(run.seed, rule.id, context.operation.id);
  const draws = fc.sample(property.arbitrary, { seed, numRuns: RUNS[run.profile] });
  const { operation, campaign } = context;
  // What merges names only what it changes.
  const base = operation.effect === 'merge' ? ('empty' as const) : ('baseline' as const);
  const at = { operation: operation.id, campaign: campaign.key, rule: rule.id, clause: clause.id, base };
  const cases = draws.map((draw, position) => drawnCase(draw, at, property, { seed, path: String(position) }));
  return { property, cases };
}

/** A seed of its own for each property, made from the run's, so that operations that are alike do not draw alike. */
function seedFor(...parts: (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify(parts)).digest().readInt32BE(0);
}

/** What a drawn case is about, and what conforming ones are made from. */
type DrawnAt = Pick<Case, 'operation' | 'rule' | 'clause'> & { campaign: string; base: 'baseline' | 'empty' };

/** A drawn body as a case of its own, so that it can be recorded, judged and replayed like any other. */
export function drawnCase(
  { edits, label, breaks }: Draw,
  { operation, campaign, rule, clause, base }: DrawnAt,
  { expect }: Pick<Property, 'expect'>,
  origin: { seed: number; path: string },
): Case {
  const isNothing = edits.every(({ value }) => value === undefined);
  const from = base === 'empty' && isNothing ? 'baseline' : base;
  return {
    id: `${rule}/${clause}/${origin.path}`,
    operation,
    rule,
    clause,
    label,
    expect,
    recipe: { operation, campaign, credential: 'own', base: expect === 'accepted' ? from : 'counterpart', edits },
    origin,
    ...(breaks === undefined ? {} : { breaks }),
  };
}

/**
 * Tells whether what makes one drawn body fail may be what makes another one fail: they break the same clause, or all that the simpler
 * one changes is changed in the other too.
 */
export function explains(simpler: Case, other: Case): boolean {
  if (simpler.breaks !== undefined) return simpler.breaks === other.breaks;
  return simpler.recipe.edits.every(({ path }) => other.recipe.edits.some((edit) => edit.path === path));
}
