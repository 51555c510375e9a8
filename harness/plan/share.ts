import type { Campaign } from '../model/config.ts';
import { isSafe } from '../model/exchange.ts';
import type { Script } from './script.ts';
import { isClosing, type Step } from './step.ts';
import { baseCount, crossed, steps } from './steps.ts';

/** What of a plan is sent to a conforming target within a budget, request by request. */
export interface Share {
  /** The steps of each script that are sent. */
  sent: ReadonlyMap<Script, readonly Step[]>;
  /** Base requests each script may book, those that close its bracket included. */
  allowances: ReadonlyMap<Script, number>;
  /** Base requests of all scripts that are sent. */
  base: number;
  /** Requests left to follow-ups. */
  followUps: number;
}

/**
 * Shares a budget out among scripts. Each has its own share, in proportion to its plan, so that what is sent does not depend on which script
 * is quicker. A plan that is larger than the budget leaves a fifth of it to follow-ups: what it finds is worth nothing unless it can be
 * confirmed.
 *
 * @param limit Requests, restore excluded.
 */
export function share(scripts: readonly Script[], limit: number): Share {
  const all = baseCount(scripts);
  const kept = Math.floor(limit / 5);
  const most = all <= limit ? all : limit - kept;
  const allowances = new Map<Script, number>();
  let planned = 0;
  for (const script of scripts) {
    const before = Math.floor((most * planned) / Math.max(1, all));
    planned += steps(script).length;
    allowances.set(script, Math.floor((most * planned) / Math.max(1, all)) - before);
  }
  const sent = new Map(scripts.map((script) => [script, taken(script, allowances.get(script) ?? 0)]));
  const base = [...sent.values()].reduce((sum, { length }) => sum + length, 0);
  return { sent, allowances, base, followUps: all <= limit ? limit - all : kept };
}

/** The steps of a script that an allowance pays for: those at the beginning, and those that close the bracket of near-misses if it is open. */
function taken(script: Script, allowance: number): Step[] {
  const all = steps(script);
  let left = allowance - all.filter(isClosing).length;
  let isOpen = false;
  let isSpent = false;
  return all.filter((step) => {
    if (isClosing(step)) return isOpen || !isSpent;
    isSpent ||= left <= 0;
    if (isSpent) return false;
    left -= 1;
    isOpen ||= 'batched' in step && step.batched;
    return true;
  });
}

/**
 * Requests that put campaigns back and prove it: each written to gets its baseline, once more after each crossing; then every campaign that
 * was read before is read again, neighbours and those of the other account included.
 */
export function restoreCount({ sent }: Pick<Share, 'sent'>): number {
  const scripts = [...sent.keys()];
  if (![...sent.values()].some((list) => list.some(writes))) return 0;
  const neighbours = new Set<Campaign>();
  let count = 0;
  for (const [script, list] of sent) {
    const crossings = scripts.filter((other) => crossed(other, scripts, sent.get(other)).includes(script)).length;
    for (const step of list) if (step.do === 'neighbour') neighbours.add(step.campaign);
    if (script.making) {
      count += createsIn(script, list) * perDeletion(script);
      continue;
    }
    // What several operations wrote is put back once.
    const own = [...sent].flatMap(([one, steps]) => (one.id === script.id ? steps : []));
    if (script.first && own.some(writes)) count += 1 + crossings;
    if (list.some((step) => step.do === 'look')) count += 1;
    // Read before and after.
    if (
      script.read &&
      list.some((step) => step.do === 'case' && step.case.recipe.campaign === script.foreign?.campaign.key)
    )
      count += 2;
  }
  return count + neighbours.size;
}

/** Campaigns that a script makes on a conforming target, but for those that its own operation deletes. */
function createsIn({ operation: { effect } }: Script, list: readonly Step[]): number {
  const isMade = (step: Step) => {
    if (step.do === 'make') return effect !== 'delete';
    if (effect !== 'create') return false;
    if (step.do === 'case' || step.do === 'drawn') return step.case.expect !== 'refused';
    return ['control', 'sample', 'pack', 'counterpart'].includes(step.do);
  };
  return list.filter(isMade).length;
}

/** Requests that delete a campaign and show that it is gone. */
function perDeletion({ read, list }: Script): number {
  return read || list ? 2 : 1;
}

/** Says whether a step may change a campaign. */
export function writes(step: Step): boolean {
  if (['look', 'neighbour', 'list', 'gone'].includes(step.do)) return false;
  const asked = step.do === 'probe' ? step.step.case : step.do === 'case' ? step.case : undefined;
  if (!asked) return step.do !== 'read';
  const { base, method } = asked.recipe;
  return method === undefined ? base !== undefined : !isSafe({ method });
}
