import type { Clock } from '../model/ports.ts';
import type { Io, Signal } from './context.ts';

/** A command that can be asked to come to an end. */
export interface Interruptible {
  /** Aborted by the first Ctrl-C, SIGTERM or SIGHUP. */
  signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/** Signals that ask a run to end: Ctrl-C, a request from outside, a terminal that was closed. */
export const SIGNALS: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Milliseconds in which the same signal once more is the first one again, where npm or its like started the run: a terminal signals both,
 * and npm passes on what it got.
 */
const ECHO_MS = 1_000;

/**
 * Listens for Ctrl-C, SIGTERM and the end of the terminal. The first asks the run to await what is under way, put its campaigns back and
 * end; a later one ends the process at once, with 130.
 *
 * @param leftBehind Says, when the process ends at once, how to put back what it leaves; empty where there is nothing.
 */
export function interruptible(io: Io, clock: Clock, leftBehind: () => string): Interruptible {
  const controller = new AbortController();
  let first: { signal: Signal; at: number } | undefined;
  const heard = (signal: Signal) => {
    if (!controller.signal.aborted) {
      first = { signal, at: clock.now() };
      // On a terminal the line may show progress.
      const start = io.stderr.isTTY ? '\n' : '';
      io.stderr.write(
        `${start}Interrupted: waiting for open requests, then putting the campaigns back.\n` +
          'Once more ends at once; an update under way may then take effect after all.\n',
      );
      controller.abort(new Error('The run was interrupted'));
      return;
    }
    const isPassedOn = io.env.npm_config_user_agent !== undefined || io.env.npm_execpath !== undefined;
    if (isPassedOn && first?.signal === signal && clock.now() - first.at < ECHO_MS) return;
    io.stderr.write(`Ended at once. ${leftBehind()}\n`);
    io.exit(130);
  };
  const listeners = SIGNALS.map((signal) => [signal, () => heard(signal)] as const);
  for (const [signal, listener] of listeners) io.on(signal, listener);
  return {
    signal: controller.signal,
    release() {
      for (const [signal, listener] of listeners) io.off(signal, listener);
    },
  };
}
