import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { acme, complaint, loading, one } from './load.test-helper.ts';

const { load } = loading();

describe('a base URL from the command line', () => {
  const hosts = ['Spare.example.'];
  const both = (rest: object = {}, live: object = {}) =>
    ({
      ...rest,
      targets: {
        staging: { acme: acme(), zeta: { baseUrl: 'http://127.0.0.1:1', auth: { token: 'key' } } },
        live: { acme: acme({ baseUrl: 'https://live.example' }), ...live },
      },
    }) as Json;
  const target = (baseUrls: string[], { rest, live, allowHosts = [] }: Given = {}) =>
    load({ document: both(rest, live), targetName: 'staging', baseUrls, allowHosts });
  interface Given {
    rest?: object;
    live?: object;
    allowHosts?: string[];
  }
  const urls = async (baseUrls: string[], given?: Given) =>
    (await target(baseUrls, given)).vendors.map(({ baseUrl }) => baseUrl);

  it('replaces all, or one vendor’s, which counts more', async () => {
    expect(await urls(['https://acme.example/v2'])).toEqual(['https://acme.example/v2', 'https://acme.example/v2']);
    expect(await urls(['zeta=http://localhost:2/x=1', 'https://spare.example/'], { rest: { hosts } })).toEqual([
      'https://spare.example',
      'http://localhost:2/x=1',
    ]);
  });

  it.each(['http://[::1]:9', 'http://localhost.:9', 'http://LOCALHOST:9', 'http://[::ffff:127.0.0.1]:9'])(
    'names a host that the target has, as in %s, loopback names counting as one',
    async (url) => {
      expect(await urls([`zeta=${url}`])).toHaveLength(2);
    },
  );

  it('names no host that is nowhere in the config, unless it is allowed', async () => {
    const reported = await complaint(urls(['https://Elsewhere.example:8443/api']));
    expect(reported).toContain('the host elsewhere.example, which is nowhere in the config');
    expect(reported).toContain(
      'add --allow-host elsewhere.example, or add it to the config: hosts: [elsewhere.example]',
    );
    expect(await complaint(load({ document: one(acme()), baseUrls: ['http://localhost:1'] }))).toContain(
      'the host localhost',
    );
    const allowHosts = ['other.example', 'https://ELSEWHERE.example:443'];
    expect((await target(['https://elsewhere.example/api'], { allowHosts })).writableHosts).toEqual([
      'acme.example',
      'localhost',
      'other.example',
      'elsewhere.example',
    ]);
    expect(await complaint(urls([], { allowHosts: ['a b'] }))).toContain('--allow-host holds no host name: a b');
  });

  it('names no host that only another target has, unless it is allowed', async () => {
    const reported = await complaint(urls(['acme=https://live.example/']));
    expect(reported).toContain('the host live.example, which only another target has: live');
    expect(reported).toContain('add --allow-host live.example');
    expect(await urls(['acme=https://live.example'], { allowHosts: ['live.example'] })).toContain(
      'https://live.example',
    );
    expect(await urls(['acme=https://live.example'], { rest: { hosts: ['live.example'] } })).toContain(
      'https://live.example',
    );
  });

  it('does not turn https into http, unless that host is allowed; a list of hosts does not excuse it', async () => {
    for (const url of ['http://acme.example', 'http://spare.example:443']) {
      const reported = await complaint(urls([`acme=${url}`], { rest: { hosts } }));
      expect(reported).toContain('turns the https of targets.staging.acme.baseUrl into http');
      expect(reported).toContain(`add --allow-host ${new URL(url).hostname}`);
    }
    expect(await urls(['acme=http://acme.example'], { allowHosts: ['acme.example'] })).toContain('http://acme.example');
    expect(await urls(['zeta=https://localhost:1'])).toContain('https://localhost:1');
  });

  it('makes a target production that it leads to the host of one', async () => {
    const given = { live: { production: true }, allowHosts: ['live.example'] };
    expect((await target(['acme=https://LIVE.example./v2'], given)).production).toBe(true);
    expect((await target(['acme=https://acme.example/v2'], given)).production).toBeUndefined();
    expect((await target([], given)).production).toBeUndefined();
  });

  it('names a vendor of the target and a URL that can be called', async () => {
    expect(await complaint(urls(['zetta=https://acme.example']))).toBe(
      '--base-url names “zetta”, which the target does not have → Did you mean “zeta”?',
    );
    expect(await complaint(urls(['ftp://live.example']))).toContain('--base-url is no http or https URL but ftp:');
    expect(await complaint(urls(['live.example']))).toContain('--base-url is no URL: live.example');
    const secret = await complaint(urls(['https://me:hunter2@live.example']));
    expect(secret).toContain('holds a user name or password');
    expect(secret).not.toContain('hunter2');
  });
});
