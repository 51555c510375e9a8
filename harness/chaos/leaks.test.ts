import { describe, expect, it } from 'vitest';
import { leaksIn, secretParts } from './leaks.ts';

const SECRET = 'reference-Key+of/the=operator';
const bytes = (write: (hex: string) => string) => Buffer.from(SECRET).toString('hex').replace(/../g, write);

describe('a secret', () => {
  it.each([
    ['as it is', `a ${SECRET} b`],
    ['in upper case', SECRET.toUpperCase()],
    ['in hex', bytes((hex) => hex)],
    ['in upper-case hex', bytes((hex) => hex).toUpperCase()],
    ['percent-encoded throughout', bytes((hex) => `%${hex.toUpperCase()}`)],
    ['in escapes of JSON', bytes((hex) => `\\u00${hex}`)],
    ['in references of HTML', bytes((hex) => `&#x${hex};`)],
    ['in base64, behind a user name', Buffer.from(`user:${SECRET}`).toString('base64')],
    ['in base64 of URLs', Buffer.from(`u:${SECRET}`).toString('base64url')],
    ['wrapped', SECRET.replace(/.{7}/g, '$&\n')],
    ['wrapped within JSON', SECRET.replace(/.{7}/g, '$&\\n')],
    ['cut', SECRET.slice(0, 20)],
  ])('is found %s', (_, text) => {
    expect(leaksIn(text, [SECRET])).not.toEqual([]);
  });

  it('is not found in its stand-in, nor in a few of its letters', () => {
    expect(leaksIn('REDACTED-acme-own REDACTED.claims.signature reference-Key', [SECRET])).toEqual([]);
  });
});

describe('a signed token', () => {
  it('is secret as a whole, and so are its claims and its signature', () => {
    expect(secretParts('head.claims.signature')).toEqual(['head.claims.signature', 'claims', 'signature']);
    expect(secretParts('plain')).toEqual(['plain']);
  });
});
