import { UsageError } from '../errors.ts';
import type { Credentials, VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { AccountEntry } from './document.ts';

/** An account's settings and credentials. */
export type Account = Pick<VendorTarget, 'settings' | 'credentials'>;

/** A token as it goes into a header: no space around it, which environment variables often bring along, and none inside. */
function readToken(token: string, vendor: Vendor, place: string): string {
  const trimmed = token.trim();
  if (/^[\x21-\x7e]+$/.test(trimmed)) return trimmed;
  throw new UsageError(
    `${place} cannot stand in a header: it holds a space, a line break or a character beyond ASCII`,
    `Give the token alone, without a scheme; the suite writes “${vendor.auth.name}: ${vendor.auth.value}” itself.`,
  );
}

function readCredentials(vendor: Vendor, { token, clientId, clientSecret }: Credentials, place: string): Credentials {
  if ((clientId === undefined) !== (clientSecret === undefined)) {
    throw new UsageError(
      `${place} has ${clientId === undefined ? 'a clientSecret without a clientId' : 'a clientId without a clientSecret'}`,
      'A token is signed from both; give both, or a token.',
    );
  }
  const pair = clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : undefined;
  if (token === undefined && (!pair || !vendor.auth.sign)) {
    throw new UsageError(
      `${place} has no token${pair ? `, and ${vendor.name} documents no way to sign one` : ''}`,
      vendor.auth.sign ? 'Give a token, or clientId and clientSecret.' : 'Give a token.',
    );
  }
  return { ...(token === undefined ? {} : { token: readToken(token, vendor, `${place}.token`) }), ...pair };
}

/** The settings the vendor's requests need. */
function readSettings(vendor: Vendor, entry: { [key: string]: unknown }, place: string): Account['settings'] {
  const settings = Object.entries(vendor.settings).map(([key, { description }]): [string, string] => {
    const value = entry[key];
    if (typeof value === 'string' && value !== '') return [key, value];
    throw new UsageError(`${place} has no “${key}”`, `Add it there: ${description}`);
  });
  return Object.fromEntries(settings);
}

/** Reads the operator's own account. */
export function readAccount(vendor: Vendor, entry: AccountEntry, place: string): Account {
  return {
    settings: readSettings(vendor, entry, place),
    credentials: readCredentials(vendor, entry.auth ?? {}, `${place}.auth`),
  };
}

/**
 * Reads the other account. What it leaves out of its settings is as in the operator's own; without `auth` nobody can act as it, but its
 * campaigns can still be asked for. With the operator's own credentials it would prove leaks that are none: that is an error.
 */
export function readOtherAccount(vendor: Vendor, own: Account, entry: AccountEntry, place: string): Account {
  const settings = readSettings(vendor, { ...own.settings, ...entry }, place);
  if (!entry.auth) return { settings, credentials: {} };
  const credentials = readCredentials(vendor, entry.auth, `${place}.auth`);
  const isOwn = (key: 'token' | 'clientId') =>
    credentials[key] !== undefined && credentials[key] === own.credentials[key];
  const key = (['token', 'clientId'] as const).find(isOwn);
  if (!key) return { settings, credentials };
  throw new UsageError(
    `${place}.auth has the ${key} of the operator’s own account`,
    'Give another account’s, or leave “other” out.',
  );
}
