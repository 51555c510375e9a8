import { decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { jumpingClock } from '../clock.ts';
import type { Credentials, VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Credential } from '../model/exchange.ts';
import { credentialHeader, unavailable } from './credential.ts';

const SECRET = 'a secret of at least thirty-two bytes';
const key = new TextEncoder().encode(SECRET);

const signing: Vendor = {
  id: 'acme',
  name: 'Acme',
  settings: {},
  values: {},
  auth: {
    in: 'header',
    name: 'auth',
    value: '{token}',
    sign: { algorithm: 'HS256', claims: { app: '{clientId}', sub: '{space}/1' } },
  },
  success: { member: 'status', equals: 'success' },
};
const bearer: Vendor = { ...signing, auth: { in: 'header', name: 'Authorization', value: 'Bearer {token}' } };

function target(credentials: Credentials, other?: Credentials): VendorTarget {
  const account = { settings: { space: 'sp' }, credentials };
  return {
    vendor: 'acme',
    baseUrl: 'http://127.0.0.1',
    values: {},
    campaigns: [],
    ratePerMinute: 60,
    ...account,
    ...(other ? { other: { settings: { space: 'other' }, credentials: other, campaigns: [] } } : {}),
  };
}

const START = Date.UTC(2026, 0, 5);
const clock = jumpingClock(START);
const pair = { clientId: 'cs-1', clientSecret: SECRET };
const readyJwt = await new SignJWT({ app: 'ready' }).setProtectedHeader({ alg: 'HS256' }).sign(key);

async function value(vendor: Vendor, from: VendorTarget, credential: Credential, at = clock): Promise<string> {
  return (await credentialHeader(vendor, from, credential, at))?.value ?? 'no header';
}

describe('own credential', () => {
  it('is a ready token under the vendor’s header and scheme', async () => {
    expect(await credentialHeader(bearer, target({ token: 'key-1' }), 'own', clock)).toEqual({
      name: 'Authorization',
      value: 'Bearer key-1',
    });
    expect(await value(signing, target({ token: 'key-$&-1' }), 'own')).toBe('key-$&-1');
  });

  it('is signed with the vendor’s claims, for less than an hour', async () => {
    const token = await value(signing, target(pair), 'own');
    const { payload, protectedHeader } = await jwtVerify(token, key, { currentDate: new Date(START) });
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(payload).toEqual({ app: 'cs-1', sub: 'sp/1', iat: START / 1000, exp: START / 1000 + 3300 });
  });

  it('is the ready token where both stand', async () => {
    expect(await value(signing, target({ ...pair, token: 'ready' }), 'own')).toBe('ready');
  });

  it('is signed again only when it is about to expire', async () => {
    const moving = jumpingClock(START);
    const account = target(pair);
    const first = await value(signing, account, 'own', moving);
    await moving.sleep(49 * 60_000);
    expect(await value(signing, account, 'own', moving)).toBe(first);
    await moving.sleep(2 * 60_000);
    expect(decodeJwt(await value(signing, account, 'own', moving)).iat).toBe(START / 1000 + 51 * 60);
  });
});

describe('a credential made to be refused', () => {
  it('is no header, an empty one, or one nobody issued', async () => {
    expect(await value(bearer, target({ token: 'k' }), 'none')).toBe('no header');
    expect(await value(bearer, target({ token: 'k' }), 'empty')).toBe('Bearer');
    expect(await value(signing, target({ token: 'k' }), 'empty')).toBe('');
    expect(await value(bearer, target({ token: 'k' }), 'garbage')).toBe('Bearer this-is-no-token');
  });

  it.each(['wrong signature', 'wrong signature at its start', 'wrong signature at its end'] as const)(
    'with %s has one that never verifies, over the own header and claims',
    async (credential) => {
      for (let i = 0; i < 200; i++) {
        const own = await new SignJWT({ i }).setProtectedHeader({ alg: 'HS256' }).sign(key);
        const forged = await value(signing, target({ token: own }), credential);
        expect(forged.split('.').slice(0, 2)).toEqual(own.split('.').slice(0, 2));
        await expect(jwtVerify(forged, key)).rejects.toThrow('signature verification failed');
      }
    },
  );

  it('is a token whose time is over, rightly signed', async () => {
    const expired = await value(signing, target(pair), 'expired');
    await expect(jwtVerify(expired, key, { currentDate: new Date(START) })).rejects.toThrow('"exp" claim');
    const { payload } = await jwtVerify(expired, key, { currentDate: new Date(START - 86_000_000) });
    expect(payload).toMatchObject({ app: 'cs-1', sub: 'sp/1' });
  });

  it('has the own claims under alg none and no signature', async () => {
    const forged = await value(signing, target({ token: readyJwt }), 'alg none');
    expect(decodeProtectedHeader(forged)).toEqual({ alg: 'none', typ: 'JWT' });
    expect(decodeJwt(forged)).toEqual({ app: 'ready' });
    expect(forged.endsWith('.')).toBe(true);
  });

  it('is forged from a signed token where the ready one is no JWT', async () => {
    const forged = await value(signing, target({ ...pair, token: 'opaque' }), 'alg none');
    expect(decodeJwt(forged)).toMatchObject({ app: 'cs-1' });
  });

  it('has a scheme the documentation does not have', async () => {
    expect(await value(bearer, target({ token: 'k' }), 'wrong scheme')).toBe('Basic k');
    expect(await value(signing, target({ token: 'k' }), 'wrong scheme')).toBe('Bearer k');
  });

  it('is another account’s, signed with that account’s settings', async () => {
    expect(await value(bearer, target({ token: 'k' }, { token: 'k2' }), 'other account')).toBe('Bearer k2');
    const token = await value(
      signing,
      target({ token: 'k' }, { clientId: 'cs-2', clientSecret: SECRET }),
      'other account',
    );
    expect(decodeJwt(token)).toMatchObject({ app: 'cs-2', sub: 'other/1' });
  });
});

describe('unavailable', () => {
  it('names what is not configured', () => {
    expect(unavailable(signing, target({ token: 'opaque' }), 'alg none')).toBe('no secret configured');
    expect(unavailable(signing, target({ token: 'a.b.c' }), 'wrong signature')).toBe('no secret configured');
    expect(unavailable(signing, target({ token: 'a.b.c' }), 'expired')).toBe('no secret configured');
    expect(unavailable(bearer, target(pair), 'own')).toBe('no secret configured');
    expect(unavailable(signing, target(pair), 'other account')).toBe('no other account configured');
  });

  it('is nothing for what can be made', () => {
    for (const credential of [
      'own',
      'none',
      'empty',
      'garbage',
      'wrong signature',
      'wrong signature at its start',
      'wrong signature at its end',
      'expired',
      'alg none',
      'wrong scheme',
      'other account',
    ] as const) {
      expect(unavailable(signing, target(pair, { token: 'k' }), credential), credential).toBeUndefined();
    }
    expect(unavailable(signing, target({ token: readyJwt }), 'alg none')).toBeUndefined();
  });

  it('makes the header throw, secret unsaid', async () => {
    await expect(credentialHeader(signing, target({ token: 'opaque' }), 'alg none', clock)).rejects.toThrow(
      'No credential “alg none” for acme: no secret configured',
    );
  });
});
