import type { CommandEnd } from './command.ts';
import type { CommandStep, Trace } from './trace.ts';
import type { KnownCampaign } from './words.ts';

/** Two campaigns that may be written to, and one that may not. */
export const campaigns: KnownCampaign[] = [
  { id: 'id-1', place: 'acme.leaflet', key: 'leaflet', disposable: true },
  { id: 'id-2', place: 'acme.poster', key: 'poster', disposable: true },
  { id: 'id-3', place: 'acme.neighbour', key: 'neighbour', disposable: false },
];

/** What they hold at first. */
export const found = { 'id-1': { fields: { title: 'a', size: 1 } }, 'id-2': { fields: {} }, 'id-3': { fields: {} } };

/** The same with another title. */
export const changed = { ...found, 'id-1': { fields: { title: 'b', size: 1 } } };

/** The end of a command. */
export function ended(more: Partial<CommandEnd> = {}): CommandEnd {
  return { argv: ['run'], code: 0, signal: null, out: '', err: '', ms: 1000, hung: false, peakMb: 200, ...more };
}

/** Results as a run writes them, as far as they matter here. */
export function results(run: { [name: string]: unknown } = {}, summary: { [kind: string]: number } = {}) {
  return {
    run: { interrupted: false, restored: true, ...run },
    scope: { clauses: { judged: 5, total: 9 } },
    summary: { pass: 5, fail: 0, inconclusive: 0, error: 0, ...summary },
  };
}

/** A run that leaves everything as it was, and says so. */
export function step(more: Partial<CommandStep> = {}): CommandStep {
  return {
    what: 'run',
    ended: ended({ out: 'Restored    every campaign is as it was found\n' }),
    killed: false,
    byNpm: false,
    before: found,
    after: found,
    results: results(),
    isHalfWritten: false,
    open: [],
    writes: [],
    leftProcesses: false,
    ...more,
  };
}

/** A trace of some steps. */
export function trace(steps: CommandStep[], more: Partial<Trace> = {}): Trace {
  return {
    found,
    campaigns,
    readOnly: false,
    steps,
    final: found,
    lost: false,
    leftovers: [],
    leaks: [],
    seen: [],
    ...more,
  };
}
