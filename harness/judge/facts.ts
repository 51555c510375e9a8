import { isDeepStrictEqual } from 'node:util';
import { answerOf, isEvidence, repeats, view } from '../evidence/answer.ts';
import { changes } from '../evidence/changes.ts';
import { decides, isAccess, isTooLarge, reader } from '../evidence/evidence.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Fact } from '../model/discrepancy.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, type Json } from '../model/json.ts';
import { getPath, pathText } from '../paths.ts';

/** One step of a probe as it went: what was sent and answered. */
export interface Witnessed {
  operation: Operation;
  exchange: Exchange;
  /** Whether it asks who is let in, so that an answer about the caller is the operation's own. */
  isAccess?: boolean;
  /** For a read: the exchange it followed. */
  after?: Exchange;
  /** The campaign's id. */
  campaignId: string;
}

/** All steps of a probe, by name; one that never came to be is missing. */
export interface Scene {
  contract: Contract;
  /** Operations that accepted something: another may not be there at all, and what it refuses says nothing. */
  served: ReadonlySet<string>;
  /** Members that move by themselves, by path: that they did says nothing of a step. */
  moving: ReadonlySet<string>;
  steps: { [name: string]: Witnessed | undefined };
}

/** The opposites: what the second of a pair says is what the first denies. */
const OPPOSITES: readonly [string, string][] = [
  ['present', 'absent'],
  ['equals', 'differs'],
  ['matches', 'unlike'],
  ['echoed', 'altered'],
  ['ordered', 'reordered'],
  ['same', 'other'],
  ['unchanged', 'changed'],
];

/**
 * Tells whether a fact holds of a step. `undefined` where that cannot be known: a step it speaks of never came to be, or its answer was cut.
 */
export function holdsOf(fact: Fact, step: string, scene: Scene): boolean | undefined {
  const seen = scene.steps[step];
  if (!seen) return undefined;
  const result = outcomeOf(seen, scene);
  if (result === undefined) return undefined;
  if (typeof fact === 'string') return result === fact;
  const [name, value] = Object.entries(fact)[0] ?? ['', null];
  const pair = OPPOSITES.find(([, opposite]) => opposite === name);
  // Where no answer came nothing is shown: neither of two opposites holds.
  if ('failure' in seen.exchange.response) return false;
  // A page in the place of an answer lacks no member.
  if (pair && 'status' in seen.exchange.response && seen.exchange.response.body === undefined) return undefined;
  const answered = shows(pair?.[0] ?? name, value as Json, seen, scene);
  return answered === undefined || !pair ? answered : !answered;
}

/** What a step's answer says of the target; nothing where it is no evidence. A fault says something once it came again. */
function outcomeOf(
  { exchange, isAccess: asksWho }: Witnessed,
  { contract, served }: Pick<Scene, 'contract' | 'served'>,
): string | undefined {
  const result = reader(contract)(exchange);
  if (result === 'blocked') return asksWho || isAccess(exchange) ? 'refused' : undefined;
  if (!decides(result) || (result === 'refused' && !served.has(exchange.operation))) return undefined;
  return result === 'faulted' && exchange.retryOf === undefined && !isTooLarge(exchange) ? undefined : result;
}

function shows(name: string, value: Json, seen: Witnessed, scene: Scene): boolean | undefined {
  if (name !== 'header' && !isEvidence(seen.exchange)) return undefined;
  // What may stand in a body cannot be seen where there is none.
  if (name !== 'header' && isBare(seen.exchange)) return undefined;
  const answer = answerOf(seen.operation, seen.exchange) ?? null;
  const [first, second] = Array.isArray(value) ? value : [value];
  const path = String(first);
  const member = path === '' ? answer : getPath(answer, path);
  switch (name) {
    case 'present':
      return member !== undefined;
    case 'equals':
      return isDeepStrictEqual(member, second === '{campaign.id}' ? seen.campaignId : second);
    case 'matches':
      return typeof member === 'string' && new RegExp(String(second), 'u').test(member);
    case 'type':
      return member !== undefined && typeOf(member, second === 'integer') === second;
    case 'echoed': {
      const sent = (seen.after ?? seen.exchange).request.body;
      const said = isObject(sent) ? getPath(sent, String(second)) : undefined;
      return said !== undefined && repeats(said, member);
    }
    case 'ordered': {
      const sent = (seen.after ?? seen.exchange).request.body;
      const said = isObject(sent) ? getPath(sent, String(second)) : undefined;
      if (!Array.isArray(said) || !Array.isArray(member) || said.length < 2 || !repeats(said, member)) return undefined;
      return said.every((item, at) => repeats(item, member[at]));
    }
    case 'same': {
      const other = scene.steps[String(second)];
      if (!other || !isEvidence(other.exchange)) return undefined;
      const theirs = answerOf(other.operation, other.exchange) ?? null;
      return isDeepStrictEqual(member, path === '' ? theirs : getPath(theirs, path));
    }
    case 'unchanged':
      return isUnchanged(path, seen, scene);
    case 'header':
      return 'headers' in seen.exchange.response && hasHeader(seen.exchange.response.headers, path, String(second));
    default:
      return false;
  }
}

function isBare({ response }: Exchange): boolean {
  return 'status' in response && response.body === undefined && (response.text ?? '') === '';
}

function isUnchanged(path: string, seen: Witnessed, { contract, steps, moving }: Scene): boolean | undefined {
  const { look } = steps;
  if (!look || !isEvidence(look.exchange)) return undefined;
  if (path !== '') {
    const now = getPath(answerOf(seen.operation, seen.exchange) ?? null, path);
    return isDeepStrictEqual(now, getPath(answerOf(look.operation, look.exchange) ?? null, path));
  }
  return changes(view(contract, look.operation, look.exchange), view(contract, seen.operation, seen.exchange)).every(
    ({ keys }) => moving.has(pathText(keys)),
  );
}

function hasHeader(headers: { [name: string]: string }, name: string, pattern: string): boolean {
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return value !== undefined && new RegExp(pattern, 'u').test(value);
}

function typeOf(value: Json, whole: boolean): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  if (whole && typeof value === 'number' && Number.isInteger(value)) return 'integer';
  return typeof value;
}
