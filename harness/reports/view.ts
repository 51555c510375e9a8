import type { Contract } from '../model/contract.ts';
import type { ObservationResult, Results } from '../model/results.ts';
import type { Finding, Reason, Verdict } from '../model/verdict.ts';
import { type Counts, count } from '../results/summary.ts';

/** The verdict kinds in the order in which reports show them, with the heading of each. */
export const KINDS: readonly [kind: keyof Counts, heading: string][] = [
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['waived', 'waived'],
  ['inconclusive', 'inconclusive'],
  ['notApplicable', 'n/a'],
  ['error', 'error'],
];

/** What of the contract the reports look things up in. */
export type ReportContract = Pick<Contract, 'vendors' | 'operations' | 'clauses' | 'discrepancies' | 'sources'>;

/** One sentence that says what was judged: the first line of every report. */
export function scopeLine({ scope }: Results, contract: ReportContract): string {
  const total = contract.operations.length;
  const judged = scope.operations.length;
  const names = judged === total || judged === 0 ? '' : ` (${scope.operations.join(', ')})`;
  const reasons = Object.entries(scope.notApplicable).sort(([, a], [, b]) => b - a);
  const absent = reasons.length === 0 ? 'nothing' : reasons.map(([reason, n]) => `${n} ${reason}`).join(', ');
  return `Judged ${judged} of ${total} operations${names} and ${scope.clauses.judged} of ${scope.clauses.total} clauses; not applicable: ${absent}`;
}

/**
 * What becomes of the clauses that no rule ever judges: the documentation contests them, or no request can decide
 * them. Nothing where there are none.
 */
export function unjudgedLine({ clauses }: ReportContract): string | undefined {
  const contested = clauses.filter((clause) => clause.contested !== undefined).length;
  const excluded = clauses.filter((clause) => clause.excluded !== undefined).length;
  const reported = [
    ...(contested > 0 ? [`${contested} contested by the pages`] : []),
    ...(excluded > 0 ? [`${excluded} beyond any request`] : []),
  ];
  return reported.length === 0 ? undefined : `Never judged: ${reported.join(', ')} (see: list clauses)`;
}

/** One operation's verdicts. */
export interface OperationRow {
  operation: string;
  title: string;
  verdicts: Verdict[];
  counts: Counts;
  /** Whether at least one of its clauses was judged. */
  judged: boolean;
}

/** Every operation of the contract with its verdicts, in the contract's order; others that the results name come last. */
export function operationRows({ verdicts, scope }: Results, contract: ReportContract): OperationRow[] {
  const titles = new Map(contract.operations.map(({ id, title }) => [id, title]));
  const ids = new Set([...titles.keys(), ...verdicts.map(({ operation }) => operation)]);
  return [...ids].map((operation) => {
    const own = verdicts.filter((verdict) => verdict.operation === operation);
    const judged = scope.operations.includes(operation);
    return { operation, title: titles.get(operation) ?? operation, verdicts: own, counts: count(own), judged };
  });
}

const SEVERITIES: Finding['severity'][] = ['high', 'medium', 'low'];

/** Whether every verdict that rests on a finding is waived. */
export function isWaived({ id }: Finding, { verdicts }: Results): boolean {
  const resting = verdicts.filter(({ findings }) => findings.includes(id));
  return resting.length > 0 && resting.every(({ verdict }) => verdict === 'waived');
}

/** Findings, the gravest first; those that show only at times, and those a waiver excuses, apart. */
export function sortedFindings(results: Results): { open: Finding[]; unstable: Finding[]; waived: Finding[] } {
  const sorted = SEVERITIES.flatMap((severity) => results.findings.filter((finding) => finding.severity === severity));
  const standing = sorted.filter((finding) => !isWaived(finding, results));
  return {
    open: standing.filter(({ kind }) => kind !== 'unstable'),
    unstable: standing.filter(({ kind }) => kind === 'unstable'),
    waived: sorted.filter((finding) => isWaived(finding, results)),
  };
}

/** What a finding's clause promises, and where that is written. */
export interface Promised {
  /** Absent when the contract does not know the clause. */
  text?: string;
  /** `Replace Campaign, line 122 (table)`; a standard has no line, and may have no page. */
  where: string;
  /** The page's public address; absent where there is none that a browser may be sent to. */
  url?: string;
}

/** Looks up the promise behind a finding. */
export function promised(finding: Finding, contract: ReportContract): Promised {
  const clause = contract.clauses.find(({ id }) => id === finding.clause);
  const text = clause?.promise ?? contract.discrepancies.find(({ id }) => id === finding.clause)?.title;
  const { page, lines, url } = finding.source;
  const title = contract.sources[page]?.title ?? page;
  const place = lines.length === 0 ? '' : `, line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}`;
  const basis = clause ? ` (${clause.basis})` : '';
  return {
    ...(text === undefined ? {} : { text }),
    where: page === '' ? `no page${basis}` : `${title}${place}${basis}`,
    ...(/^https?:\/\//i.test(url) ? { url } : {}),
  };
}

/** What the cause of a finding also breaks: clause and rule, one line each; the operation is named where it is another one. */
export function alsoBroken({ operation, clause, rule, also = [] }: Finding): string[] {
  const lines = also.map((one) => {
    const own = one.clause.startsWith(`${operation}.`) ? one.clause.slice(operation.length + 1) : one.clause;
    if (one.clause !== clause) return `${own} (${one.rule})`;
    // The same promise, broken in another way.
    return one.rule === rule ? `${own} in another way` : `${own} by ${one.rule}`;
  });
  return [...new Set(lines)];
}

/** The same in one line: the first of them, and how many more; `undefined` where it breaks nothing else. */
export function alsoLine(finding: Finding): string | undefined {
  const [first, ...others] = alsoBroken(finding);
  if (first === undefined) return undefined;
  return others.length === 0 ? `breaks ${first}` : `breaks ${first}, ${others.length} more`;
}

/** Verdicts of some kinds by reason, the most frequent first. */
export function byReason(results: Results, kinds: Verdict['verdict'][]): [reason: Reason, verdicts: Verdict[]][] {
  const groups = new Map<Reason, Verdict[]>();
  for (const verdict of results.verdicts) {
    if (!kinds.includes(verdict.verdict) || verdict.reason === undefined) continue;
    groups.set(verdict.reason, [...(groups.get(verdict.reason) ?? []), verdict]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

/** Observations that were answered, and how many were not by reason. */
export function countedAnswers({ observations }: Pick<Results, 'observations'>): {
  answered: ObservationResult[];
  undecided: [reason: Reason, n: number][];
} {
  const undecided = new Map<Reason, number>();
  for (const { answer, reason = 'no evidence' } of observations) {
    if (answer === 'undecided') undecided.set(reason, (undecided.get(reason) ?? 0) + 1);
  }
  return {
    answered: observations.filter(({ answer }) => answer !== 'undecided'),
    undecided: [...undecided].sort(([, a], [, b]) => b - a),
  };
}
