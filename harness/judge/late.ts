import { answerOf, mismatches } from '../evidence/answer.ts';
import { campaignOf, type Exchange, isSafe } from '../model/exchange.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Evidence } from '../model/rule.ts';
import { answersOf } from './oracles.ts';

/** Says whether a read shows nothing that tells the update it follows from those before it, and from what was found: it may be a late one. */
export function mayBeLate({ contract, operation, exchanges }: Evidence, read: Exchange): boolean {
  if (operation.effect !== 'read') return false;
  const about = exchanges.filter((x) => campaignOf(x) === campaignOf(read));
  const at = about.findIndex(({ id }) => id === read.of);
  const shows = (body: Json | undefined, by: Exchange) =>
    isObject(body) && mismatches(contract, operation, answerOf(operation, by), body).length === 0;
  const earlier = answersOf({ contract, exchanges: about.slice(0, Math.max(0, at)) }, true);
  if (earlier.some((x) => !isSafe(x.request) && shows(x.request.body, read))) return true;
  const [first] = about.filter((x) => x.operation === operation.id);
  return first?.of !== undefined || !first || shows(about[at]?.request.body, first);
}
