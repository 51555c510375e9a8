import { CommanderError } from 'commander';
import { UsageError } from '../errors.ts';
import { oneLine, visible } from '../reports/text.ts';
import type { Io } from './context.ts';

/** Tells what went wrong, in a line or two and never with a stack, and the exit code that goes with it. */
export function endingOf(error: unknown, io: Io): number {
  // Commander has said already what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    io.stderr.write(`error: ${visible(error.message)}\n${visible(error.fix)}\n`);
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.stderr.write(`error: a defect of the suite, not of the target: ${oneLine(message)}\n`);
  if (io.env.CONFORMANCE_DEBUG && error instanceof Error) io.stderr.write(`${error.stack}\n`);
  return 2;
}
