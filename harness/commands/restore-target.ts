import { relative } from 'node:path';
import { hostnameOf } from '../config/hosts.ts';
import { suggestion } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import type { OpenJournal } from '../journal/find.ts';
import type { JournalledCampaign } from '../journal/journal.ts';
import type { Target } from '../model/config.ts';
import type { Contract } from '../model/contract.ts';
import { type Script, withForeign } from '../plan/script.ts';
import type { Composition, Io } from './context.ts';
import type { SendingFlags } from './options.ts';
import { refuseProduction } from './safety.ts';
import { scriptsWithoutRules } from './scripts.ts';
import { readTarget } from './session.ts';

/** The flags of `restore`. */
export interface RestoreFlags extends SendingFlags {
  journal?: string;
  config?: string;
}

/**
 * Loads the target of a journal, with the credentials of today.
 *
 * @throws UsageError that names the journal, where its config cannot be used or the target may not be written to.
 */
export async function targetOf(
  composition: Composition,
  { file, document }: Pick<OpenJournal, 'file' | 'document'>,
  { config = document.config, journal: _, ...flags }: RestoreFlags,
  io: Io,
): Promise<Target> {
  const shown = relative(io.cwd(), file);
  if (config === undefined) {
    throw new UsageError(`${shown} names no config`, 'Give the one with the credentials: --config FILE.');
  }
  try {
    const target = await readTarget(composition, { ...flags, config, target: document.target }, io);
    refuseProduction(
      target,
      'Restoring',
      `${shown} holds the baselines: put them there by hand and delete it, or take the mark out of the config until they are back.`,
    );
    return target;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${shown} cannot be restored: ${error.message}`, withOther(error.fix));
  }
}

const withOther = (fix: string) => `${fix} Another config can be given with --config FILE.`;

/** All campaigns of a target that a journal may name, those of the other account too. */
export function scriptsIn(contract: Contract, target: Target): Script[] {
  return withForeign(scriptsWithoutRules({ contract, target, selection: { profile: 'quick', readOnly: false } }));
}

/**
 * The script of a journalled campaign, with what the journal says of it in place of what the config says today.
 *
 * @throws UsageError where the config no longer names the campaign or its host.
 */
export function scriptOf(campaign: JournalledCampaign, scripts: readonly Script[], { writableHosts }: Target): Script {
  const script = scripts.find(({ id, campaign: { id: own } }) => id === campaign.name && own === campaign.id);
  if (!script) {
    throw new UsageError(
      `The config no longer names ${campaign.name} with the id ${campaign.id}`,
      `Give the config of that run with --config. ${suggestion(
        campaign.name,
        scripts.map(({ id }) => id),
      )}`,
    );
  }
  const host = hostnameOf(campaign.baseUrl);
  if (!writableHosts.includes(host)) {
    throw new UsageError(
      `${campaign.name} was changed at ${campaign.baseUrl}, a host that the target does not have in the config`,
      `If ${host} is meant, add --allow-host ${host}, or add it to the config: hosts: [${host}]`,
    );
  }
  if (!script.campaign.disposable) {
    throw new UsageError(
      `${campaign.name} is no longer disposable in the config, so nothing is written to it`,
      `Mark it as disposable: true, or give the config of that run with --config.`,
    );
  }
  const { baseline, baseUrl } = campaign;
  return { ...script, writes: true, mayWrite: true, baseline, target: { ...script.target, baseUrl } };
}
