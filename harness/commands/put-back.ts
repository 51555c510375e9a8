import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { suggestion } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import { look } from '../execute/lane.ts';
import { restore } from '../execute/restore.ts';
import type { Subject } from '../execute/subject.ts';
import { thisProcess } from '../journal/holder.ts';
import { type JournalledCampaign, resumeJournal } from '../journal/journal.ts';
import { lockCampaigns } from '../journal/lock.ts';
import type { Target } from '../model/config.ts';
import { type CampaignRecord, isLeftOpen } from '../model/results.ts';
import { type Lane, withForeign } from '../plan/lane.ts';
import type { Context } from './context.ts';
import { lanesOf } from './lanes.ts';
import { openWorld } from './ports.ts';
import { lockOf } from './safety.ts';
import { readTarget } from './session.ts';
import { subjectOf } from './subjects.ts';

/**
 * Puts back every campaign that a journal says is changed, and tells each.
 *
 * @param config In place of the one the journal names.
 * @returns Whether every one is back.
 */
export async function putBack(
  { io, clock, compose }: Context,
  file: string,
  config: string | undefined,
): Promise<boolean> {
  const journal = await resumeJournal(file);
  const { document } = journal;
  const named = config ?? document.config;
  if (named === undefined) {
    throw new UsageError(`${file} names no config`, 'Give the one with the credentials: --config FILE.');
  }
  const composition = await compose();
  const { contract } = composition;
  const target = await readTarget(composition, { config: named, target: document.target }, io);
  const lanes = withForeign(lanesOf({ contract, target, selection: { profile: 'quick', readOnly: false } }));
  const changed = document.campaigns
    .filter(({ state }) => state === 'written')
    .map((campaign) => ({ campaign, lane: laneOf(campaign, lanes, target) }));
  io.stdout.write(`What run ${document.holder.run} left changed at ${document.target}:\n`);
  const holder = thisProcess(document.holder.run, clock.now());
  const release = await lockCampaigns(
    dirname(file),
    holder,
    changed.map(({ lane }) => lockOf(lane)),
  );
  const notify = (line: string) => io.stderr.write(`note: ${line}\n`);
  const world = openWorld(target, contract.vendors, { clock, journal, notify });
  // A write that was under way when the process died may still take effect.
  const busyAt = clock.now() - Math.max(0, clock.date() - (await stat(file)).mtimeMs);
  const subjects: Subject[] = [];
  let all = true;
  try {
    for (const { campaign, lane } of changed) {
      const subject = subjectOf(lane, contract, world.ports, new AbortController().signal);
      subject.log.dialects.set(lane.update.id, campaign.dialect);
      await look(subject);
      subject.log.found = campaign.found;
      subject.log.unsettledAt = busyAt;
      subject.record.written = true;
      subjects.push(subject);
    }
    await restore(subjects, notify);
    for (const { lane, record, log } of subjects) {
      const isOver = !isLeftOpen(record);
      if (isOver) await log.allClear();
      io.stdout.write(`  ${lane.id} (${lane.campaign.id}): ${fateOf(record)}\n`);
      all &&= isOver;
    }
  } finally {
    await world.close();
    await journal.close();
    await release();
  }
  return all;
}

function fateOf({ restored, unknown, left = [] }: CampaignRecord): string {
  if (restored) return 'put back, as it was found';
  if (restored === null) return `cannot be known, ${unknown?.note ?? 'it was not read in the end'}`;
  return `not as it was found: ${left.map(({ member }) => member).join(', ')}`;
}

/** The lane of a journalled campaign, with what the journal says of it in place of what the config says today. */
function laneOf(campaign: JournalledCampaign, lanes: readonly Lane[], { writableHosts }: Target): Lane {
  const lane = lanes.find(({ id, campaign: { id: own } }) => id === campaign.lane && own === campaign.id);
  if (!lane) {
    throw new UsageError(
      `The config no longer names ${campaign.lane} with the id ${campaign.id}`,
      `Give the config of that run with --config. ${suggestion(
        campaign.lane,
        lanes.map(({ id }) => id),
      )}`,
    );
  }
  const { hostname } = new URL(campaign.baseUrl);
  if (!writableHosts.includes(hostname)) {
    throw new UsageError(
      `${campaign.lane} was changed at ${campaign.baseUrl}, a host that stands nowhere in the config`,
      `If it is meant, add it to the config: hosts: [${hostname}]`,
    );
  }
  const { baseline, baseUrl } = campaign;
  return { ...lane, writes: true, mayWrite: true, baseline, target: { ...lane.target, baseUrl } };
}
