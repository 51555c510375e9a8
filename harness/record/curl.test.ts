import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vendor } from '../model/contract.ts';
import type { Credential, Exchange } from '../model/exchange.ts';
import { toCurl, tokenVariable } from './curl.ts';

const vendor: Vendor = {
  id: 'acme-2',
  name: 'Acme',
  settings: {},
  values: {},
  auth: { in: 'header', name: 'Authorization', value: 'Bearer {token}' },
  success: { member: 'status', equals: 'success' },
};
const TOKEN = 'aGVhZA.Y2xhaW1z.c2lnbmF0dXJl';

function exchange(
  request: Partial<Exchange['request']>,
  credential: Credential = 'own',
): Pick<Exchange, 'request' | 'credential'> {
  return { credential, request: { method: 'PUT', url: 'https://api.example/x', headers: {}, ...request } };
}

/** What curl would be called with, according to a real POSIX shell. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}\n`;
  const env = { ...process.env, ACME_2_TOKEN: TOKEN, ACME_2_OTHER_TOKEN: 'theirs', ACME_2_EXPIRED_TOKEN: 'stale' };
  return execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('toCurl', () => {
  it('prints one option per line', () => {
    const request = {
      url: 'https://api.example/c/1?type=a&b=c',
      headers: { Authorization: 'Bearer REDACTED-acme-2-own', 'Content-Type': 'application/json' },
      body: { name: "it's" },
    };
    expect(toCurl(exchange(request), vendor)).toBe(
      [
        `curl --request PUT 'https://api.example/c/1?type=a&b=c' \\`,
        `  --header "Authorization: Bearer $ACME_2_TOKEN" \\`,
        `  --header 'Content-Type: application/json' \\`,
        `  --data-raw '{"name":"it'\\''s"}'`,
      ].join('\n'),
    );
  });

  it('reaches curl unchanged, whatever URL, header and body hold', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab\'"$`\\!\n\t (){}[]*?;&|<>#~%é', '$(id)', '$HOME', '\\n') });
    fc.assert(
      fc.property(text, text, text, (url, header, body) => {
        const request = {
          url: `https://api.example/${url}`,
          headers: { 'X-Odd': `v${header}`, 'Content-Type': 'text/plain' },
          text: body,
        };
        const rest = ['--header', `X-Odd: v${header}`, '--header', 'Content-Type: text/plain', '--data-raw', body];
        expect(argumentsOf(toCurl(exchange(request), vendor)).slice(-7)).toEqual([
          `https://api.example/${url}`,
          ...rest,
        ]);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it.each([
    ['bytes that no text spells', { base64: 'H4v/AA==' }],
    ['a text with a NUL', { text: '{"a":"\0"}' }],
    ['a text behind a byte order mark', { text: '\ufeff{}' }],
    ['a text with an escape of a terminal', { text: '\u001b[2J' }],
  ])('pipes what no line of text holds, byte by byte: %s', (_, body) => {
    const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer REDACTED-acme-2-own' };
    const command = toCurl(exchange({ method: 'put', headers, ...body }), vendor);
    expect(command).toMatch(/^[\x20-\x7e\n]+$/);
    expect(command).toMatch(/\| curl --request put '/);
    const script = `curl() { printf '%s ' "$@" >&2; cat; }\n${command}\n`;
    const piped = execFileSync('/bin/sh', ['-c', script], {
      env: { ...process.env, ACME_2_TOKEN: TOKEN },
      stdio: 'pipe',
    });
    const meant = 'base64' in body ? Buffer.from(body.base64, 'base64') : Buffer.from(body.text);
    expect(piped).toEqual(meant);
    expect(command).toContain('--data-binary @-');
  });

  it('makes each credential from the token variable', () => {
    const headerFor = (credential: Credential, value: string) =>
      argumentsOf(toCurl(exchange({ headers: { Authorization: value } }, credential), vendor)).at(-1);
    expect(headerFor('own', 'Bearer REDACTED-acme-2-own')).toBe(`Authorization: Bearer ${TOKEN}`);
    expect(headerFor('wrong scheme', 'Basic REDACTED-acme-2-own')).toBe(`Authorization: Basic ${TOKEN}`);
    expect(headerFor('other account', 'Bearer REDACTED-acme-2-other-account')).toBe('Authorization: Bearer theirs');
    expect(headerFor('wrong signature', 'Bearer REDACTED.claims.signature')).toBe(
      'Authorization: Bearer aGVhZA.Y2xhaW1z.c2lnAAAAAAAA',
    );
    const [head, claims, signature = ''] = TOKEN.split('.');
    expect(headerFor('wrong signature at its start', 'Bearer REDACTED.claims.signature')).toBe(
      `Authorization: Bearer ${head}.${claims}.w${signature.slice(1)}`,
    );
    expect(headerFor('wrong signature at its end', 'Bearer REDACTED.claims.signature')).toBe(
      `Authorization: Bearer ${head}.${claims}.${signature.slice(0, -1)}A`,
    );
    expect(headerFor('expired', 'Bearer REDACTED.claims.signature')).toBe('Authorization: Bearer stale');
    expect(headerFor('alg none', 'Bearer REDACTED.claims.')).toBe(
      'Authorization: Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.Y2xhaW1z.',
    );
    expect(headerFor('garbage', 'Bearer this-is-no-token')).toBe('Authorization: Bearer this-is-no-token');
    expect(headerFor('empty', 'Bearer')).toBe('Authorization: Bearer');
    expect(headerFor('empty', '')).toBe('Authorization;');
  });

  it('sends no header it was not asked to', () => {
    expect(argumentsOf(toCurl(exchange({ text: '' }, 'none'), vendor))).toEqual([
      '--request',
      'PUT',
      'https://api.example/x',
      '--header',
      'Content-Type:',
      '--data-raw',
      '',
    ]);
    expect(argumentsOf(toCurl(exchange({ method: 'GET' }, 'none'), vendor))).toEqual([
      '--request',
      'GET',
      'https://api.example/x',
    ]);
  });

  it('keeps curl from rewriting dot segments and brackets', () => {
    expect(argumentsOf(toCurl(exchange({ url: 'https://api.example/a/../b?x=[1]' }, 'none'), vendor))).toContain(
      '--path-as-is',
    );
    expect(argumentsOf(toCurl(exchange({ url: 'https://api.example/a?x=[1-3]' }, 'none'), vendor))).toContain(
      '--globoff',
    );
  });
});

describe('tokenVariable', () => {
  it('is a name a shell takes', () => {
    expect([tokenVariable('acme'), tokenVariable('acme-2', 'other'), tokenVariable('3scale')]).toEqual([
      'ACME_TOKEN',
      'ACME_2_OTHER_TOKEN',
      '_3SCALE_TOKEN',
    ]);
  });
});
