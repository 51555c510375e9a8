import type { Exchange } from '../model/exchange.ts';
import type { Reason } from '../model/verdict.ts';
import type { Outcome } from './outcome.ts';

/**
 * Why an exchange says nothing of what was asked; `undefined` where it does. To be turned away is an answer to who has no access.
 *
 * @param result What the target did with it.
 */
export function noAnswer(
  { response, role, credential }: Pick<Exchange, 'response' | 'role' | 'credential'>,
  result: Outcome,
): Reason | undefined {
  switch (result) {
    case 'accepted':
    case 'refused':
      return undefined;
    case 'faulted':
      return 'faulted';
    case 'unsent':
      return 'failure' in response && response.failure === 'interrupted' ? 'interrupted' : 'unreachable';
    case 'blocked':
      if ('status' in response && ![401, 403].includes(response.status)) return 'throttled';
      return role === 'access' || credential !== 'own' ? undefined : 'access denied';
  }
}
