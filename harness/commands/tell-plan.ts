import { planRun } from '../engine.ts';
import { FOLLOW_UPS_AT_MOST } from '../execute/budget.ts';
import { isWrite } from '../model/effect.ts';
import type { Plan } from '../plan/plan.ts';
import { PROBE } from '../plan/probe.ts';
import { BUDGETS } from '../plan/profile.ts';
import type { Script } from '../plan/script.ts';
import { writes as mayChange, restoreCount, type Share, share } from '../plan/share.ts';
import type { Step } from '../plan/step.ts';
import { baseCount } from '../plan/steps.ts';
import { aligned, counted, duration } from '../reports/text.ts';
import { plannedOf } from './assemble.ts';
import type { Context } from './context.ts';
import type { SelectionFlags, TargetFlags } from './options.ts';
import { READ_ONLY, refuseProduction } from './safety.ts';
import { selectionOf } from './selection.ts';
import { readTarget } from './session.ts';

/** Plans a run and tells what it would send. */
export async function tellPlan({ io, compose }: Context, flags: TargetFlags & SelectionFlags): Promise<void> {
  const composition = await compose();
  const target = await readTarget(composition, flags, io);
  const selection = selectionOf(composition, flags);
  // The plan of a run that is refused is that nothing is sent.
  if (!selection.readOnly) refuseProduction(target, 'A run', READ_ONLY);
  const plan = planRun({ ...composition, target, selection, seed: flags.seed });
  const { base, followUpsAtMost, restore } = plannedOf(plan, {
    selection,
    ...(flags.budget ? { budget: flags.budget } : {}),
  });
  const budget = flags.budget ?? BUDGETS[selection.profile];
  const shared = share(plan.scripts, budget);
  const unsent = baseCount(plan.scripts) - base;
  const perCampaign = followUpsAtMost > FOLLOW_UPS_AT_MOST ? `, at most ${FOLLOW_UPS_AT_MOST} a campaign` : '';
  const lines = [
    `A ${selection.profile} run against ${target.name} would send ${counted(base, 'request')}, seed ${flags.seed}.`,
    '',
    ...aligned([HEAD, ...rowsOf(shared)], new Set([2, 3])),
    '',
    `Base plan    ${base}${unsent > 0 ? `; the budget of ${budget} leaves the last ${unsent} unsent` : ''}`,
    `Follow-ups   at most ${followUpsAtMost}: readings, splits, patience, traces, confirmations${perCampaign}`,
    `Restoring    ${restore}, outside of every budget`,
    ...timesOf(plan, shared, followUpsAtMost),
    ...notAskedOf(
      'question',
      plan.notAsked.filter(({ rule }) => rule !== PROBE),
    ),
    ...notAskedOf(
      'probe',
      plan.notAsked.filter(({ rule }) => rule === PROBE),
    ),
  ];
  io.stdout.write(`${lines.join('\n')}\n`);
}

const HEAD = ['Campaign', 'Operation', 'base', 'of them write'];

/** One row for each operation of each campaign. */
function rowsOf({ sent }: Share): string[][] {
  return [...sent].flatMap(([script, list]) => {
    const rows = new Map<string, { base: number; writes: number }>();
    for (const step of list) {
      const { operation, writes } = requestOf(step, script);
      const row = rows.get(operation) ?? { base: 0, writes: 0 };
      rows.set(operation, { base: row.base + 1, writes: row.writes + (writes ? 1 : 0) });
    }
    return [...rows].map(([operation, { base, writes }]) => [script.id, operation, String(base), String(writes)]);
  });
}

/** The operation a step sends, and whether that may change the campaign. */
function requestOf(
  step: Step,
  { read, list, making, operation: script, judged }: Script,
): { operation: string; writes: boolean } {
  if (step.do === 'probe') {
    return { operation: step.step.case.recipe.operation, writes: mayChange(step) };
  }
  if (step.do === 'make' && making) return { operation: making.create.id, writes: true };
  if (step.do === 'list' && list) return { operation: list.id, writes: false };
  const reads = ['look', 'read', 'neighbour', 'gone'].includes(step.do);
  const own = step.do === 'case' ? judged.find(({ id }) => id === step.case.operation) : undefined;
  const operation = own ?? (reads && read ? read : script);
  return { operation: operation.id, writes: isWrite(operation) };
}

/** How long each vendor's share takes at its rate. Vendors are spoken to side by side. */
function timesOf({ scripts }: Plan, { sent }: Share, followUps: number): string[] {
  const vendors = [...new Set(scripts.map(({ target }) => target))];
  return vendors.map((target) => {
    const own = scripts.filter((script) => script.target === target);
    const rate = target.ratePerMinute;
    const label = `Time         ${target.vendor}: `;
    if (rate === Number.POSITIVE_INFINITY) return `${label}no rate limit`;
    const ownSent = new Map(own.map((script) => [script, sent.get(script) ?? []]));
    const asked = [...ownSent.values()].reduce((sum, { length }) => sum + length, 0);
    const base = asked + restoreCount({ sent: ownSent });
    const most = base + Math.min(followUps, own.length * FOLLOW_UPS_AT_MOST);
    const time = (requests: number) => duration((requests * 60_000) / rate);
    return `${label}${time(base)} at ${rate} a minute, restoring included; ${time(most)} with every follow-up`;
  });
}

/** What is left out of the questions of rules, or of the probes, by reason. */
function notAskedOf(what: string, notAsked: Plan['notAsked']): string[] {
  if (notAsked.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { reason } of notAsked) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].map(([reason, n]) => `${n} ${reason}`).join(', ');
  return [`Not asked    ${counted(notAsked.length, what)}: ${reasons}`];
}
