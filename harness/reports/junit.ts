import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Results } from '../model/results.ts';
import type { Verdict } from '../model/verdict.ts';
import { findingLines, PLAIN } from './finding-text.ts';
import { HINTS } from './hints.ts';
import { readingText } from './readings.ts';
import { oneLine, visible } from './text.ts';
import { alsoBroken, type OperationRow, operationRows, type ReportContract, scopeLine } from './view.ts';

/** Columns of the finding's text inside a failure. */
const WIDTH = 100;

/**
 * The results as JUnit XML: one suite per operation, one test case per rule and clause.
 *
 * JUnit knows no verdict between pass and fail: what could not be decided is an `error` of type `inconclusive`, so that no build
 * takes it for green; what does not apply is `skipped`; a waived violation passes and carries the property `waived`.
 */
export function renderJunit(results: Results, contract: ReportContract): string {
  const { run, summary } = results;
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: 'campaign-conformance',
    tests: results.verdicts.length,
    failures: summary.fail,
    errors: summary.inconclusive + summary.error,
    skipped: summary.notApplicable,
    time: seconds(run.durationMs),
    timestamp: run.startedAt,
  });
  for (const row of operationRows(results, contract)) {
    if (row.verdicts.length > 0) addSuite(root, row, results, contract);
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function addSuite(root: XMLBuilder, row: OperationRow, results: Results, contract: ReportContract): void {
  const { operation, verdicts, counts } = row;
  const exchanges = results.exchanges.filter((exchange) => exchange.operation === operation);
  const suite = root.ele('testsuite', {
    name: operation,
    tests: verdicts.length,
    failures: counts.fail,
    errors: counts.inconclusive + counts.error,
    skipped: counts.notApplicable,
    time: seconds(exchanges.reduce((sum, { durationMs }) => sum + durationMs, 0)),
    timestamp: results.run.startedAt,
  });
  addProperties(suite, [...runProperties(results, contract), ...catalogueProperties(results, operation)]);
  for (const verdict of verdicts) addCase(suite, verdict, results, contract);
}

function runProperties(results: Results, contract: ReportContract): [name: string, value: string][] {
  const { run } = results;
  return [
    ['scope', scopeLine(results, contract)],
    ['seed', String(run.seed)],
    ['profile', run.profile],
    ['target', run.target],
    ['run', run.id],
    ...Object.entries(run.labels).map(([name, value]): [string, string] => [`label.${name}`, value]),
  ];
}

/** Readings and answers decide no test: they are reported with the operation they were asked of. */
function catalogueProperties(
  { discrepancies, observations }: Results,
  operation: string,
): [name: string, value: string][] {
  return [
    ...discrepancies
      .filter(({ operations }) => operations[0] === operation)
      .map((result): [string, string] => [`reading.${result.id}`, readingText(result)]),
    ...observations
      .filter((one) => one.operation === operation)
      .map(({ id, answer, reason }): [string, string] => [
        `observation.${id}`,
        reason === undefined ? answer : `${answer} (${reason})`,
      ]),
  ];
}

/** xmlbuilder2 takes `&amp;` in a text for a reference and resolves it; a text that is meant as it stands is guarded from that. */
function literal(text: string): string {
  return visible(text).replaceAll('&', '&amp;');
}

function addProperties(parent: XMLBuilder, properties: [name: string, value: string][]): void {
  const list = parent.ele('properties');
  for (const [name, value] of properties)
    list.ele('property', { name: literal(oneLine(name)), value: literal(oneLine(value)) });
}

function addCase(suite: XMLBuilder, verdict: Verdict, results: Results, contract: ReportContract): void {
  const { operation, rule, clause, reason = 'suite error', note } = verdict;
  const element = suite.ele('testcase', { classname: `${operation}.${rule}`, name: literal(clause) });
  const shown = results.findings.filter(({ id }) => verdict.findings.includes(id));
  const text = shown.map((one) => findingLines(one, results, contract, PLAIN, WIDTH).join('\n')).join('\n\n');
  const message = literal(oneLine(note === undefined ? reason : `${reason}: ${note}`));
  switch (verdict.verdict) {
    case 'pass':
      return;
    case 'waived':
      addProperties(element, [['waived', [note, ...verdict.findings].filter((part) => part !== undefined).join(' ')]]);
      return;
    case 'not-applicable':
      element.ele('skipped', { message });
      return;
    case 'inconclusive':
    case 'error':
      // What shows only at times is reported with what it leaves undecided.
      element
        .ele('error', { type: verdict.verdict, message })
        .txt(literal([HINTS[reason], text].filter(Boolean).join('\n\n')));
      return;
    case 'fail': {
      const title = shown.map(({ title }) => oneLine(title)).join('; ');
      element.ele('failure', { type: 'violation', message: literal(title || 'fail') }).txt(literal(text));
      const also = shown.flatMap((one) => alsoBroken(one).map((broken) => `${one.id} also breaks ${broken}`));
      if (also.length > 0) element.ele('system-out').txt(literal(also.join('\n')));
    }
  }
}
