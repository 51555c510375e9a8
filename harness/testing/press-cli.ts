/**
 * The command line for the press: a process of its own, so that a test can kill it.
 *
 * @module
 */
import { realClock } from '../clock.ts';
import type { Context } from '../commands/context.ts';
import { endingOf } from '../commands/ending.ts';
import { programOf } from '../commands/program.ts';
import { composePress } from './press.ts';

const context: Context = {
  io: process,
  version: '0.0.0',
  clock: realClock,
  compose: composePress,
  openSuite: async () => undefined,
  exitCode: 0,
};
try {
  await programOf(context).parseAsync(process.argv.slice(2), { from: 'user' });
  process.exitCode = context.exitCode;
} catch (error) {
  process.exitCode = endingOf(error, process);
}
