import type { VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Credential } from '../model/exchange.ts';
import type { Clock } from '../model/ports.ts';
import type { Reason } from '../model/verdict.ts';
import { canSign, expiredToken, isJwt, signedToken, withAlteredSignature, withoutAlgorithm } from './token.ts';

/** A header as it is sent. */
export interface Header {
  name: string;
  value: string;
}

/** Sent where a token is expected that nobody ever issued; neither a JWT nor an API key. */
const GARBAGE = 'this-is-no-token';

/** Whether a credential of the account stands in the config: a ready token, or what one is signed from. */
const hasToken = (vendor: Vendor, { credentials }: Pick<VendorTarget, 'credentials'>) =>
  credentials.token !== undefined || canSign(vendor, credentials);

/** Whether a JWT of the account can be had, which the two forgeries start from. */
const hasJwt = (vendor: Vendor, { credentials }: VendorTarget) =>
  isJwt(credentials.token ?? '') || canSign(vendor, credentials);

/**
 * Tells why a credential cannot be made from what is configured; `undefined` where it can.
 * The forgeries need a JWT of the operator's own: a ready one, or client id and secret to sign one from.
 */
export function unavailable(vendor: Vendor, target: VendorTarget, credential: Credential): Reason | undefined {
  switch (credential) {
    case 'none':
    case 'empty':
    case 'garbage':
      return undefined;
    case 'own':
    case 'wrong scheme':
      return hasToken(vendor, target) ? undefined : 'no secret configured';
    case 'expired':
      return canSign(vendor, target.credentials) ? undefined : 'no secret configured';
    case 'wrong signature':
    case 'wrong signature at its start':
    case 'wrong signature at its end':
    case 'alg none':
      return hasJwt(vendor, target) ? undefined : 'no secret configured';
    case 'other account':
      return target.other && hasToken(vendor, target.other) ? undefined : 'no other account configured';
  }
}

/** The account's token: the ready one where it stands in the config, else one signed for the purpose. */
const tokenOf = async (vendor: Vendor, account: Pick<VendorTarget, 'settings' | 'credentials'>, clock: Clock) =>
  account.credentials.token ?? signedToken(vendor, account, clock);

/** A JWT of the operator's, whatever else is configured. */
const jwtOf = async (vendor: Vendor, target: VendorTarget, clock: Clock) =>
  isJwt(target.credentials.token ?? '') ? tokenOf(vendor, target, clock) : signedToken(vendor, target, clock);

/** The token a credential carries. */
async function carriedToken(
  vendor: Vendor,
  target: VendorTarget,
  credential: Exclude<Credential, 'none'>,
  clock: Clock,
) {
  switch (credential) {
    case 'empty':
      return '';
    case 'garbage':
      return GARBAGE;
    case 'own':
    case 'wrong scheme':
      return tokenOf(vendor, target, clock);
    case 'wrong signature':
      return withAlteredSignature(await jwtOf(vendor, target, clock), 'middle');
    case 'wrong signature at its start':
      return withAlteredSignature(await jwtOf(vendor, target, clock), 'start');
    case 'wrong signature at its end':
      return withAlteredSignature(await jwtOf(vendor, target, clock), 'end');
    case 'expired':
      return expiredToken(vendor, target, clock);
    case 'alg none':
      return withoutAlgorithm(await jwtOf(vendor, target, clock));
    case 'other account':
      return tokenOf(vendor, target.other ?? target, clock);
  }
}

/**
 * The header that carries a credential; `undefined` for `none`, which is sent without one.
 *
 * `own` is the operator's ready token, or one signed HS256 from client id and secret. The others exist to be refused: `empty` is the header
 * with nothing in place of the token, `wrong signature` the own token with one character of its signature altered, `expired` one signed for the
 * purpose whose time is over, `alg none` its claims unsigned,
 * `wrong scheme` the own token under `Basic` (under `Bearer` where the documentation has no scheme), `other account` another account's.
 *
 * Throws where {@link unavailable} names a reason: such a request was never to be made.
 */
export async function credentialHeader(
  vendor: Vendor,
  target: VendorTarget,
  credential: Credential,
  clock: Clock,
): Promise<Header | undefined> {
  const reason = unavailable(vendor, target, credential);
  if (reason) throw new Error(`No credential “${credential}” for ${vendor.id}: ${reason}`);
  if (credential === 'none') return undefined;
  const { name, value } = vendor.auth;
  const hasScheme = value.trim() !== '{token}';
  const template = credential === 'wrong scheme' ? `${hasScheme ? 'Basic' : 'Bearer'} {token}` : value;
  const token = await carriedToken(vendor, target, credential, clock);
  return { name, value: template.replace('{token}', () => token).trim() };
}
