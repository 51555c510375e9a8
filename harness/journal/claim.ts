import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { codeOf } from '../errors.ts';
import { isObject } from '../model/json.ts';
import { digest } from './digest.ts';
import { createWhole } from './files.ts';
import { type Holder, whereabouts } from './holder.ts';

/** What a lock's file holds: who has it, or nothing that can be read. */
export type Content = Holder | 'unreadable';

/** Why a lock could not be had: the file, its own or a guard's, and what it holds. */
export interface InTheWay {
  got: false;
  file: string;
  by: Content;
}

/** How a try to get a lock ended. */
export type LockAttempt = { got: true } | InTheWay;

/**
 * How often a lock is tried that changes hands just now, with pauses in milliseconds between. A guard is held for a few file operations:
 * whoever waits longer for one is not the one that gets the lock.
 */
const TRIES = 50;
const PAUSE = 20;

/** How often a file that says nothing is read again: where there are no links, a lock is empty for a moment. */
const READINGS = 10;

/** Locks this process has. Where the system does not say when a process was started, a file with our id that is not among them is a killed run's. */
const held = new Set<string>();

/**
 * Takes a lock, also in the place of a holder that is gone from this host; of all that try at once, one gets it.
 *
 * A stale lock is removed only by whoever has its guard: a lock of its own, named after the lock and its stale holder. Under the guard the
 * lock is read again. If it is still that holder's, nobody else can change it: the holder is gone and the guard is ours. A guard whose
 * own holder is gone is a stale lock like any other, and has a guard of its own.
 *
 * @throws An error of the file system's, where nothing can be written.
 */
export async function claim(file: string, holder: Holder): Promise<LockAttempt> {
  let inTheWay: InTheWay = { got: false, file, by: 'unreadable' };
  let unreadable = 0;
  for (let time = 0; time < TRIES && unreadable < READINGS; time++) {
    if (time > 0) await pause(PAUSE);
    if (await create(file, holder)) return { got: true };
    const other = await contentOf(file);
    // It was released in between.
    if (other === undefined) continue;
    inTheWay = { got: false, file, by: other };
    if (other === 'unreadable') unreadable += 1;
    else if (isHeld(file, other)) return inTheWay;
    else {
      const change = await underGuard(file, other, holder, async () => {
        await rm(file, { force: true });
        return create(file, holder);
      });
      if (!change.got) inTheWay = change;
      else if (change.value) return { got: true };
    }
  }
  return inTheWay;
}

/** Gives a lock back that {@link claim} got; one that is another's by now is left. */
export async function giveBack(file: string, holder: Holder): Promise<void> {
  if (isDeepStrictEqual(await contentOf(file), holder)) await rm(file, { force: true });
  held.delete(file);
}

/** Removes a lock or a guard whose holder is gone from this host. */
export async function removeStale(file: string, holder: Holder): Promise<void> {
  const content = await contentOf(file);
  if (content === undefined || content === 'unreadable' || isHeld(file, content)) return;
  await underGuard(file, content, holder, () => rm(file, { force: true }));
}

/** The guard of a lock that a process left: another one for every holder, the same whatever way leads to the folder. */
export function guardOf(file: string, stale: Holder): string {
  return join(dirname(file), `guard-${digest(JSON.stringify([basename(file), stale]))}.json`);
}

/** Does something to a stale lock while no other process can; nothing, and without a `value`, where it is no longer that holder's. */
async function underGuard<T>(
  file: string,
  stale: Holder,
  holder: Holder,
  act: () => Promise<T>,
): Promise<{ got: true; value?: T } | InTheWay> {
  const guard = guardOf(file, stale);
  const guarded = await claim(guard, holder);
  if (!guarded.got) return guarded;
  try {
    return isDeepStrictEqual(await contentOf(file), stale) ? { got: true, value: await act() } : { got: true };
  } finally {
    await giveBack(guard, holder);
  }
}

async function create(file: string, holder: Holder): Promise<boolean> {
  const before = held.has(file);
  // Before it is there for others of this process to read.
  held.add(file);
  let isOurs = false;
  try {
    isOurs = await createWhole(file, `${JSON.stringify(holder)}\n`);
    return isOurs;
  } finally {
    if (isOurs) held.add(file);
    else if (!before) held.delete(file);
  }
}

function isHeld(file: string, other: Holder): boolean {
  const seen = whereabouts(other);
  const isOursByIdAlone = seen === 'running' && other.pid === process.pid && other.processStart === undefined;
  return seen !== 'gone' && !(isOursByIdAlone && !held.has(file));
}

/** What a lock's file holds; `undefined` where there is none. */
async function contentOf(file: string): Promise<Content | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isHolder(value) ? value : 'unreadable';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    return 'unreadable';
  }
}

function isHolder(value: unknown): value is Holder {
  if (!isObject(value)) return false;
  const { run, pid, host, started, processStart = '' } = value;
  return Number.isInteger(pid) && [run, host, started, processStart].every((text) => typeof text === 'string');
}
