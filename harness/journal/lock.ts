import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, UsageError } from '../errors.ts';
import { cannotWrite, type Holder, whereabouts } from './holder.ts';

/** A campaign that two runs must not write to at once. */
export interface LockedCampaign {
  vendor: string;
  baseUrl: string;
  id: string;
  /** Config key, for the message. */
  key: string;
}

/** Locks this process holds. A file with our own process id that is not among them was left by a killed run whose id we got. */
const held = new Set<string>();

const NOBODY: Holder = { run: 'unknown', pid: 0, host: 'an unknown host', started: 'an unknown time' };

/** The lock's file: the same for every run that means this campaign at this host, whatever its config calls it. */
function lockFile(dir: string, { vendor, baseUrl, id }: LockedCampaign): string {
  const name = createHash('sha256')
    .update(JSON.stringify([new URL(baseUrl).origin, vendor, id]))
    .digest('hex');
  return join(dir, `lock-${name.slice(0, 16)}.json`);
}

/** Who holds a lock; `undefined` where it is gone by now, and a holder nobody knows where the file does not say. */
async function holderOf(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return { ...NOBODY, ...JSON.parse(text) };
  } catch {
    // Cut off by a kill while it was written.
    return NOBODY;
  }
}

async function lock(dir: string, campaign: LockedCampaign, holder: Holder): Promise<string> {
  const file = lockFile(dir, campaign);
  // The second try is for a lock that was stale, or released meanwhile.
  for (let tries = 2; tries > 0; tries--) {
    try {
      await writeFile(file, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 });
      held.add(file);
      return file;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw cannotWrite(file, error);
    }
    const other = await holderOf(file);
    const leftByUs = other?.pid === holder.pid && other.host === holder.host && !held.has(file);
    if (other && !leftByUs && whereabouts(other) !== 'gone') {
      throw new UsageError(
        `The campaign ${campaign.key} (${campaign.id}) is held by run ${other.run}: process ${other.pid} on ${other.host}, since ${other.started}`,
        `Wait for that run to end; if it is gone, delete ${file}.`,
      );
    }
    if (other) await rm(file, { force: true });
  }
  throw new UsageError(
    `The lock of campaign ${campaign.key} is being taken by other runs`,
    `Run again; if no run is there, delete ${file}.`,
  );
}

/**
 * Takes the locks of all campaigns a run will write to, or of none: one that another run holds is a `UsageError` that names it.
 * A lock whose process is gone from this host is taken over.
 *
 * @param dir Folder of the locks; created where it is missing.
 * @returns Releases them; may be called more than once.
 */
export async function lockCampaigns(
  dir: string,
  holder: Holder,
  campaigns: readonly LockedCampaign[],
): Promise<() => Promise<void>> {
  const files: string[] = [];
  const release = async () => {
    for (const file of files.splice(0)) {
      await rm(file, { force: true });
      held.delete(file);
    }
  };
  try {
    await mkdir(dir, { recursive: true }).catch((error: unknown) => {
      throw cannotWrite(dir, error);
    });
    for (const campaign of campaigns) files.push(await lock(dir, campaign, holder));
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}
