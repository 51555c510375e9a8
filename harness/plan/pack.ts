import type { Operation } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, Edit } from '../model/verdict.ts';
import { settle } from './counterpart.ts';
import { openMembers } from './members.ts';

/** Legal values that travel in one body: the cases it serves. */
export type Pack = Case[];

/**
 * Shares covering bodies out among positive cases: each case goes into the first body none of whose values it disturbs. Cases on
 * members of open combinations never share a body with each other, so that a refusal blames one value and not a combination.
 */
export function pack(operation: Operation, baseline: JsonObject, cases: readonly Case[]): Pack[] {
  const open = openMembers(operation);
  const packs: Pack[] = [];
  for (const candidate of cases) {
    const home = packs.find(
      (packed) =>
        packed.every((other) => !disturbs(candidate, other, open)) &&
        keeps(operation, baseline, [...packed, candidate]),
    );
    if (home) home.push(candidate);
    else packs.push([candidate]);
  }
  return packs;
}

function disturbs(one: Case, other: Case, open: ReadonlySet<string>): boolean {
  const isOpen = ({ recipe }: Case) => recipe.edits.some(({ path }) => open.has(path));
  if (isOpen(one) && isOpen(other)) return true;
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
