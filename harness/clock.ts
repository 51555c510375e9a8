import type { Clock } from './model/ports.ts';

/** When the process started, by the system's clock at that moment. */
const STARTED = performance.timeOrigin;

/** The real time. A sleep keeps the process alive: a run that waits for its next slot is not over. */
export const realClock: Clock = {
  now: () => STARTED + performance.now(),
  date: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const wake = () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(0, ms));
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/**
 * A clock for tests and `selftest`: nobody waits, time jumps to the next sleeper instead.
 *
 * Sleepers wake in the order of their due times, those due at the same time in the order they fell asleep. Each one runs on until it
 * waits for something before the next wakes, so a short sleep that follows another may still overtake a long one.
 *
 * @param start Milliseconds since the epoch at which the clock stands at first.
 */
export function jumpingClock(start = 0): Clock {
  let now = start;
  let sleepers: { due: number; wake: () => void }[] = [];
  let jumping = false;

  const jump = () => {
    const next = sleepers.toSorted((a, b) => a.due - b.due)[0];
    jumping = next !== undefined;
    if (!next) return;
    sleepers = sleepers.filter((sleeper) => sleeper !== next);
    now = Math.max(now, next.due);
    next.wake();
    // A turn of the event loop, not a microtask: whoever woke must get to its next sleep first.
    setImmediate(jump);
  };

  return {
    now: () => now,
    date: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const stop = () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(signal?.reason);
        };
        const sleeper = {
          due: now + Math.max(0, ms),
          wake: () => {
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        signal?.addEventListener('abort', stop, { once: true });
        sleepers.push(sleeper);
        if (!jumping) setImmediate(jump);
        jumping = true;
      }),
  };
}
