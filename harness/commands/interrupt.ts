import type { Io } from './context.ts';

/** A command that can be asked to come to an end. */
export interface Interruptible {
  /** Aborted by the first Ctrl-C or SIGTERM. */
  signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/**
 * Listens for Ctrl-C and SIGTERM. The first asks the run to put its campaigns back and end; the second ends the process at once, with 130.
 *
 * @param leftBehind Says, when the process ends at once, how to put back what it leaves; empty where there is nothing.
 */
export function interruptible(io: Io, leftBehind: () => string): Interruptible {
  const controller = new AbortController();
  const listener = () => {
    if (!controller.signal.aborted) {
      // On a terminal the line may show progress.
      const start = io.stderr.isTTY ? '\n' : '';
      io.stderr.write(`${start}Interrupted: putting the campaigns back. Once more ends at once.\n`);
      controller.abort(new Error('The run was interrupted'));
      return;
    }
    io.stderr.write(`Ended at once. ${leftBehind()}\n`);
    io.exit(130);
  };
  io.on('SIGINT', listener);
  io.on('SIGTERM', listener);
  return {
    signal: controller.signal,
    release() {
      io.off('SIGINT', listener);
      io.off('SIGTERM', listener);
    },
  };
}
