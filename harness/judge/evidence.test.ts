import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../testing/exchange.ts';
import { type Outcome, outcome, describe as told } from './evidence.ts';

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

  it('is told in a few words', () => {
    const answered = (status: number, body: { [member: string]: string }) =>
      told(exchangeOf({ response: { status, body } }), vendor);
    expect(answered(200, { outcome: 'done' })).toBe('200, accepted');
    expect(answered(200, { outcome: 'failed' })).toBe('200, but without the success mark');
    expect(answered(412, {})).toBe('412, refused');
    expect(answered(429, {})).toBe('429, throttled');
    expect(told(exchangeOf({ response: { failure: 'timeout', message: 'too slow' } }), vendor)).toBe(
      'no complete answer (timeout: too slow)',
    );
  });
});
