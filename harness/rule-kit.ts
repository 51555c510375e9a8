/**
 * What a rule is written with: one import for every file under `suites/rules/`.
 *
 * @module
 */
import { wrapped } from './evidence/envelope.ts';
import { clausesOf } from './model/clauses.ts';
import type { Clause, Contract, Operation, Part } from './model/contract.ts';
import type { Exchange } from './model/exchange.ts';
import { isObject, type Json, type JsonObject } from './model/json.ts';
import type { CaseDraft, Evidence } from './model/rule.ts';
import { getPath } from './paths.ts';
import { firstPlace, type Member, memberAt, members } from './plan/members.ts';

export { conformingArbitrary } from './arbitraries/conforming.ts';
export { nearMissArbitrary } from './arbitraries/near-miss.ts';
export { unavailable } from './auth/credential.ts';
export { answerOf, differences, isEvidence, mismatches, repeats, shown, valuesAt, view } from './evidence/answer.ts';
export { suspectsIn } from './evidence/brackets.ts';
export { documented, isRepeated } from './evidence/changes.ts';
export { campaignIn, unwrapped, wrapped } from './evidence/envelope.ts';
export { decides, sentFor } from './evidence/evidence.ts';
export { listedIn } from './evidence/ids.ts';
export { leakIn } from './evidence/leak.ts';
export { textsIn } from './evidence/texts.ts';
export { elapsedBetween, timeOf } from './evidence/time.ts';
export { disturbanceOf } from './judge/disturbed.ts';
export { drawnAcceptance, drawnRefusal } from './judge/drawn.ts';
export { mayBeLate } from './judge/late.ts';
export type { Found } from './judge/oracles.ts';
export {
  acceptance,
  acceptanceAndRefusal,
  acceptedOf,
  answersOf,
  decide,
  eachAnswer,
  open,
  outcomeIn,
  perCampaign,
  refusal,
  seenIn,
  unread,
} from './judge/oracles.ts';
export { faultOf, isHostile, upright } from './judge/upright.ts';
export { brokenMembers, isBehind, type Showing, showingsOf } from './judge/written.ts';
export { groupedBy } from './lookup.ts';
export type { Clause, Contract, Operation } from './model/contract.ts';
export { identifierOf, isUpdate, isWrite } from './model/effect.ts';
export { campaignOf, type Exchange, isRepetition } from './model/exchange.ts';
export { isObject, type Json, type JsonObject } from './model/json.ts';
export type { CaseDraft, Evidence, Judgement, PlanContext, RuleDefinition, Violation } from './model/rule.ts';
export type { Edit, Reason } from './model/verdict.ts';
export { applyEdits, getPath, isWithin, keysOf, names } from './paths.ts';
export { RARE_ZONES, weekOf, windowsOf } from './plan/calendar.ts';
export { firstNumber, freeTexts, type HostileRequest, hostile, withLiteral } from './plan/hostile.ts';
export { firstPlace, isFreeText, type Member, members, openMembers } from './plan/members.ts';

/** A name nobody has given to anything; long enough never to be one by chance. */
export const NO_SUCH_NAME = 'no-such-thing-7f3e91c4';

/** Members of a campaign, by the paths at which an answer shows them. */
export function membersOf(exchange: Exchange, { contract }: Evidence, names: readonly string[]): string[] {
  const by = contract.operations.find(({ id }) => id === exchange.operation);
  return names.map((name) => wrapped(by ?? {}, name));
}

/** The clauses of one part of an operation whose keyword is one of those given. */
export function clausesWith(contract: Contract, operation: Operation, part: Part, ...keywords: string[]): Clause[] {
  return clausesOf(contract, operation).filter((c) => c.part === part && keywords.includes(c.keyword));
}

/** The member of the request body a clause speaks of. Throws where the contract has none: the specification is wrong then. */
export function memberOf(operation: Operation, { path, id }: Clause): Member {
  const member = memberAt(operation, path);
  if (!member) throw new Error(`${id} speaks of a member the request schema does not have`);
  return member;
}

/** The name a member goes by in a sentence: `name`, `dialingStrategy.maxRingTime`. */
export function called({ path }: Pick<Clause, 'path'>): string {
  return `\`${path}\``;
}

/** A body in which one member has another value; a list item stands for all of them. */
export function withValue(
  group: CaseDraft['group'],
  { path }: Pick<Clause, 'path'>,
  value: Json,
  label: string,
): CaseDraft {
  return { group, label, edits: [{ path: firstPlace(path), value }] };
}

/** A near-miss that leaves one member out. */
export function without({ path }: Pick<Clause, 'path'>): CaseDraft {
  return { group: 'near-miss', label: `a body without ${called({ path })}`, edits: [{ path: firstPlace(path) }] };
}

/**
 * The same near-miss beside each other value of the closed lists, two of a list at most: a check may be missing in one mode alone. The
 * accepted body has none of these values, so only `nightly` asks, where a refusal says little and an acceptance as much as ever.
 */
export function besides(draft: CaseDraft, operation: Operation, counterpart: JsonObject): CaseDraft[] {
  return members(operation)
    .filter(({ path, schema, fixed }) => !fixed && schema['x-case'] === 'closed' && !path.includes('[]'))
    .flatMap(({ path, schema }) => {
      const listed = Array.isArray(schema.enum) ? schema.enum : [];
      const others = listed.filter((value) => value !== getPath(counterpart, path)).slice(0, 2);
      return others.map(
        (value): CaseDraft => ({
          ...draft,
          label: `${draft.label} beside ${JSON.stringify(value)} for ${called({ path })}`,
          edits: [...(draft.edits ?? []), { path, value }],
          profile: 'nightly',
        }),
      );
    });
}

/** The type a schema names, as a word: `number`, `string`; `value` where it names none. */
export function typeOf(schema: Json): string {
  return isObject(schema) && typeof schema.type === 'string' ? schema.type : 'value';
}
