import type { Operation } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { CaseDraft, PlanContext } from '../model/rule.ts';
import { applyEdits, getPath } from '../paths.ts';
import { isFreeText, members } from './members.ts';

/** A hostile request as its rule writes it down. */
export type HostileRequest = Omit<CaseDraft, 'group' | 'expect' | 'profile'> & {
  /** Whether every operation is sent it, from `nightly` on; default: the first of a vendor, for the others share its servers. */
  each?: boolean;
  /** Whether `standard` sends it to every operation: what brings many servers down, or nobody would think of as hostile. */
  early?: boolean;
};

/** Hostile requests as cases: from `nightly` on where the operation speaks for its vendor, in `deep` everywhere. */
export function hostile({ leads }: PlanContext, requests: readonly HostileRequest[]): CaseDraft[] {
  return requests.map(({ each = false, early = false, ...draft }) => ({
    group: 'hostile',
    ...draft,
    profile: early ? 'standard' : leads || each ? 'nightly' : 'deep',
  }));
}

/** The members of a body that may hold any text. */
export function freeTexts(operation: Operation, body: JsonObject): string[] {
  return members(operation)
    .filter((member) => isFreeText(member) && typeof getPath(body, member.path) === 'string')
    .map(({ path }) => path);
}

/** The first member of a body that holds a number. */
export function firstNumber(operation: Operation, body: JsonObject): string | undefined {
  return members(operation).find(
    ({ path, fixed }) => !fixed && !path.includes('[') && typeof getPath(body, path) === 'number',
  )?.path;
}

/** A body as text in which one member has a value that no JSON of ours can write. */
export function withLiteral(body: JsonObject, path: string, literal: string): string {
  const mark = 'a place for what follows';
  return JSON.stringify(applyEdits(body, [{ path, value: mark }])).replace(JSON.stringify(mark), () => literal);
}
