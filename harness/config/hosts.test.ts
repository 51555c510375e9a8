import { describe, expect, it } from 'vitest';
import { hostnameOf, hostOf, readHost, targetHosts } from './hosts.ts';

describe('a host', () => {
  it.each([
    'http://localhost',
    'http://LOCALHOST:80/',
    'http://localhost./',
    'http://127.0.0.1',
    'http://127.1',
    'http://[::1]',
    'http://[0:0::1]/',
    'http://[::ffff:127.0.0.1]',
    'http://[::FFFF:7f00:1]',
    'http://0.0.0.0',
  ])('of this machine is one, written %s', (url) => {
    expect(hostOf(url)).toBe('localhost');
  });

  it.each([
    ['https://Acme.Example:443/v1', 'acme.example'],
    ['https://acme.example.', 'acme.example'],
    ['https://acme.example:8443/', 'acme.example:8443'],
    ['http://[::ffff:10.1.2.255]:81', '10.1.2.255:81'],
    ['http://127.0.0.2', '127.0.0.2'],
    ['http://münchen.example', 'xn--mnchen-3ya.example'],
  ])('written %s is %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
    expect(hostnameOf(url)).toBe(host.replace(/:\d+$/, ''));
  });

  it.each([
    ['::1', 'localhost'],
    ['[::1]:80', 'localhost'],
    ['Spare.Example.', 'spare.example'],
    ['https://spare.example:8443/x', 'spare.example'],
    ['spare.example:8443', 'spare.example'],
  ])('named %s in a list is %s', (host, name) => {
    expect(readHost(host, 'hosts')).toBe(name);
  });

  it('that is none is named with its place', () => {
    expect(() => readHost('a b', '--allow-host')).toThrow('--allow-host holds no host name: a b');
  });
});

/** A reference to an environment variable as a config writes it. */
const ref = (name: string) => `\${${name}}`;

describe('the targets of a config', () => {
  it('are read with their base URLs, without those of variables that are not set', () => {
    const config = {
      targets: {
        staging: { acme: { baseUrl: `${ref('URL')}/v1` }, zeta: { baseUrl: `https://${ref('UNSET')}` }, odd: 'x' },
        live: { production: true, acme: { baseUrl: 'https://live.example' } },
        none: null,
      },
    };
    expect(targetHosts(config, { URL: 'https://acme.example' })).toEqual([
      { name: 'staging', baseUrls: ['https://acme.example/v1'], production: false },
      { name: 'live', baseUrls: ['https://live.example'], production: true },
      { name: 'none', baseUrls: [], production: false },
    ]);
    expect(targetHosts([], {})).toEqual([]);
  });
});
