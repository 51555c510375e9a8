import { isSafe, type WireRequest, type WireResponse } from '../model/exchange.ts';
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

/** Longest time a `Retry-After` is waited for, in milliseconds; whoever asks for more is not asked again. */
export const LONGEST_RETRY_AFTER = 120_000;

/**
 * How long an answer asks to be left alone, in milliseconds: the `Retry-After` of a 429 or 503, in seconds or as an HTTP date. A date is
 * read by the clock of the answer's own `Date`, where it has one. `undefined` for any other answer and for a value that is neither.
 *
 * @param now Milliseconds since the epoch, for an answer without a `Date`.
 */
export function retryAfter(response: WireResponse, now: number): number | undefined {
  if ('failure' in response || (response.status !== 429 && response.status !== 503)) return undefined;
  const value = response.headers['retry-after']?.trim() ?? '';
  const sentAt = httpDate(response.headers.date ?? '');
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : httpDate(value) - (Number.isNaN(sentAt) ? now : sentAt);
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

/** Milliseconds since the epoch. Only a date with a weekday in front is an HTTP date; Date.parse takes nearly anything. */
function httpDate(text: string): number {
  return /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : Number.NaN;
}

/** What a {@link paced} transport needs beside the transport it paces. */
export interface Pace {
  clock: Clock;
  limiter: RateLimiter;
  /** Milliseconds that a `Retry-After` is waited for at most; default: {@link LONGEST_RETRY_AFTER}. */
  longest?: () => number;
  /** Called for each answer that made the request be sent again, with the length of the wait; such an answer reaches nobody else. */
  onThrottled?: (request: WireRequest, response: WireResponse, waitMs: number) => void;
}

/**
 * A transport that keeps to a rate and heeds `Retry-After`: an answer that asks for it is waited out once, by everyone who shares the
 * limiter, and the request sent again; the second answer stands, whatever it is. One that asks for longer than `longest` stands itself.
 * A wait that is aborted answers `interrupted`: such a request was never sent.
 */
export function paced(transport: Transport, pace: Pace): Transport {
  const { clock, limiter, longest = () => LONGEST_RETRY_AFTER, onThrottled } = pace;
  const send = async (request: WireRequest, signal?: AbortSignal): Promise<WireResponse> => {
    try {
      await limiter.turn(signal);
    } catch (error) {
      if (!signal?.aborted) throw error;
      return { failure: 'interrupted', message: 'The run was interrupted before this request was sent' };
    }
    return transport.send(request, isSafe(request) ? signal : undefined);
  };
  return {
    async send(request, signal) {
      const first = await send(request, signal);
      const waitMs = retryAfter(first, clock.date());
      if ('failure' in first || waitMs === undefined || waitMs > longest()) return first;
      onThrottled?.(request, first, waitMs);
      limiter.hold(waitMs);
      const second = await send(request, signal);
      if ('failure' in second && second.failure === 'interrupted') return first;
      // A 503 may come from a gateway that gave up a write which its server goes on with.
      return 'status' in second && first.status === 503 && !isSafe(request) ? { ...second, unsure: true } : second;
    },
    close: () => transport.close(),
  };
}
