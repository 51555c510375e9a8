import type { Campaign } from '../model/config.ts';
import type { Property } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import { members, openMembers } from './members.ts';
import type { Pack } from './pack.ts';
import type { PlannedStep, Script } from './script.ts';

/** One request of the base plan. */
export type Step =
  /** The campaign as it is found, before anything is written. */
  | { do: 'look' }
  /** The campaigns of the account. */
  | { do: 'list' }
  /** A campaign of the run's own, which takes the place of the one before. */
  | { do: 'make' }
  /** Reads a campaign that was deleted. */
  | { do: 'gone' }
  /** The baseline, in the first documented reading; the others are follow-ups. */
  | { do: 'control' }
  /** The page's own request. */
  | { do: 'sample' }
  /** Legal values of several members in one body. */
  | { do: 'pack'; pack: Pack }
  /** The counterpart: the accepted twin of all near-misses, or its repetition. */
  | { do: 'counterpart'; role: 'twin' | 'repeat'; closing?: true }
  /** The baseline again, so that what is stored differs from what near-misses carry. */
  | { do: 'set' }
  /** One case by itself. */
  | { do: 'case'; case: Case; batched: boolean }
  /** One drawn body; what fails is shrunk by follow-ups. */
  | { do: 'drawn'; property: Property; case: Case; batched: boolean }
  /** What the last write left behind; with `after`, only where the case of that id was accepted. */
  | { do: 'read'; batched: boolean; after?: string }
  /** One step of a probe; a read of what the step before it left behind. */
  | { do: 'probe'; step: PlannedStep }
  /** A campaign nobody writes to. */
  | { do: 'neighbour'; campaign: Campaign };

/** How what a script has written can be seen: by a read operation, by the answer of an update that changes nothing, or not at all. */
export function readBack(script: Script): 'read' | 'echo' | 'none' {
  if (script.read) return 'read';
  return script.operation.effect === 'merge' && echoMember(script) !== undefined ? 'echo' : 'none';
}

/** A member whose baseline value can be sent by itself without changing what the answer repeats. */
export function echoMember({ operation, baseline }: Script): string | undefined {
  const open = openMembers(operation);
  const repeated = new Set(Object.values(operation.echo));
  return members(operation).find(
    ({ path, fixed, pool }) =>
      !fixed &&
      !pool &&
      !path.includes('[') &&
      !path.includes('.') &&
      !open.has(path) &&
      !repeated.has(path) &&
      path in baseline,
  )?.path;
}

/** Reads of the campaigns that nobody writes to. */
export function neighbourSteps({ neighbours }: Script): Step[] {
  return neighbours.map((campaign) => ({ do: 'neighbour', campaign }));
}

/** Tells whether a step ends the bracket of near-misses. */
export function isClosing(step: Step): boolean {
  return (step.do === 'read' && step.batched) || (step.do === 'counterpart' && step.closing === true);
}
