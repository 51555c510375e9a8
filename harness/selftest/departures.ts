import type { NuisanceEntry } from '../commands/context.ts';
import type { Answers, TrialOutcome, TrialVerdict } from './trial.ts';

/** What an entry of a catalogue came to behind nuisances, and what it comes to without them. */
export interface Changed {
  id: string;
  without: string;
  behind: string;
}

/** In place of an answer where there is none. */
const NOT_ASKED = 'not asked';

/** In what a run behind nuisances departs from what a right one makes of them; nothing in any list where it is right. */
export interface Departures {
  /** Fails and errors that there are not without them. */
  alarms: TrialVerdict[];
  readings: Changed[];
  observations: Changed[];
  /** Campaigns of which it says that they are as they were found, and they are not. */
  untrue: string[];
  /** All else, each in one sentence. */
  wrong: string[];
}

type Made = NuisanceEntry['right'];

/** How a run ends that was answered by something else than an API. */
const NO_API = /^This does not look like the API\b/;

/** Whether a run is what a right one makes of its nuisances. */
export function isRight({ alarms, readings, observations, untrue, wrong }: Departures): boolean {
  return [alarms, readings, observations, untrue, wrong].every((list) => list.length === 0);
}

/**
 * Compares a run behind nuisances with the same run without them. Where several things are right to make of them, it is held against the
 * one it comes nearest to.
 *
 * @param without What the same trial comes to without nuisances.
 */
export function departures(
  nuisances: readonly NuisanceEntry[],
  behind: TrialOutcome,
  without: TrialOutcome,
): Departures {
  const notices = nuisances.flatMap((nuisance) => nuisance.notices);
  const made = new Set(nuisances.flatMap(({ right, orElse }) => [right, ...(orElse ? [orElse] : [])]));
  // Several at once may be more than a run is patient for.
  if (nuisances.length > 1 && !made.has('not the API')) made.add('inconclusive');
  // A run that takes everything for decided is held against one that may.
  if (made.size > 1 && behind.exit === 0) made.delete('inconclusive');
  const [nearest] = [...made]
    .map((one) => departuresFrom(one, { behind, without, notices, areSeveral: nuisances.length > 1 }))
    .toSorted((a, b) => weight(a) - weight(b));
  if (!nearest) throw new Error('There is no nuisance to compare with');
  return nearest;
}

const weight = ({ alarms, readings, observations, untrue, wrong }: Departures) =>
  alarms.length + readings.length + observations.length + untrue.length + wrong.length;

interface Compared {
  behind: TrialOutcome;
  without: TrialOutcome;
  notices: readonly string[];
  /** Several at once may take more follow-ups than there are: what they leave undecided is no wrong word. */
  areSeveral: boolean;
}

function departuresFrom(made: Made, compared: Compared): Departures {
  const { behind, without, areSeveral } = compared;
  const isOpen = made === 'inconclusive';
  const mayBeOpen = isOpen || areSeveral;
  if (made === 'not the API') return { ...NOTHING, wrong: notRefused(behind) };
  if (behind.broken.length > 0) return { ...NOTHING, wrong: behind.broken };
  const known = new Set(without.reported.map(nameOf));
  return {
    alarms: behind.reported.filter((reported) => reported.verdict !== 'inconclusive' && !known.has(nameOf(reported))),
    readings: changed(without.readings, behind.readings, compared.notices, mayBeOpen),
    observations: changed(without.observations, behind.observations, compared.notices, mayBeOpen),
    untrue: behind.untrue,
    wrong: isOpen ? notOpen(behind) : unlike(compared, known),
  };
}

const NOTHING: Departures = { alarms: [], readings: [], observations: [], untrue: [], wrong: [] };

const nameOf = ({ rule, clause, verdict }: TrialVerdict) => `${verdict} ${rule} ${clause}`;

/** Whether a run ended before it wrote anything, for what answers is no API. */
export function isRefused({ broken }: TrialOutcome): boolean {
  return broken.length === 1 && broken.every((line) => NO_API.test(line));
}

/** What is wrong with a run that should have ended before it wrote anything. */
function notRefused(behind: TrialOutcome): string[] {
  return isRefused(behind)
    ? []
    : [`It does not say that this does not look like the API, and ends with ${behind.exit}.`];
}

/** What is wrong with a run that should have left something open. One that could judge nothing at all ends with 2. */
function notOpen({ exit, passes, reported }: TrialOutcome): string[] {
  const isFailed = reported.some(({ verdict }) => verdict !== 'inconclusive');
  const isRightly = exit === 3 || (exit === 2 && passes === 0) || isFailed;
  return isRightly ? [] : [`It leaves nothing open, and ends with ${exit}.`];
}

/** What is wrong with a run that should have come to the same as without nuisances. */
function unlike({ behind, without }: Compared, known: ReadonlySet<string>): string[] {
  const open = behind.reported.filter(
    (reported) => reported.verdict === 'inconclusive' && !known.has(nameOf(reported)),
  );
  const names = new Set([...Object.keys(without.restored), ...Object.keys(behind.restored)]);
  // What was written to by a request whose answer was lost, and is known to be back, is as good as not written to.
  const back = ({ restored }: TrialOutcome, name: string) => (name in restored ? restored[name] : true);
  // Of a kind that no read shows nothing is known of the other account's either, once a write to it was lost.
  const isUnknown = (name: string) =>
    behind.restored[name] === null && without.restored[name.replace(/^other-/, '')] === null;
  const unlikeRestored = [...names].filter((name) => back(without, name) !== back(behind, name) && !isUnknown(name));
  // What is open without them may well be decided behind them: in another order, say.
  const isSurer = behind.reported.length < without.reported.length && behind.passes > without.passes;
  const isEnded = behind.exit === without.exit || behind.reported.length > 0 || isSurer;
  const isCounted = behind.passes === without.passes || behind.reported.length > without.reported.length || isSurer;
  return [
    ...open.map(({ clause, rule, text }) => `It leaves ${clause} (${rule}) open: ${text}`),
    ...unlikeRestored.map((name) => `It says otherwise whether ${name} is as it was found: ${behind.restored[name]}.`),
    ...(isEnded ? [] : [`It ends with ${behind.exit} in place of ${without.exit}.`]),
    ...(isCounted ? [] : [`It has ${behind.passes} passes in place of ${without.passes}.`]),
  ];
}

/** The entries that came to something else. What says that it is undecided is no change where something may be left open. */
function changed(without: Answers, behind: Answers, notices: readonly string[], mayBeOpen: boolean): Changed[] {
  return (
    [...new Set([...Object.keys(without), ...Object.keys(behind)])]
      .filter((id) => without[id] !== behind[id])
      .filter((id) => !(mayBeOpen && (behind[id] === undefined || behind[id] === 'undecided')))
      // What is open without them may well be decided behind them.
      .filter((id) => without[id] !== 'undecided')
      .filter((id) => !notices.some((notice) => id === notice || id.endsWith(`.${notice}`)))
      .map((id) => ({ id, without: without[id] ?? NOT_ASKED, behind: behind[id] ?? NOT_ASKED }))
  );
}
