import { at, listAt } from './loose.ts';
import { changedBetween } from './state.ts';
import type { CommandStep } from './trace.ts';
import { type ProductFault, wrong } from './violation.ts';

/** How a command ended that had to end otherwise: its exit code, and the files it owes. */
export function endsOf(step: CommandStep): ProductFault[] {
  const { ended, what, killed, isHalfWritten, endedWithinMs } = step;
  // How a command ends that was killed is not its own doing.
  if (killed || ended.hung) return wrong('end', isHalfWritten ? [`${what} left half a results.json`] : []);
  const late = endedWithinMs !== undefined && endedWithinMs.took > endedWithinMs.limit;
  return [
    ...wrong('end', isHalfWritten ? [`${what} wrote a results.json that is no JSON`] : []),
    ...wrong('end', late ? [`${what} ended ${endedWithinMs.took} ms after ${step.asked}`] : []),
    ...wrong('end', what === 'restore' ? restoreEnd(step) : what === 'next run' ? nextEnd(step) : runEnd(step)),
  ];
}

function runEnd(step: CommandStep): string[] {
  const { ended, asked, results, open, before, after } = step;
  if (asked === 'SIGHUP' && ended.signal === 'SIGHUP') {
    // Allowed where the journal says what is left.
    return changedBetween(before, after).some((id) => !open.includes(id)) ? ['SIGHUP ended run without a trace'] : [];
  }
  if (step.byNpm) return [];
  if (ended.signal !== null) return [`run was ended by ${ended.signal}`];
  if (results === undefined) {
    const may = asked === undefined ? [2] : [2, 130];
    return may.includes(ended.code ?? -1) ? [] : [`run ended with ${ended.code} and wrote no results`];
  }
  const due = asked === undefined ? codeFor(results) : 130;
  const broken = Number(at(at(results, 'summary'), 'error') ?? 0);
  return [
    ...(ended.code === due ? [] : [`run ended with ${ended.code} in place of ${due}`]),
    ...(broken > 0 ? [`${broken} verdicts are an error of the suite: ${firstError(results)}`] : []),
  ];
}

/** The exit code that belongs to results, as the README has it. */
function codeFor(results: unknown): number {
  const summary = at(results, 'summary');
  const count = (kind: string) => Number(at(summary, kind) ?? 0);
  if (at(at(results, 'run'), 'interrupted') === true) return 130;
  if (count('error') > 0 || at(at(at(results, 'scope'), 'clauses'), 'judged') === 0) return 2;
  if (count('fail') > 0) return 1;
  const left = listAt(at(results, 'run'), 'left');
  const isAsked =
    at(at(results, 'run'), 'restored') !== false || (left.length > 0 && left.every((one) => at(one, 'asked') === true));
  // What no documented read could ever show is no shortcoming of a run.
  const unknown = listAt(results, 'campaigns').filter(
    (one) => at(one, 'written') === true && at(one, 'restored') === null,
  );
  const isKnown =
    at(at(results, 'run'), 'restored') !== null ||
    (unknown.length > 0 && unknown.every((one) => at(at(one, 'unknown'), 'reason') === 'no read'));
  return count('inconclusive') > 0 || !isAsked || !isKnown ? 3 : 0;
}

function firstError(results: unknown): string {
  const first = listAt(results, 'verdicts').find((one) => at(one, 'verdict') === 'error');
  return String(at(first, 'note') ?? at(first, 'reason') ?? 'no reason given').slice(0, 120);
}

/** After a kill that left something changed, a run has to refuse and to name what helps. */
function nextEnd({ ended, writes, open }: CommandStep): string[] {
  if (open.length === 0) return [];
  // Where the journal or the config is spoilt, it is enough that it says which file.
  const refuses = ended.code === 2 && /\brestore\b|journal-\S+\.json|\bconformance\.json/.test(ended.err);
  return [
    ...(refuses ? [] : [`after the kill a run ends with ${ended.code} and does not name restore`]),
    ...(writes.length > 0 ? [`after the kill a run sends ${writes.length} writes`] : []),
  ];
}

function restoreEnd({ ended, asked, open }: CommandStep): string[] {
  if (ended.signal !== null && ended.signal !== asked) return [`restore was ended by ${ended.signal}`];
  const due = asked === undefined ? [0, 2, 3] : [0, 2, 3, 130];
  if (ended.signal === null && !due.includes(ended.code ?? -1)) return [`restore ended with ${ended.code}`];
  return ended.code === 0 && open.length > 0 ? ['restore ended with 0 and left an open journal'] : [];
}
