import type { Arrival } from './call.ts';
import type { CommandEnd } from './command.ts';
import type { State } from './state.ts';
import type { KnownCampaign } from './words.ts';

/** A command that was carried out, and what was true before and after it. */
export interface CommandStep {
  /** `next run`: a run after one that was killed, which has to notice what that one left. */
  what: 'run' | 'restore' | 'next run';
  ended: CommandEnd;
  /** The scenario killed it with SIGKILL. */
  killed: boolean;
  /** npm started it: how npm ends is not the product's doing. */
  byNpm: boolean;
  /** The signal that the scenario asked it with to end, if any. */
  asked?: NodeJS.Signals;
  /** What the target stored when it started. */
  before: State;
  /** What the target stored once all that was under way at its end had been carried out. */
  after: State;
  /** What `results.json` holds; `undefined` where there is none. */
  results?: unknown;
  /** True where there is a `results.json` that is no JSON. */
  isHalfWritten: boolean;
  /** Campaigns that journals name as not put back at its end. */
  open: string[];
  /** The writes it sent, whatever became of them. */
  writes: Arrival[];
  /** True where processes of its group outlived it. */
  leftProcesses: boolean;
  /** Milliseconds from the signal to its end; only where that is limited. */
  endedWithinMs?: { took: number; limit: number };
}

/** Everything a scenario brought to light. */
export interface Trace {
  /** What the target stored at the very start. */
  found: State;
  campaigns: KnownCampaign[];
  /** True where the runs were asked to write nothing. */
  readOnly: boolean;
  steps: CommandStep[];
  /** What the target stored at the very end. */
  final: State;
  /** True where nothing can be put back any more, for the scenario destroyed what it takes. */
  lost: boolean;
  /** What lies in the folders of journals at the very end, what the scenario put there itself aside. */
  leftovers: string[];
  /** Files that hold a secret. */
  leaks: string[];
  /** What the scenario itself saw, beyond what is looked at in every one. */
  seen: { wrong: 'stray' | 'end' | 'unrestored'; seen: string }[];
}
