import { hostname } from 'node:os';
import { codeOf, UsageError } from '../errors.ts';

/** The process a journal or a lock belongs to. */
export interface Holder {
  /** Run id. */
  run: string;
  pid: number;
  host: string;
  /** ISO 8601. */
  started: string;
}

/** This process, as the holder of a run. */
export function thisProcess(run: string, startedAt: number): Holder {
  return { run, pid: process.pid, host: hostname(), started: new Date(startedAt).toISOString() };
}

/** Whether the holder's process is at work here, is gone from here, or runs elsewhere, where nobody can tell. */
export function whereabouts({ pid, host }: Pick<Holder, 'pid' | 'host'>): 'running' | 'gone' | 'elsewhere' {
  if (host !== hostname()) return 'elsewhere';
  try {
    // Signal 0 is sent to nobody; it only tells whether there is somebody.
    process.kill(pid, 0);
    return 'running';
  } catch (error) {
    return codeOf(error) === 'EPERM' ? 'running' : 'gone';
  }
}

/** The error for a folder or file that cannot be written: nothing may be changed at a target that cannot be noted down first. */
export function cannotWrite(file: string, error: unknown): UsageError {
  return new UsageError(
    `${file} cannot be written (${codeOf(error) || String(error)}); without it no campaign is changed`,
    'Make the folder writable and see that the disk is not full.',
  );
}
