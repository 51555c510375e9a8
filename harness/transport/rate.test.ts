import { describe, expect, it } from 'vitest';
import { jumpingClock } from '../clock.ts';
import type { WireRequest, WireResponse } from '../model/exchange.ts';
import type { Clock, Transport } from '../model/ports.ts';
import { paced, rateLimiter, retryAfter } from './rate.ts';

const request: WireRequest = { method: 'PUT', url: 'http://127.0.0.1/', headers: [] };
const answer = (status: number, headers: { [name: string]: string } = {}): WireResponse => ({
  status,
  headers,
  body: '{}',
});

/** A transport that gives the answers in order and notes when each request came. */
function scripted(clock: Clock, answers: WireResponse[]) {
  const sentAt: number[] = [];
  const transport: Transport = {
    async send() {
      sentAt.push(clock.now());
      return answers.shift() ?? answer(200);
    },
    close: async () => {},
  };
  return { transport, sentAt };
}

describe('rateLimiter', () => {
  it('spaces requests evenly, however many ask at once', async () => {
    const clock = jumpingClock();
    const limiter = rateLimiter(clock, 60);
    const at: number[] = [];
    await Promise.all([1, 2, 3, 4].map(() => limiter.turn().then(() => at.push(clock.now()))));
    expect(at).toEqual([0, 1000, 2000, 3000]);
  });

  it('saves nothing up while idle', async () => {
    const clock = jumpingClock();
    const limiter = rateLimiter(clock, 60);
    await limiter.turn();
    await clock.sleep(600_000);
    await limiter.turn();
    await limiter.turn();
    expect(clock.now()).toBe(601_000);
  });

  it('lets everything through where there is no limit', async () => {
    const clock = jumpingClock();
    const limiter = rateLimiter(clock, Number.POSITIVE_INFINITY);
    await Promise.all(Array.from({ length: 100 }, () => limiter.turn()));
    expect(clock.now()).toBe(0);
  });

  it('holds those who wait already', async () => {
    const clock = jumpingClock();
    const limiter = rateLimiter(clock, 60);
    await limiter.turn();
    const waiting = limiter.turn();
    limiter.hold(5000);
    await waiting;
    expect(clock.now()).toBe(5000);
  });

  it('goes on with the next when one who waits is aborted', async () => {
    const clock = jumpingClock();
    const limiter = rateLimiter(clock, 60);
    const controller = new AbortController();
    await limiter.turn();
    const aborted = limiter.turn(controller.signal);
    const next = limiter.turn();
    controller.abort(new Error('stopped'));
    await expect(aborted).rejects.toThrow('stopped');
    await next;
    expect(clock.now()).toBe(1000);
  });
});

describe('retryAfter', () => {
  const now = Date.UTC(2026, 0, 5, 12, 0, 0);

  it('reads seconds and HTTP dates, the latter by the clock of the answer where it has one', () => {
    expect(retryAfter(answer(429, { 'retry-after': '7' }), now)).toBe(7000);
    expect(retryAfter(answer(503, { 'retry-after': 'Mon, 05 Jan 2026 12:00:30 GMT' }), now)).toBe(30_000);
    expect(retryAfter(answer(429, { 'retry-after': 'Mon, 05 Jan 2026 11:00:00 GMT' }), now)).toBe(0);
    const date = 'Mon, 05 Jan 2026 13:00:00 GMT';
    expect(retryAfter(answer(429, { 'retry-after': 'Mon, 05 Jan 2026 13:00:09 GMT', date }), now)).toBe(9_000);
  });

  it('finds none in other answers and other values', () => {
    expect(retryAfter(answer(200, { 'retry-after': '7' }), now)).toBeUndefined();
    expect(retryAfter(answer(429), now)).toBeUndefined();
    for (const value of ['soon', '-5', '1.5', '2026-01-05T12:00:30Z']) {
      expect(retryAfter(answer(429, { 'retry-after': value }), now), value).toBeUndefined();
    }
    expect(retryAfter({ failure: 'timeout', message: '' }, now)).toBeUndefined();
  });
});

describe('paced', () => {
  it('waits out a Retry-After once and sends again', async () => {
    const clock = jumpingClock();
    const { transport, sentAt } = scripted(clock, [answer(429, { 'retry-after': '5' }), answer(200)]);
    const throttled: number[] = [];
    const limiter = rateLimiter(clock, 60);
    const pace = paced(transport, {
      clock,
      limiter,
      onThrottled: (_request, _response, waitMs) => throttled.push(waitMs),
    });
    expect(await pace.send(request)).toMatchObject({ status: 200 });
    expect(sentAt).toEqual([0, 5000]);
    expect(throttled).toEqual([5000]);
  });

  it('lets an answer stand that asks for longer than it may wait', async () => {
    const clock = jumpingClock();
    const { transport, sentAt } = scripted(clock, [answer(429, { 'retry-after': '86400' })]);
    const limiter = rateLimiter(clock, 60);
    expect(await paced(transport, { clock, limiter }).send(request)).toMatchObject({ status: 429 });
    expect(sentAt).toEqual([0]);
    const short = scripted(clock, [answer(429, { 'retry-after': '9' })]);
    const pace = paced(short.transport, { clock, limiter, longest: () => 8_000 });
    expect(await pace.send(request)).toMatchObject({ status: 429 });
    expect(short.sentAt).toHaveLength(1);
  });

  it('says of a write that it was sent before, where a 503 may have been a gateway’s', async () => {
    const clock = jumpingClock();
    const answers = () => [answer(503, { 'retry-after': '1' }), answer(200)];
    const sent = (method: string) => {
      const { transport } = scripted(clock, answers());
      return paced(transport, { clock, limiter: rateLimiter(clock, 600) }).send({ ...request, method });
    };
    expect(await sent('PUT')).toMatchObject({ status: 200, unsure: true });
    expect(await sent('GET')).not.toHaveProperty('unsure');
  });

  it('awaits an open write although the run is aborted, and gives up an open read', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const transport = {
      send: async (_: unknown, signal?: AbortSignal) => {
        signals.push(signal);
        return answer(200);
      },
      close: async () => {},
    };
    const clock = jumpingClock();
    const pace = paced(transport, { clock, limiter: rateLimiter(clock, 600) });
    const { signal } = new AbortController();
    for (const method of ['PUT', 'PATCH', 'GET']) await pace.send({ ...request, method }, signal);
    expect(signals).toEqual([undefined, undefined, signal]);
  });

  it('lets the second answer stand', async () => {
    const clock = jumpingClock();
    const { transport, sentAt } = scripted(
      clock,
      [1, 2, 3].map(() => answer(503, { 'retry-after': '1' })),
    );
    const pace = paced(transport, { clock, limiter: rateLimiter(clock, 600) });
    expect(await pace.send(request)).toMatchObject({ status: 503 });
    expect(sentAt).toHaveLength(2);
  });

  it('lets a refusal without Retry-After stand at once', async () => {
    const clock = jumpingClock();
    const { transport, sentAt } = scripted(clock, [answer(429)]);
    expect(await paced(transport, { clock, limiter: rateLimiter(clock, 60) }).send(request)).toMatchObject({
      status: 429,
    });
    expect(sentAt).toHaveLength(1);
  });

  it('makes everyone wait who shares the limiter', async () => {
    const clock = jumpingClock();
    const { transport, sentAt } = scripted(clock, [answer(429, { 'retry-after': '10' })]);
    const pace = paced(transport, { clock, limiter: rateLimiter(clock, 60) });
    await Promise.all([pace.send(request), pace.send(request), pace.send(request)]);
    expect(sentAt.slice(1).every((at) => at >= 10_000)).toBe(true);
    expect(sentAt).toHaveLength(4);
  });

  it('answers interrupted when aborted while it waits', async () => {
    const clock = jumpingClock();
    const controller = new AbortController();
    const { transport, sentAt } = scripted(clock, []);
    const pace = paced(transport, { clock, limiter: rateLimiter(clock, 1) });
    await pace.send(request, controller.signal);
    const waiting = pace.send(request, controller.signal);
    controller.abort();
    expect(await waiting).toMatchObject({ failure: 'interrupted' });
    expect(sentAt).toHaveLength(1);
  });
});
