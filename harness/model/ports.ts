import type { WireRequest, WireResponse } from './exchange.ts';

/** Time, injected: tests and `selftest` use one that jumps, a run uses the real one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Sends one request and returns what came back; never throws for anything the network or the target does. */
export interface Transport {
  send(request: WireRequest, signal?: AbortSignal): Promise<WireResponse>;
  close(): Promise<void>;
}
