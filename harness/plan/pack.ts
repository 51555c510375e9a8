import type { Operation } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, Edit } from '../model/verdict.ts';
import { settle } from './counterpart.ts';

/** Legal values that travel in one body: the cases it serves. */
export type Pack = Case[];

/** The bodies of positives, and whether two values meet in one for the first time: what was read of a meeting once need not be again. */
export function packSteps(packs: readonly Pack[]): { pack: Pack; isNew: boolean }[] {
  const met = new Set<string>();
  return packs.map((pack) => {
    const before = met.size;
    for (const { id: one } of pack) for (const { id: other } of pack) met.add(`${one}\n${other}`);
    return { pack, isNew: met.size > before };
  });
}

/**
 * Shares covering bodies out among positive cases: each case goes into the first body none of whose values it disturbs, so that a
 * handful of bodies carries them all.
 *
 * @param begun Bodies that carry others already; default: none.
 */
export function pack(
  operation: Operation,
  baseline: JsonObject,
  cases: readonly Case[],
  begun: readonly Pack[] = [],
): Pack[] {
  const packs = begun.map((packed) => [...packed]);
  for (const candidate of cases) {
    const home = packs.find((packed) => fits(operation, baseline, packed, candidate));
    if (home) home.push(candidate);
    else packs.push([candidate]);
  }
  return packs;
}

/**
 * Bodies in which every `strength` values that can stand together do so at least once: a covering array, built greedily and always
 * the same way. It finds faults that need two or three members to meet.
 */
export function cover(operation: Operation, baseline: JsonObject, cases: readonly Case[], strength: 2 | 3): Pack[] {
  const compatible = memoized((a: Case, b: Case) => fits(operation, baseline, [a], b));
  const joins = (packed: Pack, one: Case) =>
    packed.every((other) => compatible(one, other)) && keeps(operation, baseline, [...packed, one]);
  const unmet = new Set(
    meetings([...cases], strength)
      .filter((met) => isPossible(met))
      .map(nameOf),
  );
  const unserved = new Set(cases);
  const packs: Pack[] = [];
  while (unmet.size > 0 || unserved.size > 0) {
    const packed: Pack = [];
    for (let next = best(packed); next; next = best(packed)) packed.push(next);
    for (const met of meetings(packed, strength)) unmet.delete(nameOf(met));
    for (const one of packed) unserved.delete(one);
    packs.push(packed);
  }
  return packs;

  function isPossible(met: Pack): boolean {
    return met.every((one, i) => joins(met.slice(0, i), one));
  }

  /** The value that brings about the most new meetings, or was never sent; none once a body has nothing to gain. */
  function best(packed: Pack): Case | undefined {
    const gains = cases
      .filter((one) => !packed.includes(one) && joins(packed, one))
      .map((one) => ({ one, gain: gainOf(packed, one) }))
      .toSorted((a, b) => b.gain - a.gain);
    const [top] = gains;
    return top && top.gain > 0 ? top.one : undefined;
  }

  /** Meetings a value completes count most; while a body is too small for one, those it may still take part in. */
  function gainOf(packed: Pack, one: Case): number {
    const met = meetings(packed, strength - 1).filter((others) => unmet.has(nameOf([...others, one]))).length;
    const hoped = [...unmet].filter((name) => [one, ...packed].every(({ id }) => name.includes(`\n${id}\n`))).length;
    return met * 1000 + (packed.length < strength - 1 ? hoped : 0) + (unserved.has(one) ? 1 : 0);
  }
}

/** Every choice of `size` out of some cases, in their order. */
function meetings(cases: Pack, size: number): Pack[] {
  if (size === 0) return [[]];
  return cases.flatMap((one, i) => meetings(cases.slice(i + 1), size - 1).map((others) => [one, ...others]));
}

function nameOf(met: Pack): string {
  return `\n${met
    .map(({ id }) => id)
    .toSorted()
    .join('\n\n')}\n`;
}

function memoized(test: (a: Case, b: Case) => boolean): (a: Case, b: Case) => boolean {
  const known = new Map<string, boolean>();
  return (a, b) => {
    const name = nameOf([a, b]);
    const answer = known.get(name) ?? test(a, b);
    known.set(name, answer);
    return answer;
  };
}

/** Tells whether a body that serves some cases can serve one more. */
function fits(operation: Operation, baseline: JsonObject, packed: Pack, candidate: Case): boolean {
  return (
    packed.every((other) => !disturbs(operation, candidate, other)) &&
    keeps(operation, baseline, [...packed, candidate])
  );
}

/** Two values disturb each other in one member, or in one combination that the pages leave open: a refusal would blame neither. */
function disturbs({ open }: Operation, one: Case, other: Case): boolean {
  const entries = open.map((entry) => ('when' in entry ? [...Object.keys(entry.when), ...entry.absent] : []));
  const touches = ({ recipe }: Case, members: string[]) => recipe.edits.some(({ path }) => members.includes(path));
  if (entries.some((members) => touches(one, members) && touches(other, members))) return true;
  return one.recipe.edits.some((a) => other.recipe.edits.some((b) => overlaps(a, b)));
}

/** Tells whether a body can carry every value of some cases: two that are right by themselves may be in the wrong order together. */
function keeps(operation: Operation, baseline: JsonObject, cases: readonly Case[]): boolean {
  const edits = cases.flatMap(({ recipe }) => recipe.edits);
  const settled = new Set(settle(operation, baseline, edits));
  return edits.every((edit) => settled.has(edit));
}

/** Tells whether one of two paths holds the other. */
function overlaps({ path: a }: Edit, { path: b }: Edit): boolean {
  return a === b || a.startsWith(`${b}.`) || a.startsWith(`${b}[`) || b.startsWith(`${a}.`) || b.startsWith(`${a}[`);
}
