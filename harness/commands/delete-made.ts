import { hostnameOf } from '../config/hosts.ts';
import { UsageError } from '../errors.ts';
import { unmakeAll } from '../execute/made.ts';
import type { Ports } from '../execute/ports.ts';
import type { Subject } from '../execute/subject.ts';
import type { JournalledMade } from '../journal/journal.ts';
import type { Target } from '../model/config.ts';
import type { Contract } from '../model/contract.ts';
import { isLeftOpen } from '../model/results.ts';
import type { Script } from '../plan/script.ts';
import type { Output } from './context.ts';
import { scriptsWithoutRules } from './scripts.ts';
import { subjectOf } from './subjects.ts';

/** What deleting is done with. */
export interface Deleting {
  contract: Contract;
  target: Target;
  ports: Ports;
  output: Output;
  /** When the run last wrote, on today's clock: what was under way then may still take effect. */
  busyAt: number;
  notify(line: string): void;
}

/** The campaigns that a run made and may have left, those of each place in the config together. */
export function leftOver(made: readonly JournalledMade[]): JournalledMade[][] {
  const names = new Set(made.filter(({ state }) => state !== 'gone').map(({ name }) => name));
  return [...names].map((name) => made.filter((one) => one.name === name).toSorted((a, b) => a.nth - b.nth));
}

/**
 * Deletes what a run made in one place of its config, and reports it.
 *
 * @param made All that was made there, deleted or not.
 * @returns True where nothing more can be done.
 * @throws UsageError where the config no longer has the vendor, or the host.
 */
export async function deleteMade(made: readonly JournalledMade[], deleting: Deleting): Promise<boolean> {
  const { contract, ports, output, busyAt, notify } = deleting;
  const script = scriptFor(made, deleting);
  const subject = subjectOf(script, contract, ports, new AbortController().signal);
  const { log, record } = subject;
  for (const { nth, body, listed, id, state, dialect } of made) {
    log.made.push({ nth, body, ...(listed ? { listed } : {}), ...(id === undefined ? {} : { id }), state });
    log.dialects.set(script.making?.create.id ?? '', dialect);
  }
  log.unsettledAt = busyAt;
  record.written = true;
  await unmakeAll(subject, notify);
  // Patience has passed since: nobody will ever know.
  const isOver = !isLeftOpen(record) || record.unknown?.reason === 'unsettled';
  if (isOver)
    for (const one of log.made.filter(({ state }) => state !== 'gone')) await log.noteMade({ ...one, state: 'gone' });
  output.write(`  ${script.id}: ${fateOf(subject, made)}\n`);
  return isOver;
}

function fateOf({ record, log }: Subject, before: readonly JournalledMade[]): string {
  if (record.restored === null) return `cannot be known, ${record.unknown?.note ?? 'it was not read in the end'}`;
  const open = new Set(before.filter(({ state }) => state !== 'gone').map(({ nth }) => nth));
  const ids = log.made.flatMap(({ nth, id }) => (open.has(nth) && id !== undefined ? [id] : []));
  return ids.length === 0
    ? 'the run made nothing more'
    : `${ids.join(', ')}, made by the run, ${ids.length === 1 ? 'is' : 'are'} deleted`;
}

/** The script of what was made: all but the credentials is in the journal, whatever the config says of campaigns today. */
function scriptFor(made: readonly JournalledMade[], { contract, target }: Deleting): Script {
  const [first] = made;
  const own = target.vendors.find(({ vendor }) => vendor === first?.vendor);
  if (!first || !own)
    throw new UsageError(
      `The config no longer has ${first?.vendor}, of which a run made campaigns`,
      'Give the config of that run with --config.',
    );
  const host = hostnameOf(first.baseUrl);
  if (!target.writableHosts.includes(host))
    throw new UsageError(
      `Campaigns of ${first.name} were made at ${first.baseUrl}, a host that the target does not have in the config`,
      `If ${host} is meant, add --allow-host ${host}, or add it to the config: hosts: [${host}]`,
    );
  const { key, kind, body, baseUrl } = first;
  const campaign = { key, id: '', kind, role: 'own', disposable: true, made: true, baseline: body } as const;
  // Known, so that nothing is sent to them.
  const others = own.campaigns
    .filter((one) => one.key !== key)
    .map((one) => ({ ...one, role: 'neighbour', disposable: false }) as const);
  const vendors = [{ ...own, baseUrl, campaigns: [campaign, ...others] }];
  const selection = { profile: 'quick', readOnly: false } as const;
  const [script] = scriptsWithoutRules({ contract, target: { ...target, vendors }, selection });
  if (!script?.making)
    throw new UsageError(
      `The documentation of ${first.vendor} no longer has what creates and deletes a ${kind}`,
      'Restore with the version of the suite that made it.',
    );
  return script;
}
