/**
 * A process that races for a lock: it waits for a file to appear, tries, and reports whether it got the lock.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { thisProcess } from './holder.ts';
import { Held, type LockedCampaign, lockCampaigns } from './lock.ts';

/** What the parent sends: a race to take part in, or that the lock is to be given back. */
export type ToRacer = { dir: string; barrier: string; campaign: LockedCampaign } | 'release';

/** What a racer sends: that it stands at the start, how the race ended for it, or that it has nothing any more. */
export type FromRacer = 'here' | 'ready' | 'got' | 'held' | 'released' | { error: string };

const send = (message: FromRacer) => process.send?.(message);
let release = async () => {};

process.on('message', async (message: ToRacer) => {
  try {
    if (message === 'release') {
      await release();
      release = async () => {};
      send('released');
      return;
    }
    const { dir, barrier, campaign } = message;
    send('ready');
    // The event loop would wake the racers one after the other.
    while (!existsSync(barrier)) {}
    release = await lockCampaigns(dir, thisProcess(`run-${process.pid}`, 0), [campaign]);
    send('got');
  } catch (error) {
    send(error instanceof Held ? 'held' : { error: String(error) });
  }
});
send('here');
