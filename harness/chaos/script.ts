import type { Draw } from './draw.ts';
import type { Ground } from './ground.ts';
import type { Setup } from './setups.ts';

/** Requests and writes that a run of a setup sends where nothing goes wrong. */
export interface Course {
  requests: number;
  writes: number;
}

/** A scenario of one kind: what is drawn for it, and how it is played. */
export interface Scenario {
  /** What happens in it, in a line. */
  title: string;
  setup: Setup;
  /** Plays it on its ground. What is found out stands in the ground's steps. */
  play(ground: Ground, course: Course): Promise<void>;
  /** Why it cannot be played here; absent where it can. */
  skipped?: string;
}

/** Draws the scenarios of one kind. */
export type Script = (draw: Draw, index: number, setups: readonly Setup[]) => Scenario;
