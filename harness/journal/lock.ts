import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hostOf } from '../config/hosts.ts';
import { UsageError } from '../errors.ts';
import { claim, giveBack, type InTheWay, removeStale } from './claim.ts';
import { digest } from './digest.ts';
import { cannotWrite, type Holder } from './holder.ts';

/** Where a campaign is: what runs with different configs have to agree on. */
export interface Place {
  vendor: string;
  baseUrl: string;
  id: string;
}

/** A campaign that two runs must not write to at once. */
export interface LockedCampaign extends Place {
  /** Config key, for the message. */
  key: string;
}

/** What is to be locked is held by another run, or its lock does not say by which. */
export class Held extends UsageError {}

/** One text for one campaign, however its host is written and whatever the config calls it. */
export function lockPlace({ vendor, baseUrl, id }: Place): string {
  return JSON.stringify([hostOf(baseUrl), vendor, id]);
}

/** Takes one lock. `what` begins the sentence that says that another has it. */
async function lock(file: string, holder: Holder, what: string): Promise<string> {
  const result = await claim(file, holder).catch((error: unknown) => {
    throw cannotWrite(file, error);
  });
  if (!result.got) throw refusal(what, result);
  return file;
}

function refusal(what: string, { file, by }: InTheWay): Held {
  if (by === 'unreadable') {
    return new Held(
      `${what} is locked, and the lock does not say by which run: ${file} is empty, cut off or unreadable`,
      `A kill or a full disk leaves such a file. Check that no other run is at work there, then delete ${file}.`,
    );
  }
  return new Held(
    `${what} is held by run ${by.run}: process ${by.pid} on ${by.host}, since ${by.started}`,
    `Wait for that run to end; if it is gone, delete ${file}.`,
  );
}

/**
 * Takes the locks of all campaigns a run will write to, or of none. A lock whose process is gone from this host is taken over, by exactly
 * one of those that try.
 *
 * @param dir Folder of the locks; created where it is missing.
 * @returns Releases them; may be called more than once.
 * @throws Held where another run has one of them.
 */
export async function lockCampaigns(
  dir: string,
  holder: Holder,
  campaigns: readonly LockedCampaign[],
): Promise<() => Promise<void>> {
  const files: string[] = [];
  const release = async () => {
    for (const file of files.splice(0)) await giveBack(file, holder);
  };
  try {
    for (const campaign of campaigns) {
      const file = join(dir, `lock-${digest(lockPlace(campaign))}.json`);
      files.push(await lock(file, holder, `The campaign ${campaign.key} (${campaign.id})`));
    }
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

/**
 * Takes the lock that lets one process at a time restore from the journals of a folder: it writes to journals that are not its own.
 *
 * @returns Releases it.
 * @throws Held where another process has it.
 */
export async function lockFolder(dir: string, holder: Holder): Promise<() => Promise<void>> {
  const file = await lock(join(dir, `lock-${digest('restore')}.json`), holder, `The folder ${dir}`);
  return () => giveBack(file, holder);
}

/** Removes the locks and guards of runs that are gone from this host. */
export async function sweepLocks(dir: string, holder: Holder): Promise<void> {
  for (const name of await readdir(dir)) {
    if (/^(lock|guard)-[0-9a-f]+\.json$/.test(name)) await removeStale(join(dir, name), holder);
  }
}
