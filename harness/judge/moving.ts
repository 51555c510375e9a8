import { view } from '../evidence/answer.ts';
import { changes, isRepeated } from '../evidence/changes.ts';
import { reader } from '../evidence/evidence.ts';
import { rememberedOfTwo } from '../lookup.ts';
import type { Contract } from '../model/contract.ts';
import { type Exchange, isSafe } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import { generalPath, pathText } from '../paths.ts';

/**
 * The members of a campaign's reads that move by themselves: two reads show them differently although the same body was stored before
 * both. What an answer repeats of a request is no such member: where that moves, a read is stale or somebody else writes.
 *
 * @param exchanges One campaign's, in sending order.
 * @returns Their paths, as {@link pathText} writes them.
 */
export const movingIn = rememberedOfTwo((exchanges: readonly Exchange[], contract: Contract): ReadonlySet<string> => {
  const outcomeOf = reader(contract);
  const first = new Map<string, Json>();
  const moving = new Set<string>();
  let stored = '';
  for (const exchange of exchanges) {
    if (outcomeOf(exchange) !== 'accepted') continue;
    const operation = contract.operations.find(({ id }) => id === exchange.operation);
    const shown = operation && isSafe(exchange.request) ? view(contract, operation, exchange) : undefined;
    if (!isSafe(exchange.request)) stored = JSON.stringify(exchange.request.body);
    if (!operation || shown === undefined) continue;
    const key = `${exchange.operation} ${exchange.campaign} ${stored}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, shown);
    else
      for (const { keys } of changes(before, shown)) {
        const path = pathText(keys);
        if (!isRepeated(operation, generalPath(path))) moving.add(path);
      }
  }
  return moving;
});
