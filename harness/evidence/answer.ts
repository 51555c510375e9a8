import { clausesOf } from '../model/clauses.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, isScalar, type Json, type JsonObject } from '../model/json.ts';
import { generalPath, getAll, getPath, pathText } from '../paths.ts';
import { changes } from './changes.ts';
import { campaignIn, campaignSchema, unwrapped } from './envelope.ts';

/**
 * The answer's body with the campaign's members in the envelope, wherever the target put them.
 * Only an operation whose pages leave the place open (`flat`) is settled; all others are returned as they came.
 * What the contract has at the root, such as the success mark, stays there; where the campaign has a member of the same name, the one
 * that came stands for both, for flat they cannot be distinguished.
 */
export function settled(operation: Operation, body: Json | undefined): Json | undefined {
  const { flat, response, envelope } = operation;
  if (!flat || envelope === undefined || !isObject(body) || campaignIn(operation, body) !== body) return body;
  const roots = isObject(response.properties) ? response.properties : {};
  const { properties } = campaignSchema(operation);
  const inside = isObject(properties) && properties !== roots ? properties : {};
  const isRoot = ([name]: [string, Json]) => name !== envelope && Object.hasOwn(roots, name);
  const isInside = ([name, value]: [string, Json]) => !isRoot([name, value]) || Object.hasOwn(inside, name);
  const members = Object.entries(body);
  return {
    ...Object.fromEntries(members.filter(isRoot)),
    [envelope]: Object.fromEntries(members.filter(isInside)),
  };
}

/**
 * Tells whether the body of an answer may decide anything. One that was too large and was cut may not: what is missing in it, or differs,
 * the target may have said. Whether the request was accepted still is seen, for the success mark is always kept.
 */
export function isEvidence({ response }: Exchange): boolean {
  return !('status' in response) || response.body === undefined || response.cut === undefined;
}

/** The settled body of an exchange's answer; `undefined` where no JSON came, or what came is no evidence. */
export function answerOf(operation: Operation, exchange: Exchange): Json | undefined {
  if ('failure' in exchange.response || !isEvidence(exchange)) return undefined;
  return settled(operation, exchange.response.body);
}

/** Paths at which an answer carries the time of the last update; two reads of an unchanged campaign may differ there. */
export function updateTimes(contract: Pick<Contract, 'clauses'>, operation: Operation): string[] {
  return clausesOf(contract, operation)
    .filter(({ part, keyword }) => part === 'response' && keyword === 'monotonic')
    .map(({ path }) => path);
}

/**
 * Tells whether an answer's member repeats what was sent. Lists and members of objects are compared without their order;
 * of an object only the members sent count, for servers add their own. A time of day may be written in another way, and a read
 * whose page calls a text title-cased may show it so.
 */
export function repeats(sent: Json, shown: Json | undefined, titleCased = false): boolean {
  if (shown === undefined) return false;
  if (typeof sent === 'string' && typeof shown === 'string') {
    return (
      sent === shown || sameTime(sent, shown) || isMaskOf(shown, sent) || (titleCased && isTitleCaseOf(shown, sent))
    );
  }
  // Which of its types a scalar has is judged where the answer's members are, and so is a text that stands where a list is due.
  if (isScalar(sent) && isScalar(shown)) return String(sent) === String(shown);
  if (typeof sent === 'string' && Array.isArray(shown)) return shown.length === 1 && repeats(sent, shown[0]);
  if (Array.isArray(sent)) {
    if (!Array.isArray(shown) || sent.length !== shown.length) return false;
    // No page promises an order.
    const left = [...shown];
    return sent.every((item) => {
      const at = left.findIndex((other) => repeats(item, other));
      return at >= 0 && left.splice(at, 1).length > 0;
    });
  }
  if (isObject(sent))
    return isObject(shown) && Object.entries(sent).every(([key, value]) => repeats(value, own(shown, key)));
  return sent === shown;
}

/** A member of an object; `undefined` where it has none of its own, whatever every object has by that name. */
function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * `+1202555XXXX`, `+1202*******`: what stands at each place that is not masked is what was sent. The pages' samples mask numbers so: each X is a digit
 * that they hide, and no place left open here.
 */
function isMaskOf(shown: string, sent: string): boolean {
  const masked = shown.match(/[X*•]/g)?.length ?? 0;
  if (masked < 3 || shown.length !== sent.length || !/^\+?\d+$/.test(sent)) return false;
  return [...shown].every((one, at) => one === sent[at] || /[X*•]/.test(one));
}

/** Whether the second part of a word like `spring-sale` is capitalised too differs from library to library: both are right. */
function isTitleCaseOf(shown: string, sent: string): boolean {
  const startsLarge = (word: string) => word.charAt(0) === word.charAt(0).toUpperCase();
  const goesOnSmall = (letters: string) => letters.slice(1) === letters.slice(1).toLowerCase();
  return (
    shown.toLowerCase() === sent.toLowerCase() &&
    shown.split(/\s+/).every(startsLarge) &&
    (shown.match(/\p{L}+/gu) ?? []).every(goesOnSmall)
  );
}

/** `9:00 AM`, `09:00 AM` and `9:00 am` are one time of day; no page says which of them an answer shows. */
function sameTime(one: string, other: string): boolean {
  const canonical = (text: string) => /^0?(\d{1,2}):(\d{2}) ?([AP])M$/i.exec(text)?.slice(1).join(' ').toUpperCase();
  const time = canonical(one);
  return time !== undefined && time === canonical(other);
}

/** One member of an answer that does not repeat the request. */
export interface Mismatch {
  /** Path in the answer. */
  path: string;
  sent: Json;
  shown: Json;
}

/**
 * The members of an answer that do not repeat what a body said, along the operation's echo. Only members that both have count:
 * whether a member must be there is another question.
 */
export function mismatches(
  contract: Pick<Contract, 'clauses'>,
  operation: Operation,
  answer: Json | undefined,
  body: JsonObject,
): Mismatch[] {
  if (answer === undefined) return [];
  return Object.entries(operation.echo).flatMap(([path, member]) => {
    const sent = getPath(body, member);
    const shown = getPath(answer, path);
    if (sent === undefined || shown === undefined || isMemberOpen(contract, operation, member, body)) return [];
    const isRepeated =
      repeats(sent, shown) ||
      isListedForm(operation, member, sent, shown) ||
      (isTitleCased(contract, operation, path) && repeats(sent, shown, true));
    return isRepeated ? [] : [{ path, sent, shown }];
  });
}

/**
 * Says whether the pages leave open what becomes of a member in a body: it applies in some cases alone, and this body is none of them for
 * certain.
 */
export function isMemberOpen(
  contract: Pick<Contract, 'clauses'>,
  operation: Operation,
  member: string,
  body: Json,
): boolean {
  // Few members are open in any case, and there are many clauses: those are asked last.
  const isOpen = operation.open.some(
    (one) =>
      'when' in one &&
      one.absent.includes(member) &&
      Object.entries(one.when).every(([path, value]) => repeats(value, getPath(body, path))),
  );
  return (
    isOpen &&
    clausesOf(contract, operation).some((c) => c.part === 'body' && c.path === member && c.keyword === 'appliesWhen')
  );
}

/** Tells whether what is shown is the listed form of a text that was sent in other letters. */
function isListedForm({ request = {} }: Operation, member: string, sent: Json, shown: Json): boolean {
  if (typeof sent !== 'string' || typeof shown !== 'string') return false;
  const listed = getPath(request, `properties.${member.replaceAll('.', '.properties.')}.enum`);
  return Array.isArray(listed) && listed.includes(shown) && shown.toLowerCase() === sent.toLowerCase();
}

function isTitleCased(contract: Pick<Contract, 'clauses'>, operation: Operation, path: string): boolean {
  return clausesOf(contract, operation).some(
    (c) => c.part === 'response' && c.path === path && c.keyword === 'titleCased',
  );
}

/** What a read shows of a campaign, without the time of its last update, so that two reads can be compared. */
export function view(contract: Pick<Contract, 'clauses'>, operation: Operation, exchange: Exchange): Json | undefined {
  const answer = answerOf(operation, exchange);
  if (!isObject(answer)) return undefined;
  const ignored = new Set(updateTimes(contract, operation).map((path) => unwrapped(operation, path)));
  return Object.fromEntries(Object.entries(campaignIn(operation, answer)).filter(([name]) => !ignored.has(name)));
}

/**
 * The names of the members in which two views differ, at the top level.
 *
 * @param counts Says of a general path, such as `days[].start`, whether it counts; default: all do.
 */
export function differences(before: Json, after: Json, counts: (path: string) => boolean = () => true): string[] {
  const names = changes(before, after)
    .filter(({ keys }) => counts(generalPath(pathText(keys))))
    .map(({ keys: [name = 'the answer'] }) => String(name));
  return [...new Set(names)];
}

/** A value as a reader sees it in a sentence: JSON, cut after 80 characters; `nothing` where there is none. */
export function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}

/** The values of a member of an answer, each with its concrete path. */
export function valuesAt(answer: Json | undefined, path: string): { path: string; value: Json }[] {
  return answer === undefined ? [] : getAll(answer, path);
}
