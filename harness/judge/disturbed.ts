import type { Contract, Operation } from '../model/contract.ts';
import { type Exchange, isSafe } from '../model/exchange.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { getPath } from '../paths.ts';
import { answerOf, mismatches, repeats } from './answer.ts';
import { reader } from './evidence.ts';

/**
 * What may have come between a write and the read after it, where the read was wrong once and right when it was repeated.
 *
 * - `late write`: it shows an earlier write of ours whose answer never came.
 * - `another writer`: it shows a value that this run never sent and did not find.
 */
export type Disturbance = 'late write' | 'another writer';

/**
 * Says what disturbed a read; nothing where nothing did, or it is none.
 *
 * @param recorded Every exchange of the run, in sending order.
 */
export function disturbanceOf(
  read: Exchange,
  recorded: readonly Exchange[],
  contract: Contract,
): Disturbance | undefined {
  const operation = contract.operations.find(({ id }) => id === read.operation);
  const answer = operation && answerOf(operation, read);
  if (!operation || answer === undefined || !isSafe(read.request)) return undefined;
  const before = recorded.slice(
    0,
    recorded.findIndex(({ id }) => id === read.id),
  );
  const own = before.filter(({ campaign }) => campaign === read.campaign);
  const bodies = own.flatMap((x) =>
    !isSafe(x.request) && isObject(x.request.body) ? [{ sent: x, body: x.request.body }] : [],
  );
  const isLate = ({ sent, body }: { sent: Exchange; body: JsonObject }) =>
    sent.id !== read.of && isUnanswered(sent) && mismatches(contract, operation, answer, body).length === 0;
  if (bodies.some(isLate)) return 'late write';
  const found = foundIn(own, operation, contract);
  const isOurs = (path: string, member: string, shown: Json) =>
    bodies.some(({ body }) => isShown(getPath(body, member), shown)) || isShown(getPath(found ?? null, path), shown);
  const foreign = Object.entries(operation.echo).some(([path, member]) => {
    const shown = getPath(answer, path);
    return shown !== undefined && !isOurs(path, member, shown);
  });
  return foreign ? 'another writer' : undefined;
}

function isShown(sent: Json | undefined, shown: Json): boolean {
  return sent !== undefined && repeats(sent, shown, true);
}

/** What the first read of the campaign showed. */
function foundIn(own: readonly Exchange[], operation: Operation, contract: Contract): Json | undefined {
  const read = reader(contract);
  const first = own.find((x) => x.operation === operation.id && read(x) === 'accepted');
  return first && answerOf(operation, first);
}

/** Says whether nobody knows if, and when, a write takes effect. */
function isUnanswered({ response }: Exchange): boolean {
  if ('failure' in response) return ['reset', 'timeout', 'too large', 'undecodable'].includes(response.failure);
  return response.status >= 500 || response.status === 408;
}
