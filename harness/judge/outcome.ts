import type { Vendor } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject } from '../model/json.ts';

/**
 * What a target did with a request.
 *
 * - `accepted`: 2xx, JSON, and the vendor's success mark at the root.
 * - `faulted`: 5xx, no complete answer within the limit, or a 2xx whose body is no JSON.
 * - `blocked`: 401, 403, 408, 425 or 429: a refusal of the caller, which says nothing of the body.
 * - `refused`: every other answer, a 2xx with another envelope (a soft refusal) included.
 * - `unsent`: the request never reached the target, which blames nobody.
 */
export type Outcome = 'accepted' | 'refused' | 'blocked' | 'faulted' | 'unsent';

const BLOCKING = new Set([401, 403, 408, 425, 429]);

/** Classifies an exchange by the one definition all of the suite shares. */
export function outcome(exchange: Exchange, success: Vendor['success']): Outcome {
  const { response } = exchange;
  if ('failure' in response) {
    return ['unreachable', 'tls', 'interrupted'].includes(response.failure) ? 'unsent' : 'faulted';
  }
  if (BLOCKING.has(response.status)) return 'blocked';
  if (response.status >= 500) return 'faulted';
  if (response.status < 200 || response.status > 299) return 'refused';
  if (response.body === undefined) return 'faulted';
  return isObject(response.body) && response.body[success.member] === success.equals ? 'accepted' : 'refused';
}

/** Says in a few words what came back: `200 accepted`, `412 refused`, `no answer: timeout`. */
export function describe(exchange: Exchange, success: Vendor['success']): string {
  const { response } = exchange;
  if ('failure' in response) return `no complete answer (${response.failure}: ${response.message})`;
  const result = outcome(exchange, success);
  return result === 'refused' && response.status < 300
    ? `${response.status}, but without the success mark`
    : `${response.status}, ${result}`;
}
