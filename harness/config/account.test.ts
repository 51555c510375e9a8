import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { acme, complaint, loading, one } from './load.test-helper.ts';

const { load } = loading();

describe('credentials', () => {
  const reported = (auth: object, more: object = {}) => complaint(load({ document: one(acme({ auth, ...more })) }));

  it('are a token, or client id and secret', async () => {
    expect(await reported({})).toContain(
      'auth is incomplete → It has to have “token”, or “clientId” and “clientSecret”.',
    );
    expect(await reported({ clientId: 'cs', token: 'key' })).toContain('auth has no “clientSecret”');
    const zeta = { baseUrl: 'https://z.example', auth: { clientId: 'a', clientSecret: 'hunter2' } };
    const pair = await complaint(load({ document: { targets: { s: { zeta } } } as Json }));
    expect(pair).toContain('targets.s.zeta.auth has no token, and Zeta documents no way to sign one');
  });

  it('fit into a header, and are never shown', async () => {
    const spoken = await reported({ token: 'Bearer hunter2' });
    expect(spoken).toContain('auth.token cannot stand in a header');
    expect(spoken).not.toContain('hunter2');
    expect(await reported({ token: 5 })).toContain('auth.token is a number');
  });

  it('of the other account are not the operator’s own', async () => {
    const token = 'key-literal';
    expect(await reported({ token }, { other: { auth: { token }, campaigns: {} } })).toContain(
      'other.auth has the token of the operator’s own',
    );
    const own = { call: { id: 'cd-1' } };
    expect(await reported({ token }, { campaigns: own, other: { auth: { token: 'k2' }, campaigns: own } })).toContain(
      'other.campaigns.call has the id of the operator’s own call',
    );
  });
});
