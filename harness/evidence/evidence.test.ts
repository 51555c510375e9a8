import { describe, expect, it } from 'vitest';
import { type ExchangeParts, exchangeOf } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { evidenceIn, type Outcome, outcome, describe as reported } from './evidence.ts';

const vendor = { success: { member: 'outcome', equals: 'done' } };

describe('an answer', () => {
  it.each<[number, unknown, Outcome]>([
    [200, { outcome: 'done' }, 'accepted'],
    [299, { outcome: 'done' }, 'accepted'],
    [200, { outcome: 'failed' }, 'refused'],
    [200, { status: 'success' }, 'refused'],
    [200, { data: { outcome: 'done' } }, 'refused'],
    [200, [], 'refused'],
    [200, null, 'refused'],
    [200, undefined, 'faulted'],
    [204, undefined, 'faulted'],
    [302, { outcome: 'done' }, 'elsewhere'],
    [199, { outcome: 'done' }, 'refused'],
    [300, { outcome: 'done' }, 'elsewhere'],
    [400, { outcome: 'done' }, 'refused'],
    [404, undefined, 'refused'],
    [422, {}, 'refused'],
    [499, {}, 'refused'],
    [401, {}, 'blocked'],
    [403, {}, 'blocked'],
    [408, {}, 'undelivered'],
    [421, {}, 'undelivered'],
    [425, {}, 'undelivered'],
    [407, {}, 'blocked'],
    [429, { outcome: 'done' }, 'throttled'],
    [500, { outcome: 'done' }, 'faulted'],
    [503, undefined, 'faulted'],
  ])('of %i with %j is %s', (status, body, expected) => {
    const response =
      body === undefined ? { status, text: 'no JSON' } : { status, body: JSON.parse(JSON.stringify(body)) };
    expect(outcome(exchangeOf({ response }), vendor)).toBe(expected);
  });

  it.each<['unreachable' | 'tls' | 'interrupted' | 'reset' | 'timeout' | 'too large', Outcome]>([
    ['unreachable', 'unsent'],
    ['tls', 'unsent'],
    ['interrupted', 'unsent'],
    ['reset', 'faulted'],
    ['timeout', 'faulted'],
    ['too large', 'faulted'],
  ])('that never came whole (%s) is %s', (failure, expected) => {
    expect(outcome(exchangeOf({ response: { failure, message: '' } }), vendor)).toBe(expected);
  });

  it('is marked by a value that may be other than text', () => {
    const marked = exchangeOf({ response: { status: 200, body: { ok: true } } });
    expect(outcome(marked, { success: { member: 'ok', equals: true } })).toBe('accepted');
    expect(outcome(marked, { success: { member: 'ok', equals: 'true' } })).toBe('refused');
  });

  it('is reported in a few words', () => {
    const answered = (status: number, body: { [member: string]: string }) =>
      reported(exchangeOf({ response: { status, body } }), vendor);
    expect(answered(200, { outcome: 'done' })).toBe('200, accepted');
    expect(answered(200, { outcome: 'failed' })).toBe('200, but without the success mark');
    expect(answered(412, {})).toBe('412, refused');
    expect(answered(429, {})).toBe('429, throttled');
    expect(reported(exchangeOf({ response: { failure: 'timeout', message: 'too slow' } }), vendor)).toBe(
      'no complete answer (timeout: too slow)',
    );
  });
});

describe('the evidence in a record', () => {
  const done = { response: { status: 200, body: { outcome: 'done' } } };
  const denied = { response: { status: 403, body: {} } };
  const failed = { response: { status: 500, body: {} } };
  const access = { ...denied, role: 'access', credential: 'none' } as const;
  /** The places of those that may decide something, counted from one. */
  const heard = (...parts: ExchangeParts[]) =>
    evidenceIn(
      parts.map((part, n) => exchangeOf({ id: `toy.leaflet.${n + 1}`, ...part })),
      toyContract,
    ).map(({ id }) => Number(id.split('.').at(-1)));

  it('is no refused access where the operator is turned away right after it: that is a lockout', () => {
    const again = { ...done, retryOf: 'toy.leaflet.4' };
    expect(heard(done, access, access, denied, again)).toEqual([1, 5]);
    expect(heard(done, access, access, done, denied)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is no fault that came again, where nothing was seen to be accepted after it', () => {
    const again = { ...failed, retryOf: 'toy.leaflet.1' };
    expect(heard(failed, again)).toEqual([]);
    expect(heard(failed, again, { ...done, role: 'check', of: 'toy.leaflet.2' })).toEqual([2]);
    expect(heard(failed, again, { ...failed, role: 'check', of: 'toy.leaflet.2' })).toEqual([]);
  });
});
