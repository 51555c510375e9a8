import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secrets } from './secrets.ts';
import { TRACE } from './traces.ts';

const JWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhcHBJZCI6ImNzLTQ3MTEiLCJzdWIiOiJzdGFnaW5nIn0.Xq7vR2b-9LkZ0_wTnE4sYh8Ju3PcAoGd';

const KEY = 'sk_4f9aQ-7ZmX2b&8cT<dE5>wR1/uY6+pL0%';

function knowing(...secrets: string[]): Secrets {
  const known = new Secrets();
  for (const [i, secret] of secrets.entries()) known.learn(secret, `s${i}`);
  return known;
}

const each = (text: string, write: (char: string) => string) => Array.from(text, write).join('');
const bytesOf = (text: string, write: (byte: string) => string) =>
  [...Buffer.from(text)].map((byte) => write(byte.toString(16).padStart(2, '0'))).join('');
const units = (text: string, write: (unit: string) => string) =>
  text.replace(/[\s\S]/g, (unit) => write(unit.charCodeAt(0).toString(16).padStart(4, '0')));
const wrapped = (text: string, every: number, by: string) => text.replace(new RegExp(`.{${every}}`, 'gs'), `$&${by}`);

/** Ways in which a server, a gateway or a log may write what it was sent. */
const WRITTEN: { readonly [way: string]: (secret: string) => string } = {
  'as it is': (s) => s,
  'in upper case': (s) => s.toUpperCase(),
  'in lower case': (s) => s.toLowerCase(),
  'in hex': (s) => Buffer.from(s).toString('hex'),
  'in upper hex': (s) => Buffer.from(s).toString('hex').toUpperCase(),
  'in base64': (s) => Buffer.from(s).toString('base64'),
  'in base64url': (s) => Buffer.from(s).toString('base64url'),
  'in base64 with more before and behind': (s) => Buffer.from(`user:${s}\n`).toString('base64'),
  'in base64, wrapped': (s) => wrapped(Buffer.from(s).toString('base64'), 8, '\r\n'),
  'percent-encoded where it has to be': (s) => encodeURIComponent(s),
  'percent-encoded in full': (s) => bytesOf(s, (hex) => `%${hex}`),
  'percent-encoded in full, upper case': (s) => bytesOf(s, (hex) => `%${hex.toUpperCase()}`),
  'percent-encoded twice': (s) => encodeURIComponent(bytesOf(s, (hex) => `%${hex}`)),
  'as a form': (s) => new URLSearchParams({ s }).toString().slice(2),
  'in JSON escapes': (s) => units(s, (hex) => `\\u${hex}`),
  'in JSON escapes, upper case': (s) => units(s, (hex) => `\\u${hex.toUpperCase()}`),
  'in JSON escapes inside of a JSON text': (s) => JSON.stringify(units(s, (hex) => `\\u${hex}`)).slice(1, -1),
  'in JSON inside of JSON': (s) => JSON.stringify(JSON.stringify(s)).slice(3, -3),
  'in HTML': (s) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;'),
  'in HTML references': (s) => each(s, (char) => `&#${char.codePointAt(0)};`),
  'in HTML references, hex': (s) => each(s, (char) => `&#x${char.codePointAt(0)?.toString(16)};`),
  'in lines of seven': (s) => wrapped(s, 7, '\n'),
  'in lines of seven, escaped': (s) => wrapped(s, 7, '\\n'),
  'in lines of five with an indent': (s) => wrapped(s, 5, '\r\n    '),
  'in quoted-printable lines': (s) => wrapped(s, 9, '=\r\n'),
  'letter by letter': (s) => wrapped(s, 1, ' '),
  'with characters nobody sees': (s) => wrapped(s, 3, '\u200b'),
};

/** Secrets as vendors make them. */
const secret = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
    minLength: 20,
    maxLength: 60,
  }),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 64 }),
  fc.string({ unit: fc.constantFrom(...'abcXYZ019+/=&"<>%§ü🎯.:~!'), minLength: 16, maxLength: 40 }),
  fc.uuid(),
);

/** The longest stretch of a secret, in whatever case, that still stands in a text. */
function left(text: string, of: string): number {
  const [lower, sought] = [text.toLowerCase(), of.toLowerCase()];
  let most = 0;
  for (let start = 0; start < sought.length; start += 1) {
    while (start + most < sought.length && lower.includes(sought.slice(start, start + most + 1))) most += 1;
  }
  return most;
}

describe('a secret', () => {
  it.each(Object.entries(WRITTEN))('is hidden %s', (_, write) => {
    fc.assert(
      fc.property(secret, fc.constantFrom('"', 'token=', 'Bearer ', 'x', ''), (one, before) => {
        fc.pre(new Set(one).size > 9);
        const text = `${before}${write(one)}"`;
        const kept = knowing(one).text(text);
        expect(kept).toContain('REDACTED-s0');
        const [head, ...rest] = kept.split('REDACTED-s0');
        // Of base64 the characters at the edges are made of other bytes as well.
        expect(rest.join('').length).toBeLessThan(24);
        expect(head?.length).toBeLessThan(24);
        expect(left(kept.replaceAll('REDACTED-s0', '\u0001'), write(one))).toBeLessThan(TRACE);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('is hidden in what a JSON value holds of it, names and texts', () => {
    for (const [way, write] of Object.entries(WRITTEN)) {
      const kept = JSON.stringify(
        knowing(KEY).json({ [write(KEY)]: [write(KEY)], 'said ': { in: `<${write(KEY)}>` } }),
      );
      expect(kept.match(/REDACTED-s0/g)?.length, way).toBeGreaterThanOrEqual(3);
      expect(left(kept, write(KEY)), way).toBeLessThan(TRACE);
    }
  });

  it('is hidden where it was cut, at its beginning or its end', () => {
    fc.assert(
      fc.property(secret, fc.nat(), fc.constantFrom('…', '"', ' ...', '', '***'), (one, at, mark) => {
        fc.pre(new Set(one).size > 6 && /^[\x20-\x7e]+$/.test(one) && !/[%&\\+/]/.test(one));
        const n = TRACE + (at % (one.length - TRACE + 1));
        const known = knowing(one);
        expect(known.text(`seen: ${one.slice(0, n)}${mark}`)).toMatch(/^seen: REDACTED-s0/);
        expect(known.text(`seen: ${mark}${one.slice(-n)}`)).toMatch(/REDACTED-s0$/);
        expect(known.text(one.slice(0, n))).toBe('REDACTED-s0');
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('of words is hidden where it was cut between others, and no text beside it', () => {
    const known = knowing('voice-campaign-staging-token');
    expect(known.text('a voice-campaign-st… is')).toBe('a REDACTED-s0… is');
    expect(known.text('…aign-staging-token')).toBe('…REDACTED-s0');
    expect(known.text('the voice-campaigns of a campaign-staging area')).toBe(
      'the voice-campaigns of a campaign-staging area',
    );
  });

  it('that is a JWT is hidden as far as it is its own: its header is everybody’s', () => {
    const known = knowing(JWT);
    const [header = '', claims = '', signature = ''] = JWT.split('.');
    const other = `${header}.eyJzdWIiOiJzb21lYm9keSBlbHNlIn0.dGhpcyBpcyBub3QgaXQ`;
    for (const text of [header, `${header}.`, `${header}.${claims.slice(0, 5)}`, other])
      expect(known.text(text)).toBe(text);
    expect(known.text(Buffer.from(header).toString('base64'))).toBe(Buffer.from(header).toString('base64'));
    expect(known.text(`${header}.${claims.slice(0, TRACE)}…`)).toBe('REDACTED-s0.claims.signature…');
    expect(known.text(`Bearer ${JWT.slice(0, -6)}…`)).toBe('Bearer REDACTED-s0.claims.signature…');
    expect(known.text(`…${signature.slice(-TRACE)}`)).toBe('…REDACTED-s0.claims.signature');
    expect(known.text(`${claims} ${signature}`)).toBe('REDACTED-s0-claims REDACTED-s0-signature');
    expect(known.text(JWT.toUpperCase())).toBe('REDACTED-s0.claims.signature');
    expect(known.text(wrapped(JWT, 64, '\n'))).toBe('REDACTED-s0.claims.signature');
  });

  it('that is short is hidden as a word of its own', () => {
    const known = knowing('s3cr3t!');
    for (const way of [
      's3cr3t!',
      'S3CR3T!',
      '73336372337421'.slice(0, 14),
      'czNjcjN0IQ==',
      '%73%33%63%72%33%74%21',
      '\\u0073\\u0033\\u0063\\u0072\\u0033\\u0074\\u0021',
    ]) {
      expect(known.text(`seen: ${way} (no)`), way).toMatch(/^seen: REDACTED-s0(==)? \(no\)$/);
    }
    const test = knowing('test');
    expect(test.text('the latest Test of a testament: test TEST')).toBe(
      'the latest Test of a testament: REDACTED-s0 REDACTED-s0',
    );
  });
});

describe('a text without secrets', () => {
  const known = knowing(JWT, 'zeta-key-0123456789', 'voice-campaign-staging-token', 'Xq7!', 'p/ss&w"rd +§ 4711');

  it.each([
    '',
    'The request is not valid.',
    '{"name":"Autumn offer","n":[1,2,3],"at":"2026-01-05T09:00:00.000Z"}',
    'key 0123456789',
    'voice-campaign-1',
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
    '\\n\\u00e4 %20 &amp; =\r\n + \u200b ✓ \ud800',
    'a'.repeat(10_000),
  ])('stays as it is: %j', (text) => {
    expect(known.text(text)).toBe(text);
    expect(known.text(JSON.stringify(text))).toBe(JSON.stringify(text));
  });

  it('stays as it is, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.lorem({ maxCount: 40 }), fc.json(), fc.webUrl()),
        (text) => {
          expect(known.text(text)).toBe(text);
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it('stays as it is around a secret', () => {
    const odd = '\\n\\u00e4 %20 &amp; =\r\n + \u200b ✓ ';
    expect(known.text(`${odd}${JWT}${odd}`)).toBe(`${odd}REDACTED-s0.claims.signature${odd}`);
  });
});

describe('the work', () => {
  it('grows with the text, whatever the text', () => {
    const known = knowing(JWT, 'abababababababababababababab', 'zeta-key-0123456789');
    // One that looked again and again at the same place would take minutes.
    for (const text of [
      'ab'.repeat(500_000),
      JWT.slice(60, 71).repeat(90_000),
      '\\'.repeat(1_000_000),
      '%25'.repeat(330_000),
      '&amp;'.repeat(200_000),
      '='.repeat(1_000_000),
    ]) {
      expect(known.text(text).length).toBeLessThanOrEqual(text.length);
    }
  });
});
