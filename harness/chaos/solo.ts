import type { NuisanceEntry } from '../commands/context.ts';
import { departures } from '../selftest/departures.ts';
import type { TrialOutcome } from '../selftest/trial.ts';
import { type ProductFault, wrong } from './violation.ts';
import type { ChaosWorld } from './world.ts';

/** A scenario that needs no ground: it plays and judges itself. */
export interface Solo {
  /** What happens in it, in a line. */
  title: string;
  /** It takes little enough time for a sample. */
  core: boolean;
  judged(world: ChaosWorld): Promise<ProductFault[]>;
}

/** What is wrong with a run behind nuisances, held against the same run without them. */
export function violationsBehind(
  nuisances: readonly NuisanceEntry[],
  behind: TrialOutcome,
  without: TrialOutcome,
): ProductFault[] {
  const { alarms, readings, observations, untrue, wrong: ends } = departures(nuisances, behind, without);
  return [
    ...wrong(
      'blame',
      alarms.map(({ verdict, clause, text }) => `${verdict} ${clause}: ${text.slice(0, 160)}`),
    ),
    ...wrong(
      'reading',
      [...readings, ...observations].map((one) => `${one.id}: ${one.behind} in place of ${one.without}`),
    ),
    ...wrong(
      'false word',
      untrue.map((campaign) => `It says that ${campaign} is as it was found, and it is not.`),
    ),
    ...wrong('end', ends),
  ];
}
