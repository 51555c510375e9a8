import { createHash } from 'node:crypto';
import { causesOf, type Proven } from '../judge/causes.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Rule, Unstable, Violation } from '../model/rule.ts';
import type { Source } from '../model/source.ts';
import type { Case, Finding, Verdict } from '../model/verdict.ts';
import { shellWord } from '../record/curl.ts';
import { storyOf } from './story.ts';
import { titleOf } from './title.ts';

/** A verdict with the proven violations behind it, one per symptom; how often each was seen is counted. */
export interface Failure {
  verdict: Verdict;
  proven: readonly { violation: Violation; occurrences: number }[];
  /** Violations that were not there when the same request was sent again. */
  unstable?: readonly Unstable[];
}

/** What findings are reported with. */
export interface FindingContext {
  contract: Pick<Contract, 'clauses' | 'sources' | 'operations' | 'vendors'>;
  rules: readonly Pick<Rule, 'id' | 'severity' | 'expected' | 'depth'>[];
  exchanges: readonly Exchange[];
  cases: readonly Case[];
  /** Where the results will stand: named in the replay command. */
  resultsPath: string;
  /** Writes an exchange's request as a curl command, secrets gone. */
  toCurl: (exchange: Exchange) => string;
  /** Says whether the exchanges of a story alone show a violation of what was judged; default: they do. */
  shows?: (violation: Violation, verdict: Verdict, exchanges: readonly Exchange[]) => boolean;
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
function replayCommand(id: string, resultsPath: string): string {
  return `npx campaign-conformance replay ${id} --results ${inShell(resultsPath)}`;
}

/** A word as a shell takes it, in quotes only where it needs them. */
export function inShell(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : shellWord(word);
}

/** All that was proven under one fingerprint. */
interface Entry extends Proven {
  verdict: Verdict;
  fingerprint: string;
}

/**
 * Writes up what was proven, and what showed only at times: one finding per cause, in the order in which they first show, and the verdicts
 * with the findings they rest on. A finding tells the violation that says most, the first of its kind; what else the cause breaks is named
 * in `also`, and further cases are counted in `cases`.
 */
export function writeUp(
  judged: readonly Failure[],
  context: FindingContext,
): { verdicts: Verdict[]; findings: Finding[] } {
  const entries = new Map<string, Entry>();
  const resting = judged.map(({ verdict, proven }) => {
    const fingerprints = proven.map(({ violation, occurrences }) => {
      const { clause = verdict.clause, symptom } = violation;
      const fingerprint = fingerprintOf({ ...verdict, clause, symptom });
      const before = entries.get(fingerprint);
      if (before) before.occurrences += occurrences;
      else entries.set(fingerprint, { fingerprint, verdict, violation, occurrences });
      return fingerprint;
    });
    return { verdict, fingerprints };
  });
  const heads = new Map<string, string>();
  const findings = causesOf([...entries.values()], context).flatMap(([head, ...others]) => {
    if (!head) return [];
    for (const { fingerprint } of [head, ...others]) heads.set(fingerprint, findingId(head.fingerprint));
    return [reported(head, others, context)];
  });
  // What is proven elsewhere is no less proven for what showed only at times here.
  const atTimes = new Map<string, Finding>();
  for (const { verdict, unstable = [] } of judged) {
    for (const { violation, other } of unstable) {
      const { clause = verdict.clause, symptom } = violation;
      const fingerprint = fingerprintOf({ ...verdict, clause, symptom });
      resting.find((one) => one.verdict === verdict)?.fingerprints.push(fingerprint);
      if (heads.has(fingerprint) && !atTimes.has(fingerprint)) continue;
      const seen = atTimes.get(fingerprint);
      if (seen) seen.cases += 1;
      else atTimes.set(fingerprint, { ...write(fingerprint, verdict, violation, context, other), cases: 1 });
      heads.set(fingerprint, findingId(fingerprint));
    }
  }
  const verdicts = resting.map(({ verdict, fingerprints }) => {
    const ids = fingerprints.flatMap((fingerprint) => heads.get(fingerprint) ?? []);
    return { ...verdict, findings: [...new Set([...verdict.findings, ...ids])] };
  });
  return { verdicts, findings: [...findings, ...atTimes.values()] };
}

/** The finding of one cause: reported by the violation that says most, as grave as the gravest. */
function reported(head: Entry, others: readonly Entry[], context: FindingContext): Finding {
  const finding = write(head.fingerprint, head.verdict, head.violation, context);
  const severities = [head, ...others].map(({ verdict }) => known(context.rules, verdict.rule).severity);
  const further = others.filter(({ violation }) => violation.exchange !== head.violation.exchange);
  const also = others.map(({ verdict: { operation, rule, clause }, violation, fingerprint }) => ({
    ...{ operation, rule },
    clause: violation.clause ?? clause,
    fingerprint,
  }));
  return {
    ...finding,
    severity: (['high', 'medium', 'low'] as const).find((one) => severities.includes(one)) ?? finding.severity,
    cases: [head, ...further].reduce((sum, { occurrences }) => sum + occurrences, 0),
    ...(also.length > 0 ? { also } : {}),
  };
}

/** Every fingerprint that a finding stands for: its own, and those of what the same cause also breaks. */
export function fingerprintsOf({ fingerprint, also = [] }: Pick<Finding, 'fingerprint' | 'also'>): string[] {
  return [fingerprint, ...also.map((one) => one.fingerprint)];
}

function write(
  fingerprint: string,
  verdict: Verdict,
  violation: Violation,
  context: FindingContext,
  other?: string,
): Omit<Finding, 'cases'> {
  const { contract, resultsPath, toCurl, shows } = context;
  const rule = known(context.rules, verdict.rule);
  const clause = known(contract.clauses, violation.clause ?? verdict.clause);
  const exchange = known(context.exchanges, violation.exchange);
  const id = findingId(fingerprint);
  const title = titleOf(clause, violation.symptom, labelOf(exchange, verdict, context));
  const shown = [exchange.id, ...(violation.twin === undefined ? [] : [violation.twin]), ...(violation.beside ?? [])];
  // What a bracket as a whole showed at times takes all of it to be shown again.
  if (other !== undefined && exchange.role === 'read' && exchange.batch !== undefined) {
    shown.push(...context.exchanges.filter(({ batch }) => batch === exchange.batch).map((one) => one.id));
  }
  const { steps } = storyOf(shown, context, shows && ((exchanges) => shows(violation, verdict, exchanges)));
  return {
    id,
    fingerprint,
    kind: other === undefined ? 'violation' : 'unstable',
    operation: verdict.operation,
    rule: rule.id,
    clause: clause.id,
    source: placeOf(clause.source, contract),
    severity: rule.severity,
    title: other === undefined ? title : `at times ${title}`,
    expected: rule.expected(clause),
    actual:
      other === undefined
        ? violation.actual
        : `${violation.actual} Sent again, the same request did not show it (${other}).`,
    exchange: exchange.id,
    ...(violation.twin === undefined ? {} : { twin: violation.twin }),
    ...(other === undefined ? {} : { other }),
    story: steps,
    curl: toCurl(exchange),
    replay: replayCommand(id, resultsPath),
  };
}

/** Where a finding's promise is written, with the page's public address. */
export function placeOf({ page, lines }: Source, { sources }: Pick<Contract, 'sources'>): Finding['source'] {
  const [line] = lines;
  return { page, lines, ...(line === undefined ? {} : { line }), url: sources[page]?.url ?? '' };
}

/** What bears the id; a verdict on something unknown is an error of the suite. */
function known<T extends { id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`A verdict speaks of ${id}, which is not known`);
  return found;
}

/** What was sent, in words: the label of the rule's own case, or of another one the request was sent for. */
function labelOf(
  exchange: Exchange,
  { rule, clause }: Verdict,
  { cases, exchanges }: FindingContext,
): string | undefined {
  const seen = new Set<Exchange>();
  // A read or a repetition shows the effect of an earlier request, which is the one that has cases.
  for (let at: Exchange | undefined = exchange; at && !seen.has(at); at = before(at, exchanges)) {
    seen.add(at);
    const ids = new Set(at.cases);
    const sent = cases.filter(({ id }) => ids.has(id));
    const own = sent.find((one) => one.rule === rule && one.clause === clause);
    // A request that packs many cases is described by none of them.
    const label = own?.label ?? (sent.length === 1 ? sent[0]?.label : undefined);
    if (label !== undefined) return label;
  }
  return undefined;
}

function before({ of }: Exchange, exchanges: readonly Exchange[]): Exchange | undefined {
  return of === undefined ? undefined : exchanges.find(({ id }) => id === of);
}
