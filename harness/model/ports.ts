import type { WireRequest, WireResponse } from './exchange.ts';

/** Time, injected: tests and `selftest` use one that jumps, a run uses the real one. */
export interface Clock {
  /**
   * Milliseconds since the epoch, by a clock that only goes forward: it is set once, when the process starts, and no change of the
   * system's clock moves it. Every wait and every limit is measured by it.
   */
  now(): number;
  /** Milliseconds since the epoch as the system has them now: for what others check against their own clock, such as a token. */
  date(): number;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Sends one request and returns what came back; never throws for anything the network or the target does. */
export interface Transport {
  /**
   * @param signal Aborted, it gives up the wait for a turn, and an open request that changes nothing. An open write is awaited all the
   * same, up to its timeout: given up, it would still take effect, later and unseen.
   */
  send(request: WireRequest, signal?: AbortSignal): Promise<WireResponse>;
  close(): Promise<void>;
}
