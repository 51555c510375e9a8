import { createHash } from 'node:crypto';
import type { Clause, Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Rule, Violation } from '../model/rule.ts';
import type { Case, Finding } from '../model/verdict.ts';
import { titleOf } from './title.ts';

/** A clause that a rule finds broken, and how. */
export interface Failure {
  rule: Pick<Rule, 'id' | 'severity' | 'expected'>;
  clause: Clause;
  violations: Violation[];
}

/** What findings are told with. */
export interface FindingContext {
  sources: Contract['sources'];
  exchanges: readonly Exchange[];
  cases: readonly Case[];
  /** Where the results will stand: named in the replay command. */
  resultsPath: string;
  /** Writes an exchange's request as a curl command, secrets gone. */
  toCurl: (exchange: Exchange) => string;
}

/** The identity of a violation: made of names and the class of symptom, never of values or the seed. 64 hex digits. */
export function fingerprintOf(violation: { operation: string; rule: string; clause: string; symptom: string }): string {
  const { operation, rule, clause, symptom } = violation;
  return createHash('sha256')
    .update(JSON.stringify([operation, rule, clause, symptom]))
    .digest('hex');
}

/** A finding's id: `f-` and the first eight digits of its fingerprint. */
export function findingId(fingerprint: string): string {
  return `f-${fingerprint.slice(0, 8)}`;
}

/** The command that sends a finding's case again. */
export function replayCommand(id: string, resultsPath: string): string {
  const path = /^[\w./:=@%+-]+$/.test(resultsPath) ? resultsPath : `'${resultsPath.replaceAll("'", "'\\''")}'`;
  return `npx campaign-conformance replay ${id} --results ${path}`;
}

/**
 * Writes up what failed, one finding per fingerprint, in the order in which they first show. Each tells its first violation;
 * further ones are counted in `cases`.
 */
export function findingsOf(failures: readonly Failure[], context: FindingContext): Finding[] {
  const exchanges = new Map(context.exchanges.map((exchange) => [exchange.id, exchange]));
  const findings = new Map<string, Finding>();
  for (const { rule, clause, violations } of failures) {
    for (const violation of violations) {
      const { operation } = clause;
      const fingerprint = fingerprintOf({ operation, rule: rule.id, clause: clause.id, symptom: violation.symptom });
      const known = findings.get(fingerprint);
      if (known) known.cases += 1;
      else findings.set(fingerprint, write(fingerprint, rule, clause, violation, exchanges, context));
    }
  }
  return [...findings.values()];
}

function write(
  fingerprint: string,
  rule: Failure['rule'],
  clause: Clause,
  violation: Violation,
  exchanges: ReadonlyMap<string, Exchange>,
  { sources, cases, resultsPath, toCurl }: FindingContext,
): Finding {
  const exchange = exchanges.get(violation.exchange);
  if (!exchange) throw new Error(`${rule.id} blames ${violation.exchange}, which was not recorded`);
  const id = findingId(fingerprint);
  const { page, lines } = clause.source;
  return {
    id,
    fingerprint,
    kind: 'violation',
    operation: clause.operation,
    rule: rule.id,
    clause: clause.id,
    source: { page, lines, ...(lines[0] === undefined ? {} : { line: lines[0] }), url: sources[page]?.url ?? '' },
    severity: rule.severity,
    title: titleOf(clause, violation.symptom, labelOf(exchange, rule.id, clause.id, cases, exchanges)),
    expected: rule.expected(clause),
    actual: violation.actual,
    exchange: exchange.id,
    ...(violation.twin === undefined ? {} : { twin: violation.twin }),
    curl: toCurl(exchange),
    replay: replayCommand(id, resultsPath),
    cases: 1,
  };
}

/** What was sent, in words: the label of the rule's own case, or of another one the request was sent for. */
function labelOf(
  exchange: Exchange,
  rule: string,
  clause: string,
  cases: readonly Case[],
  exchanges: ReadonlyMap<string, Exchange>,
): string | undefined {
  const seen = new Set<string>();
  // A read or a repetition shows the effect of an earlier request, which is the one that has cases.
  for (
    let at: Exchange | undefined = exchange;
    at && !seen.has(at.id);
    at = at.of === undefined ? undefined : exchanges.get(at.of)
  ) {
    seen.add(at.id);
    const ids = new Set(at.cases);
    const sent = cases.filter(({ id }) => ids.has(id));
    const own = sent.find((one) => one.rule === rule && one.clause === clause);
    // A request that packs many cases is described by none of them.
    const label = own?.label ?? (sent.length === 1 ? sent[0]?.label : undefined);
    if (label !== undefined) return label;
  }
  return undefined;
}
