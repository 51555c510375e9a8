import { isDeepStrictEqual } from 'node:util';
import type { Exchange } from '../model/exchange.ts';
import { applyEdits } from '../paths.ts';
import type { PlannedStep } from '../plan/script.ts';
import { unlessSpent } from './budget.ts';
import { aimOf } from './conversation.ts';
import type { Subject } from './subject.ts';

/** Reads in excess of those that are late at most, until two in a row agree. */
const AGREEING = 3;

/**
 * Sends one step of a probe, or reads what the step before it left behind. Everything is recorded with role `probe`: what a probe sets
 * is no concern of any rule, whatever the target makes of it.
 *
 * @param peers The other campaigns of the run: a step that is one's own update is made of its bodies and spoken in its dialect.
 */
export async function sendProbe(subject: Subject, step: PlannedStep, peers: readonly Subject[]): Promise<void> {
  const { log, record, script } = subject;
  const { case: asked, reads } = step;
  if (reads !== undefined) {
    const before = log.exchanges.findLast(({ cases }) => cases.includes(reads));
    if (!before || !record.read) return;
    const about = { role: 'probe', of: before.id, cases: [asked.id] } as const;
    let last = await subject.readBack(about, 'base');
    const seen = log.exchanges.filter(({ cases }) => cases.includes(asked.id));
    // Where reads come late, only the last of as many as it has taken before shows the write; and where some do, it is one that another agrees with.
    let isAgreed = subject.lateReads === 0;
    for (let extra = 0; extra < subject.lateReads + (isAgreed ? 0 : AGREEING); extra += 1) {
      const next = await subject.readOnce(about, 'patience').catch(unlessSpent);
      if (!next) {
        // Reads that were broken off too early show nothing of it.
        for (const one of seen)
          log.reassign(one.id, { ...aimOf(one), cases: one.cases.filter((id) => id !== asked.id) });
        return;
      }
      seen.push(next);
      isAgreed = isDeepStrictEqual(subject.see(next), subject.see(last));
      last = next;
    }
    return;
  }
  const { recipe } = asked;
  const campaign = script.target.campaigns.find(({ key }) => key === recipe.campaign && key !== script.campaign.key);
  const owner =
    campaign && peers.find((one) => one.script.target === script.target && one.script.campaign.key === campaign.key);
  const peer =
    recipe.operation === script.operation.id
      ? undefined
      : peers.find((one) => one.script.operation.id === recipe.operation);
  const dialect = peer?.log.dialects.get(recipe.operation);
  if (dialect) log.dialects.set(recipe.operation, dialect);
  const body =
    peer && recipe.base && recipe.raw === undefined ? { body: applyEdits(peer.body(recipe.base), recipe.edits) } : {};
  await subject.sendCase(
    asked,
    { role: 'probe', ...(campaign ? { campaign } : {}), ...(owner ? { owner: owner.log } : {}), ...body },
    'base',
  );
}

/** Puts a probe's name to the exchanges that are one of its steps. */
export function shareExchanges({ script, log }: Subject, peers: readonly Subject[]): void {
  for (const { case: asked, shared } of script.probes.flatMap(({ steps }) => steps)) {
    const [kind, name] = shared?.split(':') ?? [];
    if (shared === undefined) continue;
    // A control may be another campaign's.
    const isMeant = (one: Subject) => one.script.vendor === script.vendor && one.script.campaign.key === name;
    const spoken = kind === 'control' ? peers.find(isMeant)?.log : log;
    const role = kind === 'control' ? kind : kind === 'role' ? name : undefined;
    const sent = spoken && find(spoken.exchanges, role, shared);
    if (sent && !sent.cases.includes(asked.id)) spoken.serve(sent.id, asked.id);
  }

  function find(exchanges: readonly Exchange[], role: string | undefined, asked: string): Exchange | undefined {
    if (role === undefined) return exchanges.find(({ cases }) => cases.includes(asked));
    if (role !== 'look') return exchanges.find((x) => x.role === role && log.accepted(x));
    // Whether a read serves the campaign at all is a question too.
    const looks = exchanges.filter((x) => x.role === 'read' && x.operation === script.read?.id);
    return looks.find((x) => log.accepted(x)) ?? looks[0];
  }
}
