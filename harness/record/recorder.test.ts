import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { WireRequest, WireResponse } from '../model/exchange.ts';
import { TEXT_LIMIT } from './body.ts';
import { recorder } from './recorder.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJhcHAiOiJjcy0xIiwiaSI6MTIzNH0.s1gnatur3-s1gnatur3_s1gnatur3';
const SECRET = 'p/ss&w"rd +§ 4711';

const vendor = (id: string, name: string, value: string): Vendor => ({
  id,
  name: id,
  settings: {},
  values: {},
  auth: { in: 'header', name, value },
  success: { member: 'status', equals: 'success' },
});
const acme = vendor('acme', 'auth', '{token}');
const zeta = vendor('zeta', 'Authorization', 'Bearer {token}');
const base = { baseUrl: 'https://api.example', settings: {}, values: {}, campaigns: [], ratePerMinute: 60 };
const target: Target = {
  name: 'staging',
  writableHosts: [],
  require: [],
  vendors: [
    {
      ...base,
      vendor: 'acme',
      credentials: { token: JWT, clientId: 'cs-1', clientSecret: SECRET },
      other: { settings: {}, credentials: { token: 'their-own-token' }, campaigns: [] },
    },
    { ...base, vendor: 'zeta', credentials: { token: 'zeta-key-0123456789' } },
  ],
};

const request = (more: Partial<WireRequest> = {}): WireRequest => ({
  method: 'PUT',
  url: 'https://api.example/c',
  headers: [],
  ...more,
});
const answer = (body: string, headers: { [name: string]: string } = {}): WireResponse => ({
  status: 200,
  headers,
  body,
});
const record = (from: { vendor: string }, wire: Partial<WireRequest>, response: WireResponse = answer('{}')) =>
  recorder(target, [acme, zeta]).record(from, request(wire), response);

describe('recorder', () => {
  it('keeps what is no secret as it was', () => {
    const { request: kept, response } = record(
      { vendor: 'acme' },
      {
        headers: [
          ['accountId', 'a-1'],
          ['Content-Type', 'application/json'],
        ],
        body: '{"name":"x","n":[1,null]}',
      },
      answer('{"status":"success","data":{"n":1.50}}', { 'content-type': 'application/json' }),
    );
    expect(kept).toEqual({
      method: 'PUT',
      url: 'https://api.example/c',
      headers: { accountId: 'a-1', 'Content-Type': 'application/json' },
      body: { name: 'x', n: [1, null] },
    });
    expect(response).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { status: 'success', data: { n: 1.5 } },
    });
  });

  it('gives a token a stand-in of its shape, the same wherever it stands', () => {
    const acmeHeader = record({ vendor: 'acme' }, { headers: [['auth', JWT]] }, answer(`{"seen":"token ${JWT}!"}`));
    expect(acmeHeader.request.headers).toEqual({ auth: 'REDACTED-acme-own.claims.signature' });
    expect(acmeHeader.response).toMatchObject({ body: { seen: 'token REDACTED-acme-own.claims.signature!' } });
    const zetaHeader = record({ vendor: 'zeta' }, { headers: [['Authorization', 'Bearer zeta-key-0123456789']] });
    expect(zetaHeader.request.headers).toEqual({ Authorization: 'Bearer REDACTED-zeta-own' });
  });

  it('hides a credential nobody named, in the request and in the answer', () => {
    const { request: kept, response } = record(
      { vendor: 'acme' },
      { headers: [['AUTH', 'fresh-token']] },
      answer('"no fresh-token"'),
    );
    expect(kept.headers).toEqual({ AUTH: 'REDACTED-acme-credential' });
    expect(response).toMatchObject({ body: 'no REDACTED-acme-credential' });
    expect(record({ vendor: 'zeta' }, { headers: [['Authorization', 'Basic abc']] }).request.headers).toEqual({
      Authorization: 'REDACTED-zeta-credential',
    });
  });

  it('names a learned credential and shows what was never a secret', () => {
    const keeper = recorder(target, [acme, zeta]);
    const forged = `${JWT.slice(0, -5)}AAAAA`;
    keeper.learn(acme, 'wrong signature', { value: forged });
    keeper.learn(zeta, 'garbage', { value: 'Bearer this-is-no-token' });
    keeper.learn(zeta, 'empty', { value: 'Bearer' });
    const sent = (from: Vendor, name: string, value: string) =>
      keeper.record({ vendor: from.id }, request({ headers: [[name, value]] }), answer('')).request.headers[name];
    expect(sent(acme, 'auth', forged)).toBe('REDACTED-acme-wrong-signature.claims.signature');
    expect(sent(zeta, 'Authorization', 'Bearer this-is-no-token')).toBe('Bearer this-is-no-token');
    expect(sent(zeta, 'Authorization', 'Bearer')).toBe('Bearer');
    expect(sent(acme, 'auth', '')).toBe('');
  });

  it('finds every secret in every place and spelling', () => {
    const spell: ((secret: string) => string)[] = [
      (s) => s,
      encodeURIComponent,
      (s) => encodeURIComponent(s).replace(/%../g, (hex) => hex.toLowerCase()),
      (s) => new URLSearchParams({ s }).toString().slice(2),
      (s) => JSON.stringify(s).slice(1, -1),
      (s) => JSON.stringify(s).slice(1, -1).replaceAll('/', '\\/'),
      (s) => s.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
      (s) => Buffer.from(s).toString('base64'),
      (s) => Buffer.from(`user:${s}`).toString('base64url'),
      (s) => Buffer.from(`x${s};`).toString('base64'),
    ];
    const place: ((text: string) => ReturnType<typeof record>)[] = [
      (text) => record({ vendor: 'acme' }, { url: `https://api.example/c?k=${text}` }),
      (text) => record({ vendor: 'acme' }, { headers: [['X-Odd', text]] }),
      (text) => record({ vendor: 'acme' }, { body: JSON.stringify({ [text]: [text] }) }),
      (text) => record({ vendor: 'acme' }, { body: `{"broken": "${text}` }),
      (text) => record({ vendor: 'acme' }, {}, answer(JSON.stringify({ a: { [`at ${text}`]: `is ${text}.` } }))),
      (text) => record({ vendor: 'acme' }, {}, answer(`<p>${text}</p>`, { location: `/?${text}` })),
      (text) => record({ vendor: 'acme' }, {}, { failure: 'tls', message: `failed: ${text}` }),
    ];
    // No spelling of a secret leaves a run of its characters behind, in the record or in what base64 there decodes to.
    const leaks = (kept: string, secret: string) => {
      const decoded = (kept.match(/[\w+/-]{8,}/g) ?? []).map((word) => Buffer.from(word, 'base64').toString('latin1'));
      return [kept, ...decoded].some((text) => text.includes(secret.slice(4, 12)));
    };
    for (const secret of [SECRET, JWT, 'zeta-key-0123456789', 'their-own-token']) {
      for (const [i, spelled] of spell.entries()) {
        for (const put of place) {
          const kept = JSON.stringify(put(spelled(secret)));
          expect(kept, `${secret}, spelling ${i}, ${put}`).toContain('REDACTED-');
          expect(leaks(kept, secret), `${secret}, spelling ${i}, ${put}: ${kept}`).toBe(false);
        }
      }
    }
  });

  it('hides the claims and the signature of a JWT on their own, and a number that spells a secret', () => {
    const [, claims, signature] = JWT.split('.');
    const { response } = record({ vendor: 'acme' }, {}, answer(JSON.stringify({ claims, signature })));
    expect(response).toMatchObject({
      body: { claims: 'REDACTED-acme-own-claims', signature: 'REDACTED-acme-own-signature' },
    });
    const keeper = recorder(target, [acme]);
    keeper.learn(acme, 'own', { value: '123456789012' });
    const seen = keeper.record({ vendor: 'acme' }, request(), answer('{"n":123456789012,"m":5}'));
    expect(seen.response).toMatchObject({ body: { n: 'REDACTED-acme-own', m: 5 } });
  });

  it('takes a short secret out only where it is a word of its own', () => {
    const keeper = recorder(target, [acme]);
    keeper.learn(acme, 'own', { value: 'test' });
    const seen = keeper.record(
      { vendor: 'acme' },
      request({ headers: [['auth', 'test']] }),
      answer('"the latest test"'),
    );
    expect(seen.request.headers).toEqual({ auth: 'REDACTED-acme-own' });
    expect(seen.response).toMatchObject({ body: 'the latest REDACTED-acme-own' });
  });

  it('hides the values of cookies, not their names', () => {
    const { response } = record({ vendor: 'acme' }, {}, answer('', { 'set-cookie': 'sid=abc; Path=/\nlang=en' }));
    expect(response).toEqual({
      status: 200,
      headers: { 'set-cookie': 'sid=REDACTED-cookie; Path=/\nlang=REDACTED-cookie' },
    });
  });

  it('takes secrets out of other texts', () => {
    expect(recorder(target, [acme]).scrub(`Bearer ${JWT}`)).toBe('Bearer REDACTED-acme-own.claims.signature');
  });
});

describe('a recorded body', () => {
  it('is JSON where it parses, whatever the content type says', () => {
    expect(record({ vendor: 'acme' }, {}, answer(' [1]\n', { 'content-type': 'text/html' })).response).toMatchObject({
      body: [1],
    });
    expect(
      record({ vendor: 'acme' }, {}, answer('<html>', { 'content-type': 'application/json' })).response,
    ).toMatchObject({
      text: '<html>',
    });
  });

  it('of a request is JSON only where that writes the same bytes again', () => {
    const sent = (body: string) => record({ vendor: 'acme' }, { body }).request;
    expect(sent('[]')).toMatchObject({ body: [] });
    for (const odd of ['', '{ }', '{"a":1,"a":2}', '{"a":1.0}', 'nul']) {
      expect(sent(odd), odd).toMatchObject({ text: odd });
      expect(sent(odd), odd).not.toHaveProperty('body');
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const body = JSON.stringify(value);
        const { body: kept, text } = sent(body);
        expect(text ?? JSON.stringify(kept)).toBe(body);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it('of a request is bytes in base64 where no text spells them, without secrets', () => {
    const sent = (bytes: Buffer) => record({ vendor: 'acme' }, { body: String(bytes), bytes }).request;
    expect(sent(Buffer.from([0x1f, 0x8b, 0xff, 0x00]))).toMatchObject({ base64: 'H4v/AA==' });
    expect(sent(Buffer.from([0xff]))).not.toHaveProperty('text');
    const { base64 = '' } = sent(Buffer.from(`\xff${JWT}\xff`, 'latin1'));
    expect(Buffer.from(base64, 'base64').toString('latin1')).toMatch(/^\xffREDACTED-[^\xff]*\xff$/);
  });

  it('of a request is a text where it is too deep to be walked through', () => {
    const sent = (levels: number) =>
      record({ vendor: 'acme' }, { body: `${'['.repeat(levels)}${']'.repeat(levels)}` }).request;
    expect(sent(100)).toHaveProperty('body');
    expect(sent(101)).toHaveProperty('text', `${'['.repeat(101)}${']'.repeat(101)}`);
  });

  it('is cut where it is a long text, after its secrets are gone', () => {
    const text = `${'x'.repeat(TEXT_LIMIT - 5)}${JWT}${'y'.repeat(100)}`;
    const { response } = record({ vendor: 'acme' }, {}, answer(text));
    expect(response).toEqual({
      status: 200,
      headers: {},
      text: `${'x'.repeat(TEXT_LIMIT - 5)}REDAC`,
      cut: `${text.length.toLocaleString('en')} characters, 65,536 kept`,
    });
  });

  it('that is larger than any that can be judged is cut, but for the mark of success', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `"m${i}":${i}`).join(',');
    const cutOf = (body: string) => record({ vendor: 'acme' }, {}, answer(body)).response;
    expect(cutOf(`{"data":{${many}},"status":"success"}`)).toMatchObject({
      body: { status: 'success', data: { m0: 0 } },
      cut: expect.stringMatching(/^20,003 values, \d+ kept$/),
    });
    expect(cutOf(`{"status":"success","data":"${'x'.repeat(2e6)}"}`)).toMatchObject({
      body: { status: 'success' },
      cut: expect.stringMatching(/^2,000,030 characters, 4,\d+ kept$/),
    });
    expect(cutOf(`{"status":"success","data":${'['.repeat(5000)}${']'.repeat(5000)}}`)).toMatchObject({
      body: { status: 'success' },
      cut: expect.stringMatching(/; 5,001 levels, 100 kept$/),
    });
    expect(cutOf(`{"data":{${many}},"status":`)).toMatchObject({ text: expect.stringMatching(/^\{"data":\{"m0":0,/) });
    expect(JSON.stringify(cutOf(`[${'[],'.repeat(1e6)}[]]`)).length).toBeLessThan(20_000);
  });

  it('that is as long as any that can be judged is kept whole', () => {
    const body = { status: 'success', data: { name: 'x'.repeat(900_000) } };
    expect(record({ vendor: 'acme' }, {}, answer(JSON.stringify(body))).response).toEqual({
      status: 200,
      headers: {},
      body,
    });
  });

  it('is granted less once the run has recorded very much, but always what an answer about a campaign takes', () => {
    const keeper = recorder(target, [acme]);
    const recorded = (n: number) => {
      const { response } = keeper.record(
        { vendor: 'acme' },
        request(),
        answer(`{"status":"success","a":"${'x'.repeat(n)}"}`),
      );
      return 'cut' in response ? response.cut : undefined;
    };
    for (let i = 0; i < 20; i += 1) recorded(900_000);
    expect(recorded(900_000)).toBe('900,027 characters, 4,123 kept');
    for (let i = 0; i < 500; i += 1) recorded(60_000);
    expect(recorded(60_000)).toBeDefined();
    expect(recorded(15_000)).toBeUndefined();
  });

  it('has numbers that JSON can carry', () => {
    expect(record({ vendor: 'acme' }, {}, answer('{"a":1e400,"b":[-1e400],"c":-0}')).response).toStrictEqual({
      status: 200,
      headers: {},
      body: { a: Number.MAX_VALUE, b: [-Number.MAX_VALUE], c: 0 },
    });
  });

  it('that is empty is left out', () => {
    expect(record({ vendor: 'acme' }, {}, answer('')).response).toEqual({ status: 200, headers: {} });
  });
});
