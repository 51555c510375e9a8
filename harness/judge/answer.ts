import { isDeepStrictEqual } from 'node:util';
import type { Clause, Contract, Operation } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { getAll, getPath } from '../paths.ts';

/**
 * The answer's body with the campaign's members under `data`, wherever the target put them.
 * Only an operation whose pages leave the place open (`flat`) is settled; all others are returned as they came.
 */
export function settled(operation: Operation, body: Json | undefined): Json | undefined {
  if (!operation.flat || !isObject(body) || isObject(body.data)) return body;
  const { message, ...members } = body;
  return { status: body.status ?? null, ...(message === undefined ? {} : { message }), data: members };
}

/** The settled body of an exchange's answer; `undefined` where no JSON came. */
export function answerOf(operation: Operation, exchange: Exchange): Json | undefined {
  return 'failure' in exchange.response ? undefined : settled(operation, exchange.response.body);
}

/** Paths at which an answer carries the time of the last update; two reads of an unchanged campaign may differ there. */
export function updateTimes(contract: Contract, operation: Operation): string[] {
  return contract.clauses
    .filter(({ operation: id, part, keyword }) => id === operation.id && part === 'response' && keyword === 'monotonic')
    .map(({ path }) => path);
}

/**
 * Tells whether an answer's member repeats what was sent. Lists are compared in order, members of objects without it;
 * of an object only the members sent count, for servers add their own. A read whose page calls a text
 * title-cased may show it so.
 */
export function repeats(sent: Json, shown: Json | undefined, titleCased = false): boolean {
  if (shown === undefined) return false;
  if (typeof sent === 'string' && typeof shown === 'string') {
    return sent === shown || (titleCased && shown === titleCase(sent));
  }
  if (Array.isArray(sent)) {
    return Array.isArray(shown) && sent.length === shown.length && sent.every((item, i) => repeats(item, shown[i]));
  }
  if (isObject(sent))
    return isObject(shown) && Object.entries(sent).every(([key, value]) => repeats(value, shown[key]));
  return sent === shown;
}

function titleCase(text: string): string {
  return text.replace(/\S+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

/** One member of an answer that does not repeat the request. */
export interface Mismatch {
  /** Path in the answer. */
  path: string;
  sent: Json;
  shown: Json | undefined;
}

/**
 * The members of an answer that do not repeat what a body said, along the operation's echo. Only members the body names count.
 * A member that the contract leaves open in the answer (contested) is held against the body only where it is there.
 */
export function mismatches(
  contract: Contract,
  operation: Operation,
  answer: Json | undefined,
  body: JsonObject,
): Mismatch[] {
  if (answer === undefined) return [];
  return Object.entries(operation.echo).flatMap(([path, member]) => {
    const sent = getPath(body, member);
    if (sent === undefined) return [];
    const shown = getPath(answer, path);
    const clauses = clausesAt(contract, operation, path);
    if (shown === undefined && !clauses.some(isCertain)) return [];
    return repeats(
      sent,
      shown,
      clauses.some(({ keyword }) => keyword === 'titleCased'),
    )
      ? []
      : [{ path, sent, shown }];
  });
}

function clausesAt(contract: Contract, operation: Operation, path: string): Clause[] {
  return contract.clauses.filter((c) => c.operation === operation.id && c.part === 'response' && c.path === path);
}

function isCertain(clause: Clause): boolean {
  return clause.keyword === 'type' && clause.contested === undefined && clause.excluded === undefined;
}

/** What a read shows of a campaign, without the time of its last update, so that two reads can be compared. */
export function view(contract: Contract, operation: Operation, exchange: Exchange): Json | undefined {
  const answer = answerOf(operation, exchange);
  if (!isObject(answer)) return undefined;
  const data = isObject(answer.data) ? answer.data : answer;
  const ignored = new Set(updateTimes(contract, operation).map((path) => path.replace(/^data\./, '')));
  return Object.fromEntries(Object.entries(data).filter(([name]) => !ignored.has(name)));
}

/** The names of the members in which two views differ, at the top level. */
export function differences(before: Json, after: Json): string[] {
  if (!isObject(before) || !isObject(after)) return isDeepStrictEqual(before, after) ? [] : ['the answer'];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]));
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
