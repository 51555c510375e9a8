import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, StartOptions } from './command.ts';
import type { State } from './state.ts';
import type { CommandStep } from './trace.ts';

/** How a run is started, where it is not as its setup has it. */
export interface RunOptions extends Partial<StartOptions> {
  what?: CommandStep['what'];
  config?: string;
  operations?: readonly string[];
  /** Has every report written in place of the results alone. */
  allReports?: boolean;
}

/** A command under way, and what was so when it started. */
export interface Running {
  what: CommandStep['what'];
  command: Command;
  before: State;
  dir: string;
  out: string;
  /** Arrivals before it. */
  from: number;
  killed: boolean;
  asked?: NodeJS.Signals;
  askedAt?: number;
}

/** How long the processes of a group may take to notice that its head is gone, in milliseconds, and how often that is looked at. */
const [OUTLIVE_MS, LOOK_MS] = [10_000, 50];

/** Whether processes of a command outlive it; they are ended. */
export async function outlived(command: Command): Promise<boolean> {
  for (let waited = 0; waited < OUTLIVE_MS; waited += LOOK_MS) {
    if (!command.hasLeftProcesses) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  command.killGroup();
  return true;
}

/** What a run wrote into the folder of its results. */
export async function writtenResults(folder: string): Promise<Pick<CommandStep, 'results' | 'isHalfWritten'>> {
  const text = await readFile(join(folder, 'results.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return { isHalfWritten: false };
  try {
    const results: unknown = JSON.parse(text);
    return { results, isHalfWritten: false };
  } catch {
    return { isHalfWritten: true };
  }
}
