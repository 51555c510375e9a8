import { describe, expect, it } from 'vitest';
import { isThrottled, windowOf } from './throttled.ts';

const source = { page: 'limits', lines: [13] };
const limit = { words: [{ pattern: 'exceeded the .* limit', source }] };
const answer = (status: number, body = '', headers: { [name: string]: string } = {}) => ({ status, headers, body });

describe('isThrottled', () => {
  it('is so of 429, of 503 with a Retry-After, and of the documented words, case aside, whatever the status', () => {
    expect(isThrottled(answer(429), undefined)).toBe(true);
    expect(isThrottled(answer(503, '', { 'retry-after': 'soon' }), undefined)).toBe(true);
    for (const status of [200, 400, 403, 500]) {
      expect(isThrottled(answer(status, '{"message":"You EXCEEDED the hourly limit"}'), limit), String(status)).toBe(
        true,
      );
    }
  });

  it('is not so of any other answer, and of none', () => {
    expect(isThrottled(answer(503), limit)).toBe(false);
    expect(isThrottled(answer(200, '{}', { 'retry-after': '7' }), limit)).toBe(false);
    expect(isThrottled(answer(400, 'exceeded the length'), limit)).toBe(false);
    expect(isThrottled(answer(400, 'exceeded the limit'), undefined)).toBe(false);
    expect(isThrottled({ failure: 'timeout', message: 'exceeded the time limit' }, limit)).toBe(false);
  });

  it('is the same of a recorded answer, parsed or kept as text', () => {
    const body = { errors: [{ message: 'exceeded the daily limit' }] };
    expect(isThrottled({ status: 400, headers: {}, body }, limit)).toBe(true);
    expect(isThrottled({ status: 400, headers: {}, text: 'exceeded the daily limit' }, limit)).toBe(true);
    expect(isThrottled({ status: 400, headers: {} }, limit)).toBe(false);
  });
});

it('The window is the documented one, or a minute', () => {
  expect([windowOf({ perSeconds: 1 }), windowOf(undefined)]).toEqual([1000, 60_000]);
});
