import type { PlannedStep } from '../plan/probe.ts';
import type { Subject } from './subject.ts';

/**
 * Sends one step of a probe, or reads what the step before it left behind. Everything is recorded with role `probe`: what a probe sets
 * is no concern of any rule, whatever the target makes of it.
 */
export async function sendProbe(subject: Subject, { case: asked, reads }: PlannedStep): Promise<void> {
  const { log, record, lane } = subject;
  if (reads === undefined) {
    const campaign = lane.target.campaigns.find(
      ({ key }) => key === asked.recipe.campaign && key !== lane.campaign.key,
    );
    await subject.sendCase(asked, { role: 'probe', ...(campaign ? { campaign } : {}) }, 'base');
    return;
  }
  const before = log.exchanges.findLast(({ cases }) => cases.includes(reads));
  if (!before || !record.read) return;
  await subject.settle();
  const about = { role: 'probe', of: before.id, cases: [asked.id] } as const;
  await subject.readOnce(about, 'base');
  // Where reads come late, only the last of as many as it has taken before shows the write.
  for (let extra = 0; extra < subject.lateReads; extra += 1) await subject.readOnce(about, 'patience');
}

/** Puts a probe's name to the near-misses that are one of its steps. */
export function shareExchanges({ lane, log }: Subject): void {
  for (const { case: asked, shared } of lane.probes.flatMap(({ steps }) => steps)) {
    const sent = shared === undefined ? undefined : log.exchanges.find(({ cases }) => cases.includes(shared));
    if (sent && !sent.cases.includes(asked.id)) sent.cases.push(asked.id);
  }
}
