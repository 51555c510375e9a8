import type { Results } from '../model/results.ts';

/** What `--fail-on` can name, beyond a violated clause. */
export const FAIL_ON = ['drift', 'hazard', 'discrepancy'] as const;

/** One of the words of `--fail-on`. */
export type FailOn = (typeof FAIL_ON)[number];

/** What beside the results decides how the process ends. */
export interface ExitOptions {
  /** Default: nothing. */
  failOn?: readonly FailOn[];
  /** Operations that must be judged; default: none. */
  require?: readonly string[];
  /** False when flags or config were wrong. Default: true. */
  usageOk?: boolean;
  /** Readings and answers that changed since the run given as `--previous`. Default: 0. */
  drifted?: number;
  /** Readings that `--fail-on discrepancy` was asked to stop at. Default: 0. */
  discrepancies?: number;
}

/** How a run's process ends, and why in a few words. */
export interface Ending {
  code: 0 | 1 | 2 | 3 | 130;
  why: string;
}

/** What of the results decides how the process ends. */
export type EndingResults = Pick<Results, 'summary' | 'scope' | 'findings' | 'staleWaivers'> & {
  run: Pick<Results['run'], 'interrupted'>;
};

/** How the run ends: the first that holds of 130, 2, 1, 3 and 0. */
export function ending(results: EndingResults, options: ExitOptions = {}): Ending {
  const { failOn = [], require = [], usageOk = true, drifted = 0, discrepancies = 0 } = options;
  const { summary, scope, findings, staleWaivers = [] } = results;
  const hazards = findings.filter(({ kind }) => kind === 'hazard').length;
  const raised: Record<FailOn, number> = { drift: drifted, hazard: hazards, discrepancy: discrepancies };
  const alarms = failOn.filter((name) => raised[name] > 0);
  const unmet = require.filter((operation) => !scope.operations.includes(operation));

  if (results.run.interrupted) return { code: 130, why: 'interrupted' };
  if (!usageOk) return { code: 2, why: 'wrong usage' };
  if (summary.error > 0) return { code: 2, why: 'an error of the suite' };
  if (scope.clauses.judged === 0) return { code: 2, why: 'nothing was judged' };
  if (summary.fail > 0) return { code: 1, why: 'the target breaks its documentation' };
  if (staleWaivers.length > 0) return { code: 1, why: 'a waiver excuses nothing any more' };
  if (alarms.length > 0) return { code: 1, why: `--fail-on ${alarms.join(', ')}` };
  if (unmet.length > 0) return { code: 3, why: `required but not judged: ${unmet.join(', ')}` };
  if (summary.inconclusive > 0) return { code: 3, why: 'not everything could be decided' };
  return { code: 0, why: 'everything judged holds' };
}

/** The exit code of a run; {@link ending} says why as well. */
export function exitCode(results: EndingResults, options?: ExitOptions): Ending['code'] {
  return ending(results, options).code;
}
