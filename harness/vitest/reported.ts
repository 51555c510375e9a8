import type { Contract } from '../model/contract.ts';
import type { Results } from '../model/results.ts';
import type { Rule } from '../model/rule.ts';
import type { Verdict, VerdictKind } from '../model/verdict.ts';
import { isSelected, judgedClauses, rulesFor, type Selection } from '../plan/selection.ts';
import { findingLines, PLAIN } from '../reports/finding-text.ts';
import { HINTS } from '../reports/hints.ts';
import { visible } from '../reports/text.ts';
import { pairOf, type SuiteTest, type TestResult } from './protocol.ts';

/** Columns of a finding in a test's message. */
const WIDTH = 120;

/** The tests of the vitest suite: every rule of a selection on every operation on which it judges at least one clause. */
export function suiteTestsOf(contract: Contract, rules: readonly Rule[], selection: Selection): SuiteTest[] {
  return contract.operations
    .filter((operation) => isSelected(selection, operation))
    .flatMap((operation) =>
      rulesFor({ rules, selection }, operation)
        .filter((rule) => judgedClauses(rule, operation, contract).length > 0)
        .map(({ id, title }) => ({ operation: operation.id, rule: id, title })),
    );
}

/** What can be said before a run's end: tests that nothing speaks against. All others wait for the findings, which are written last. */
export function earlyReported(verdicts: readonly Verdict[]): TestResult[] {
  return grouped(verdicts)
    .filter((group) => group.every(({ verdict }) => verdict === 'pass' || verdict === 'not-applicable'))
    .map((group) => reportedOf(group, () => ''));
}

/** What every test came to at a run's end. */
export function allReported(results: Results, contract: Contract): TestResult[] {
  const finding = (id: string) => {
    const found = results.findings.find((one) => one.id === id);
    return found ? findingLines(found, results, contract, PLAIN, WIDTH).join('\n') : id;
  };
  return grouped(results.verdicts).map((group) => reportedOf(group, finding));
}

/** Verdicts of one rule on one operation each. */
function grouped(verdicts: readonly Verdict[]): Verdict[][] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) groups.set(pairOf(verdict), [...(groups.get(pairOf(verdict)) ?? []), verdict]);
  return [...groups.values()];
}

function reportedOf(group: readonly Verdict[], finding: (id: string) => string): TestResult {
  const of = (...kinds: VerdictKind[]) => group.filter(({ verdict }) => kinds.includes(verdict));
  const { operation = '', rule = '' } = group[0] ?? {};
  const against = [
    ...of('error').map(undecided),
    ...findings(of('fail'), finding),
    ...of('inconclusive').map(undecided),
    ...findings(of('inconclusive'), finding),
  ];
  if (against.length > 0) return { operation, rule, outcome: 'fails', text: against.join('\n\n') };
  if (of('pass', 'waived').length > 0) return { operation, rule, outcome: 'passes', text: '' };
  const reasons = [...new Set(group.flatMap(({ reason }) => reason ?? []))];
  return { operation, rule, outcome: 'skips', text: reasons.join(', ') };
}

function findings(failed: readonly Verdict[], finding: (id: string) => string): string[] {
  return [...new Set(failed.flatMap((verdict) => verdict.findings))].map(finding);
}

function undecided({ clause, verdict, reason, note }: Verdict): string {
  const hint = reason ? `\n  ${HINTS[reason]}` : '';
  return `${clause} is ${verdict}: ${reason ?? 'no reason given'}${note ? `. ${visible(note)}` : ''}${hint}`;
}
