import type { WireRequest, WireResponse } from '../model/exchange.ts';
import type { Clock, Transport } from '../model/ports.ts';

/** Lets requests through one by one, evenly spaced. */
export interface RateLimiter {
  /** Resolves when the next request may be sent, first come first served; rejects with the signal's reason when aborted. */
  turn(signal?: AbortSignal): Promise<void>;
  /** Lets nobody through for `ms` milliseconds from now, those already waiting included. */
  hold(ms: number): void;
}

/**
 * A limiter for one vendor: a token bucket that holds a single token, so that no window of a minute, wherever it starts, sees more than
 * the documented number. Idle time saves nothing up: the account has other traffic, and a burst after a pause is what throttles it.
 *
 * @param perMinute Requests per minute; `Infinity` lets everything through at once.
 */
export function rateLimiter(clock: Clock, perMinute: number): RateLimiter {
  const spacing = 60_000 / perMinute;
  let next = Number.NEGATIVE_INFINITY;
  let queue: Promise<void> = Promise.resolve();

  const wait = async (signal?: AbortSignal) => {
    signal?.throwIfAborted();
    // Again after waking: a hold may have come meanwhile.
    while (clock.now() < next) await clock.sleep(Math.ceil(next - clock.now()), signal);
    next = clock.now() + spacing;
  };

  return {
    turn(signal) {
      const mine = queue.then(() => wait(signal));
      queue = mine.catch(() => {});
      return mine;
    },
    hold(ms) {
      next = Math.max(next, clock.now() + ms);
    },
  };
}

/** Longest time a `Retry-After` is waited for, in milliseconds. */
export const LONGEST_RETRY_AFTER = 60_000;

/**
 * How long an answer asks to be left alone, in milliseconds: the `Retry-After` of a 429 or 503, in seconds or as an HTTP date, at most
 * {@link LONGEST_RETRY_AFTER}. `undefined` for any other answer and for a value that is neither.
 */
export function retryAfter(response: WireResponse, now: number): number | undefined {
  if ('failure' in response || (response.status !== 429 && response.status !== 503)) return undefined;
  const value = response.headers['retry-after']?.trim() ?? '';
  // Only a date with a weekday in front is an HTTP date; Date.parse takes nearly anything.
  const ms = /^\d+$/.test(value)
    ? Number(value) * 1000
    : /^[A-Z][a-z]+,? /.test(value)
      ? Date.parse(value) - now
      : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER);
}

/** What a {@link paced} transport needs beside the transport it paces. */
export interface Pace {
  clock: Clock;
  limiter: RateLimiter;
  /** Told of each answer that made the request be sent again, and how long the wait was; such an answer reaches nobody else. */
  onThrottled?: (request: WireRequest, response: WireResponse, waitMs: number) => void;
}

/**
 * A transport that keeps to a rate and heeds `Retry-After`: an answer that asks for it is waited out once, by everyone who shares the
 * limiter, and the request sent again; the second answer stands, whatever it is. Waiting that is aborted answers `interrupted`.
 */
export function paced(transport: Transport, { clock, limiter, onThrottled }: Pace): Transport {
  const send = async (request: WireRequest, signal?: AbortSignal): Promise<WireResponse> => {
    try {
      await limiter.turn(signal);
    } catch (error) {
      if (!signal?.aborted) throw error;
      return { failure: 'interrupted', message: 'The run was interrupted' };
    }
    return transport.send(request, signal);
  };
  return {
    async send(request, signal) {
      const first = await send(request, signal);
      const waitMs = retryAfter(first, clock.now());
      if (waitMs === undefined) return first;
      onThrottled?.(request, first, waitMs);
      limiter.hold(waitMs);
      return send(request, signal);
    },
    close: () => transport.close(),
  };
}
