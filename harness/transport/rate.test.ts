import { describe, expect, it } from 'vitest';
import { jumpingClock } from '../clock.ts';
import type { WireRequest, WireResponse } from '../model/exchange.ts';
import type { Clock, Transport } from '../model/ports.ts';
import { type Pace, paced, rateLimiter, retryAfter, type Wait } from './rate.ts';

const request: WireRequest = { method: 'PUT', url: 'http://127.0.0.1/', headers: [] };
const source = { page: 'letters', lines: [3] };
const answer = (status: number, headers: { [name: string]: string } = {}, body = '{}') => ({ status, headers, body });
const later = (seconds: number, status = 429) => answer(status, { 'retry-after': String(seconds) });

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

  it('finds none where there is none and in other values', () => {
    expect(retryAfter(answer(429), now)).toBeUndefined();
    for (const value of ['soon', '-5', '1.5', '2026-01-05T12:00:30Z']) {
      expect(retryAfter(answer(429, { 'retry-after': value }), now), value).toBeUndefined();
    }
  });
});

/** A paced transport whose answers come in order, and then are 200, with what was said of its waits. */
function pacing(answers: WireResponse[], more: Partial<Pace> = {}) {
  const clock = jumpingClock();
  const script = scripted(clock, answers);
  const waits: Wait[] = [];
  // So fast that what is waited for is all that takes time.
  const limiter = rateLimiter(clock, Number.POSITIVE_INFINITY);
  const pace = paced(script.transport, { clock, limiter, onThrottled: (wait) => waits.push(wait), ...more });
  return { ...script, clock, pace, waits, seconds: () => script.sentAt.map((at) => at / 1000) };
}

const times = (count: number, one: () => WireResponse) => Array.from({ length: count }, one);

describe('paced', () => {
  it('waits out a Retry-After once and sends again', async () => {
    const { pace, waits, seconds } = pacing([later(5)]);
    expect(await pace.send(request)).toMatchObject({ status: 200 });
    expect(seconds()).toEqual([0, 5]);
    expect(waits).toMatchObject([{ ms: 5000, isAsked: true, isFirst: true, answer: { status: 429 } }]);
  });

  it('waits out each Retry-After that follows, up to two minutes altogether', async () => {
    const { pace, seconds } = pacing([later(30), later(40, 503), later(50)]);
    expect(await pace.send(request)).toMatchObject({ status: 200 });
    expect(seconds()).toEqual([0, 30, 70, 120]);
    const long = pacing(times(3, () => later(50)));
    expect(await long.pace.send(request)).toMatchObject({ status: 429 });
    expect(long.seconds()).toEqual([0, 50, 100]);
  });

  it('does not wait anew for updates where reads are answered meanwhile', async () => {
    const { pace, sentAt } = pacing([later(100), later(100), answer(200), later(100)]);
    expect(await pace.send(request)).toMatchObject({ status: 429 });
    expect(await pace.send({ ...request, method: 'GET' })).toMatchObject({ status: 200 });
    expect(await pace.send(request)).toMatchObject({ status: 429 });
    expect(sentAt).toHaveLength(4);
  });

  it('asks less and less often where the same Retry-After is in vain', async () => {
    for (const seconds of [0, 1]) {
      const { pace, sentAt } = pacing(times(1000, () => later(seconds)));
      expect(await pace.send(request)).toMatchObject({ status: 429 });
      expect(sentAt.length).toBeLessThan(10);
    }
  });

  it('lets an answer stand that asks for longer than it may wait', async () => {
    const day = pacing([later(86_400)]);
    expect(await day.pace.send(request)).toMatchObject({ status: 429 });
    expect(day.seconds()).toEqual([0]);
    const short = pacing([later(9)], { longest: () => 8_000 });
    expect(await short.pace.send(request)).toMatchObject({ status: 429 });
    expect(short.seconds()).toEqual([0]);
    expect(short.waits).toEqual([]);
  });

  it('waits for a minute in all, longer each time, where an answer does not say how long and no page either', async () => {
    const { pace, waits, seconds } = pacing(times(100, () => answer(429)));
    expect(await pace.send(request)).toMatchObject({ status: 429 });
    expect(seconds()).toEqual([0, 1, 3, 7, 15, 31, 60]);
    expect(waits.map(({ isFirst, isAsked }) => [isFirst, isAsked])).toEqual([
      [true, false],
      ...times(5, () => answer(429)).map(() => [false, false]),
    ]);
  });

  it('waits out the documented window, and returns what comes then', async () => {
    const rateLimit = { requests: 5, perSeconds: 10 };
    const { pace, seconds } = pacing(
      times(4, () => answer(429)),
      { rateLimit },
    );
    expect(await pace.send(request)).toMatchObject({ status: 200 });
    expect(seconds()).toEqual([0, 1, 3, 7, 10]);
  });

  it('gets a request through after five answers of 429 in a row, or twenty seconds of them', async () => {
    const five = pacing(times(5, () => answer(429)));
    expect(await five.pace.send({ ...request, method: 'PUT' })).toEqual(answer(200));
    const clock = jumpingClock();
    const transport: Transport = {
      send: async () => answer(clock.now() < 20_000 ? 429 : 200),
      close: async () => {},
    };
    const pace = paced(transport, { clock, limiter: rateLimiter(clock, 60) });
    expect(await pace.send(request)).toMatchObject({ status: 200 });
  });

  it('waits where the words of the limit are answered, whatever the status', async () => {
    const rateLimit = { requests: 60, perSeconds: 60, words: [{ pattern: 'too many letters', source }] };
    for (const status of [200, 400, 403, 500]) {
      const { pace, seconds } = pacing([answer(status, {}, '{"message":"Too many letters."}')], { rateLimit });
      expect(await pace.send(request), String(status)).toMatchObject({ status: 200, body: '{}' });
      expect(seconds()).toEqual([0, 1]);
    }
  });

  it('waits no longer than the run has time, and not beyond it', async () => {
    const clock = jumpingClock();
    const { transport, sentAt } = scripted(
      clock,
      times(100, () => answer(429)),
    );
    const limiter = rateLimiter(clock, Number.POSITIVE_INFINITY);
    const pace = paced(transport, { clock, limiter, longest: () => 12_000 - clock.now() });
    expect(await pace.send(request)).toMatchObject({ status: 429 });
    expect(sentAt).toEqual([0, 1000, 3000, 7000]);
  });

  it('waits once for all requests, not for each, until the target answers otherwise', async () => {
    const { pace, clock, sentAt, waits } = pacing([
      ...times(8, () => answer(429)),
      answer(200),
      ...times(2, () => answer(429)),
    ]);
    await pace.send(request);
    expect(clock.now()).toBe(60_000);
    expect(await pace.send(request)).toMatchObject({ status: 429 });
    expect(clock.now()).toBe(60_000);
    expect(await pace.send(request)).toMatchObject({ status: 200 });
    expect(await pace.send(request)).toMatchObject({ status: 200 });
    expect(clock.now()).toBe(63_000);
    expect(sentAt).toHaveLength(12);
    expect(waits.filter(({ isFirst }) => isFirst)).toHaveLength(2);
  });

  it('waits no longer for a request that alone is throttled while others are not', async () => {
    const clock = jumpingClock();
    let writes = 0;
    const transport: Transport = {
      send: async ({ method }) => {
        if (method === 'PUT') writes += 1;
        return answer(method === 'PUT' ? 429 : 200);
      },
      close: async () => {},
    };
    const pace = paced(transport, { clock, limiter: rateLimiter(clock, 600) });
    let isOver = false;
    const reads = async () => {
      while (!isOver) await pace.send({ ...request, method: 'GET' });
    };
    const write = async () => {
      const response = await pace.send(request);
      isOver = true;
      return response;
    };
    const [response] = await Promise.all([write(), reads()]);
    expect(response).toMatchObject({ status: 429 });
    expect(writes).toBeLessThan(10);
    expect(clock.now()).toBeLessThan(62_000);
  });

  it('says of a write that it was sent before, where a 503 may have been a gateway’s', async () => {
    const sent = (method: string) => pacing([later(1, 503), later(1)]).pace.send({ ...request, method });
    expect(await sent('PUT')).toMatchObject({ status: 200, unsure: true });
    expect(await sent('GET')).not.toHaveProperty('unsure');
  });

  it('keeps that a write may have been carried out, whatever comes after', async () => {
    const unsure: WireResponse = { ...answer(429), unsure: true };
    expect(await pacing([unsure]).pace.send(request)).toMatchObject({ status: 200, unsure: true });
    const away: WireResponse = { failure: 'unreachable', message: 'nobody there' };
    expect(await pacing([later(1, 503), away]).pace.send(request)).toMatchObject({ status: 503 });
    expect(await pacing([later(1), away]).pace.send(request)).toEqual(away);
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

  it('makes everyone wait who shares the limiter', async () => {
    const clock = jumpingClock();
    const { transport, sentAt } = scripted(clock, [later(10)]);
    const pace = paced(transport, { clock, limiter: rateLimiter(clock, 60) });
    await Promise.all([pace.send(request), pace.send(request), pace.send(request)]);
    expect(sentAt.slice(1).every((at) => at >= 10_000)).toBe(true);
    expect(sentAt).toHaveLength(4);
  });

  it('returns the throttled answer where it is aborted while it waits it out', async () => {
    const controller = new AbortController();
    const { pace, sentAt } = pacing([later(10)], { onThrottled: () => controller.abort() });
    expect(await pace.send(request, controller.signal)).toMatchObject({ status: 429 });
    expect(sentAt).toEqual([0]);
  });

  it('answers interrupted when aborted while it waits for its turn', async () => {
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
