import { hostname } from 'node:os';
import { codeOf, UsageError } from '../errors.ts';
import { seenOf } from './process-start.ts';

/** The process a journal or a lock belongs to. */
export interface Holder {
  /** Run id. */
  run: string;
  pid: number;
  host: string;
  /** When the run began, ISO 8601. */
  started: string;
  /** Tells the process from a later one that was given its id; absent where the system does not say. See {@link seenOf}. */
  processStart?: string;
}

/** This process, as the holder of a run. */
export function thisProcess(run: string, startedAt: number): Holder {
  const start = ownStart();
  return {
    run,
    pid: process.pid,
    host: hostname(),
    started: new Date(startedAt).toISOString(),
    ...(start === undefined ? {} : { processStart: start }),
  };
}

let own: { start: string | undefined } | undefined;

/** When this process was started; it is asked for once. */
export function ownStart(): string | undefined {
  if (!own) {
    const seen = seenOf(process.pid);
    own = { start: seen?.gone === false ? seen.start : undefined };
  }
  return own.start;
}

/**
 * Whether the holder's process is at work here, is gone from here, or runs elsewhere, where nobody can see it.
 * A process that has the holder's id and was started at another time is another program: the holder is gone.
 */
export function whereabouts({
  pid,
  host,
  processStart,
}: Pick<Holder, 'pid' | 'host' | 'processStart'>): 'running' | 'gone' | 'elsewhere' {
  if (host !== hostname()) return 'elsewhere';
  if (!isThere(pid)) return 'gone';
  const seen = seenOf(pid);
  if (!seen) return 'running';
  return seen.gone || (processStart !== undefined && processStart !== seen.start) ? 'gone' : 'running';
}

function isThere(pid: number): boolean {
  // Zero and negative numbers name groups of processes, and no process has a fraction.
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    // Signal 0 is sent to nobody; it only shows whether there is somebody.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The error for a folder or file that cannot be written: nothing may be changed at a target that cannot be noted down first. */
export function cannotWrite(file: string, error: unknown): UsageError {
  return new UsageError(
    `${file} cannot be written (${codeOf(error) || String(error)}); without it no campaign is changed`,
    'Make the folder writable and check that the disk is not full.',
  );
}
