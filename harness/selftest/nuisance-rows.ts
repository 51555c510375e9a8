import type { MutantEntry, NuisanceEntry } from '../commands/context.ts';
import type { Profile } from '../model/results.ts';
import type { Switches } from './combinations.ts';
import { type Departures, departures, isRefused } from './departures.ts';
import type { Trial, TrialOutcome, TrialVerdict } from './trial.ts';

/** What became of the target without a fault behind nuisances, or of a legitimate variant of it. */
export interface NuisanceRow extends Departures {
  /** Ids, the outermost first. */
  nuisances: string[];
  profile: Profile;
  /** The switches that were moved as well; absent where none was. */
  switches?: Switches;
  requests: number;
}

/** What became of a mutant behind nuisances. */
export interface MaskRow {
  /** Ids, the outermost first. */
  nuisances: string[];
  mutant: string;
  /** It is neither found nor reported as left open, though it is found without them. */
  hidden: boolean;
  /** What found it without them, and what was said of that behind them. */
  by: { rule: string; clause: string; open?: string }[];
  broken: string[];
  requests: number;
}

/** The row of a trial. @param without What the same trial comes to without nuisances. */
export function nuisanceRow(
  nuisances: readonly NuisanceEntry[],
  { profile, behaviour: { variants } }: Trial,
  { behind, without }: { behind: TrialOutcome; without: TrialOutcome },
): NuisanceRow {
  return {
    nuisances: nuisances.map(({ id }) => id),
    profile,
    ...(variants ? { switches: variants } : {}),
    ...departures(nuisances, behind, without),
    requests: behind.requests,
  };
}

/**
 * The row of a mutant. It is found behind nuisances by any fail, and reported where a rule that found it without them leaves that clause
 * open, or where the run ended before it judged anything.
 */
export function maskRow(
  nuisances: readonly NuisanceEntry[],
  { id }: Pick<MutantEntry, 'id'>,
  { behind, without }: { behind: TrialOutcome; without: TrialOutcome },
): MaskRow {
  const open = new Map(behind.reported.filter(isOpen).map((reported) => [nameOf(reported), reported.text]));
  const by = without.reported.filter(isFail).map((reported) => {
    const text = open.get(nameOf(reported));
    return { rule: reported.rule, clause: reported.clause, ...(text === undefined ? {} : { open: text }) };
  });
  const isReported = by.some((found) => found.open !== undefined) || behind.passes === 0;
  return {
    nuisances: nuisances.map((nuisance) => nuisance.id),
    mutant: id,
    hidden: !behind.reported.some(isFail) && !isReported,
    by,
    broken: isRefused(behind) ? [] : behind.broken,
    requests: behind.requests,
  };
}

const isFail = ({ verdict }: TrialVerdict) => verdict === 'fail';
const isOpen = ({ verdict }: TrialVerdict) => verdict === 'inconclusive';
const nameOf = ({ rule, clause }: TrialVerdict) => `${rule} ${clause}`;
