import { decodeProtectedHeader, SignJWT } from 'jose';
import type { Credentials, VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Clock } from '../model/ports.ts';

/** Seconds a signed token is good for; below the hour some targets allow at most, so that a clock ahead of theirs does no harm. */
const LIFETIME = 55 * 60;

/** Seconds before its end at which a token is no longer handed out: enough for a request that has to wait out a limit first. */
const MARGIN = 5 * 60;

const signed = new WeakMap<Credentials, { token: string; expires: number }>();

/** Whether tokens can be signed from these credentials: the vendor documents how, and id and secret are there. */
export function canSign(vendor: Vendor, { clientId, clientSecret }: Credentials): boolean {
  return vendor.auth.sign !== undefined && clientId !== undefined && clientSecret !== undefined;
}

/** Whose token it is. */
type Account = Pick<VendorTarget, 'settings' | 'credentials'>;

/**
 * A token signed HS256 with the vendor's claims, `iat` and `exp`. Templates in a claim: `{clientId}` and the vendor's settings.
 * The same token is handed out until it is about to expire.
 */
export async function signedToken(vendor: Vendor, account: Account, clock: Clock): Promise<string> {
  const now = Math.floor(clock.date() / 1000);
  const known = signed.get(account.credentials);
  if (known && now < known.expires - MARGIN) return known.token;
  const token = await signedAt(vendor, account, now);
  signed.set(account.credentials, { token, expires: now + LIFETIME });
  return token;
}

/** A token of the account that was right once: signed a day ago, for the usual time. */
export function expiredToken(vendor: Vendor, account: Account, clock: Clock): Promise<string> {
  return signedAt(vendor, account, Math.floor(clock.date() / 1000) - 86_400);
}

/** @param issued Seconds since the epoch. */
async function signedAt(vendor: Vendor, { settings, credentials }: Account, issued: number): Promise<string> {
  const { clientId, clientSecret } = credentials;
  const recipe = vendor.auth.sign;
  if (!recipe || clientId === undefined || clientSecret === undefined)
    throw new Error(`No token can be signed for ${vendor.id}`);
  const values: { [key: string]: string } = { ...settings, clientId };
  const fill = (template: string) => template.replace(/\{([^}]+)\}/g, (whole, key: string) => values[key] ?? whole);
  const claims = Object.fromEntries(Object.entries(recipe.claims).map(([claim, template]) => [claim, fill(template)]));
  return new SignJWT(claims)
    .setProtectedHeader({ alg: recipe.algorithm, typ: 'JWT' })
    .setIssuedAt(issued)
    .setExpirationTime(issued + LIFETIME)
    .sign(new TextEncoder().encode(clientSecret));
}

/** Whether a token is a signed JWT: three segments, the first a JSON header. */
export function isJwt(token: string): boolean {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return false;
  try {
    return decodeProtectedHeader(token).alg !== undefined;
  } catch {
    return false;
  }
}

/** The characters of base64url, each at the place of its bits. */
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The JWT with one character of its signature changed, in its highest bit: of a segment's last character the lower ones may be padding, and
 * changing only those leaves the signature right.
 */
export function withAlteredSignature(jwt: string, place: 'start' | 'middle' | 'end'): string {
  const signature = jwt.lastIndexOf('.') + 1;
  const length = jwt.length - signature;
  const at = signature + { start: 0, middle: Math.floor(length / 2), end: length - 1 }[place];
  const other = BASE64URL[BASE64URL.indexOf(jwt[at] ?? '') ^ 32] ?? 'A';
  return jwt.slice(0, at) + other + jwt.slice(at + 1);
}

/** The JWT's claims under a header that says `alg: none`, with an empty signature. */
export function withoutAlgorithm(jwt: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${header}.${jwt.split('.')[1] ?? ''}.`;
}
