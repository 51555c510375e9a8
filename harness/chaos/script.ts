import { type Choices, placeAt } from './draw.ts';
import type { Ground } from './ground.ts';
import type { Setup } from './setups.ts';

/** The course of a run of a setup where nothing goes wrong. */
export interface CleanCourse {
  requests: number;
  writes: number;
  /** Places among the requests of those that find a campaign changed. */
  amidst: readonly number[];
  /** Places among the writes of those that change a campaign. */
  changing: readonly number[];
}

/** A moment in a course: a share of all, or of those moments alone at which something is changed. */
export interface Moment {
  share: number;
  telling: boolean;
}

/** Draws a moment. Most are telling ones: what happens while nothing is changed can do little harm. */
export function momentOf(draw: Choices): Moment {
  return { share: draw.share(), telling: draw.chance(0.75) };
}

/** A moment in words. */
export function momentText({ share, telling }: Moment): string {
  return telling ? `${share} of what changes` : `${share} of all`;
}

/** Place of a moment among the requests of a course. */
export function requestAt({ share, telling }: Moment, { requests, amidst }: CleanCourse): number {
  return telling ? (amidst[placeAt(share, amidst.length) - 1] ?? placeAt(share, requests)) : placeAt(share, requests);
}

/** Place of a moment among the writes of a course. */
export function writeAt({ share, telling }: Moment, { writes, changing }: CleanCourse): number {
  return telling ? (changing[placeAt(share, changing.length) - 1] ?? placeAt(share, writes)) : placeAt(share, writes);
}

/** A scenario of one kind: what is drawn for it, and how it is played. */
export interface Scenario {
  /** What happens in it, in a line. */
  title: string;
  setup: Setup;
  /** It is one of those that a sample holds first: what is most likely to go wrong. */
  core?: boolean;
  /** Plays it on its ground. What is found out stands in the ground's steps. */
  play(ground: Ground, course: CleanCourse): Promise<void>;
  /** Why it cannot be played here; absent where it can. */
  skipped?: string;
}

/** Draws the scenarios of one kind. */
export type Playbook = (draw: Choices, index: number, setups: readonly Setup[]) => Scenario;
