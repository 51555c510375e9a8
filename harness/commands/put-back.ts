import { dirname } from 'node:path';
import { hostnameOf } from '../config/hosts.ts';
import { suggestion } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import { restore } from '../execute/confirm.ts';
import { look } from '../execute/lane.ts';
import { thisProcess } from '../journal/holder.ts';
import { type JournalledCampaign, resumeJournal } from '../journal/journal.ts';
import { lockCampaigns } from '../journal/lock.ts';
import { describe } from '../judge/outcome.ts';
import type { Target } from '../model/config.ts';
import { type Lane, withForeign } from '../plan/lane.ts';
import type { Context } from './context.ts';
import { lanesOf } from './lanes.ts';
import { openWorld } from './ports.ts';
import type { RestoreFlags } from './restore.ts';
import { lockOf } from './safety.ts';
import { readTarget } from './session.ts';
import { subjectOf } from './subjects.ts';

/**
 * Puts back every campaign that a journal says is changed, and tells each.
 *
 * @param flags `config` in place of the one the journal names.
 * @returns Whether every one is back.
 */
export async function putBack(
  { io, clock, compose }: Context,
  file: string,
  { config, journal: _, ...flags }: RestoreFlags,
): Promise<boolean> {
  const journal = await resumeJournal(file);
  const { document } = journal;
  const named = config ?? document.config;
  if (named === undefined) {
    throw new UsageError(`${file} names no config`, 'Give the one with the credentials: --config FILE.');
  }
  const composition = await compose();
  const { contract } = composition;
  const target = await readTarget(composition, { ...flags, config: named, target: document.target }, io);
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
  const world = openWorld(target, contract.vendors, clock, journal);
  let all = true;
  try {
    for (const { campaign, lane } of changed) {
      const subject = subjectOf(lane, contract, world.ports, new AbortController().signal);
      subject.log.dialects.set(lane.update.id, campaign.dialect);
      await look(subject);
      subject.record.written = true;
      await restore(subject);
      const { restored } = subject.record;
      if (restored) await journal.markRestored(lane);
      const last = subject.log.last;
      const answer = last ? describe(last, lane.vendor.success) : 'nothing was sent';
      io.stdout.write(`  ${lane.id} (${campaign.id}): ${restored ? 'put back' : `not put back: ${answer}`}\n`);
      all &&= restored;
    }
  } finally {
    await world.close();
    await journal.close();
    await release();
  }
  return all;
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
  const host = hostnameOf(campaign.baseUrl);
  if (!writableHosts.includes(host)) {
    throw new UsageError(
      `${campaign.lane} was changed at ${campaign.baseUrl}, a host that the target does not have in the config`,
      `If ${host} is meant, add --allow-host ${host}, or add it to the config: hosts: [${host}]`,
    );
  }
  const { baseline, baseUrl } = campaign;
  return { ...lane, writes: true, baseline, target: { ...lane.target, baseUrl } };
}
