import type { RateLimit } from '../model/contract.ts';
import { isSafe, type TransportFailure, type WireRequest, type WireResponse } from '../model/exchange.ts';
import type { Clock, Transport } from '../model/ports.ts';
import { isThrottled, windowOf } from './throttled.ts';

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

/** Milliseconds for which a target is waited for that says how long (`Retry-After`), all its waits together. */
export const LONGEST_RETRY_AFTER = 120_000;

/** The first wait where an answer does not say how long, in milliseconds; each further one is twice as long. */
const FIRST_WAIT = 1000;

/**
 * How long an answer asks to be left alone, in milliseconds: its `Retry-After`, in seconds or as an HTTP date. A date is read by the clock
 * of the answer's own `Date`, where it has one. `undefined` where it has none and for a value that is neither.
 *
 * @param now Milliseconds since the epoch, for an answer without a `Date`.
 */
export function retryAfter({ headers }: Answer, now: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  const sentAt = httpDate(headers.date ?? '');
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : httpDate(value) - (Number.isNaN(sentAt) ? now : sentAt);
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

type Answer = Extract<WireResponse, { status: number }>;

/** Milliseconds since the epoch. Only a date with a weekday in front is an HTTP date; Date.parse takes nearly anything. */
function httpDate(text: string): number {
  return /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : Number.NaN;
}

/** A wait for a target that throttles. */
export interface Wait {
  /** The answer that is waited out; it reaches nobody else. */
  answer: Answer;
  ms: number;
  /** Whether the answer said how long. */
  isAsked: boolean;
  /** Whether it is the first since the target last answered otherwise. */
  isFirst: boolean;
}

/** What a {@link paced} transport needs beside the transport it paces. */
export interface Pace {
  clock: Clock;
  limiter: RateLimiter;
  /** The limit that the pages document: its words, and its window. */
  rateLimit?: RateLimit | undefined;
  /** Milliseconds that one wait may take at most; default: no end. */
  longest?: () => number;
  /** Called before each wait. */
  onThrottled?: (wait: Wait) => void;
}

/**
 * A transport that keeps to a rate and waits where it is throttled: as long as the answer asks for (`Retry-After`), or, where it does not
 * say, in waits that double until the documented window is over. Everyone who shares the limiter waits, and the request is sent again; the
 * last answer is returned as it is. What has throttled for so long is not waited for again until it has answered otherwise. A wait that is
 * aborted answers `interrupted`: such a request was never sent.
 */
export function paced(transport: Transport, pace: Pace): Transport {
  const { clock, limiter, rateLimit, longest = () => Number.POSITIVE_INFINITY, onThrottled } = pace;
  /** When the target began to throttle reads (`true`) or updates, and whether that was said. */
  const spells = new Map<boolean, { since: number; isReported: boolean }>();
  const send = async (request: WireRequest, signal?: AbortSignal): Promise<WireResponse> => {
    try {
      await limiter.turn(signal);
    } catch (error) {
      if (!signal?.aborted) throw error;
      return { failure: 'interrupted', message: 'The run was interrupted before this request was sent' };
    }
    return transport.send(request, isSafe(request) ? signal : undefined);
  };
  /**
   * The next wait for an answer to a request that has waited so often, since it was first throttled; `undefined` where there was enough.
   */
  const waitFor = (answer: Answer, waits: number, since: number, isRead: boolean): Wait | undefined => {
    const now = clock.now();
    const spell = spells.get(isRead) ?? { since: now, isReported: false };
    spells.set(isRead, spell);
    // Others may be answered well meanwhile.
    const began = Math.min(spell.since, since);
    const asked = retryAfter(answer, clock.date());
    const left = began + (asked === undefined ? windowOf(rateLimit) : LONGEST_RETRY_AFTER) - now;
    const doubled = FIRST_WAIT * 2 ** waits;
    // Who asks for the same again and again is not asked as often.
    const ms = asked === undefined ? Math.min(doubled, left) : Math.max(asked, waits === 0 ? 0 : doubled / 2);
    if (left <= 0 || ms > left || ms > longest()) return undefined;
    const wait = { answer, ms, isAsked: asked !== undefined, isFirst: !spell.isReported };
    spell.isReported = true;
    return wait;
  };

  return {
    async send(request, signal) {
      let last: Answer | undefined;
      let since: number | undefined;
      let isUnsure = false;
      for (let waits = 0; ; waits += 1) {
        const response = await send(request, signal);
        if ('failure' in response) {
          // The request was answered before; and one that may have been carried out is not one that never left.
          const isLost = response.failure === 'interrupted' || (isUnsure && NEVER_SENT.has(response.failure));
          return last && isLost ? last : response;
        }
        isUnsure ||= response.unsure === true;
        const answer: Answer = isUnsure ? { ...response, unsure: true } : response;
        if (!isThrottled(response, rateLimit)) {
          spells.delete(isSafe(request));
          return answer;
        }
        since ??= clock.now();
        const wait = waitFor(answer, waits, since, isSafe(request));
        if (!wait) return answer;
        onThrottled?.(wait);
        limiter.hold(wait.ms);
        last = answer;
        // A 503 may come from a gateway that gave up a write which its server goes on with.
        isUnsure ||= response.status === 503 && !isSafe(request);
      }
    },
    close: () => transport.close(),
  };
}

/** Failures of a request that did not reach the target. */
const NEVER_SENT: ReadonlySet<TransportFailure> = new Set(['unreachable', 'tls']);
