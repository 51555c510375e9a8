import type { Results } from '../model/results.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { HINTS } from './hints.ts';
import { clip, counted, duration, MEMBER, oneLine, visible } from './text.ts';
import {
  byReason,
  KINDS,
  operationRows,
  promised,
  type ReportContract,
  readings,
  scopeLine,
  sortedFindings,
  unjudgedLine,
} from './view.ts';

/** Findings told; a CI system cuts or refuses a summary beyond about a megabyte. */
const TOLD = 50;
const SHOWN = 600;
const COMMAND = 6000;

/** A text as Markdown that shows it literally, on one line: every mark that means something there is escaped. */
export function literal(text: string): string {
  return escaped(oneLine(text)).replace(/^(\d*)([-+=.)])/, '$1\\$2');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~$&@]|:(?=\/\/)/g, '\\$&');
}

/** A sentence of ours as Markdown: what stands between backticks, a member's name, is shown as code, all else literally. */
export function prose(text: string): string {
  return oneLine(text)
    .split(MEMBER)
    .map((part, i) => (part === '' ? '' : i % 2 === 1 ? codeSpan(part) : escaped(part)))
    .join('');
}

/** A text as a code span: the fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const content = oneLine(text);
  const fence = '`'.repeat(longestRun(content) + 1);
  const space = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${fence}${space}${content}${space}${fence}`;
}

/** A text as a fenced block that nothing inside can end. */
export function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visible(text)}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** The results as a Markdown page, for the summary of a CI job. */
export function renderMarkdown(results: Results, contract: ReportContract): string {
  const { run } = results;
  const { open, waived } = sortedFindings(results);
  const rest = open.length - TOLD;
  return `${[
    '# Conformance',
    literal(scopeLine(results, contract)),
    ...[unjudgedLine(results, contract)].flatMap((line) => (line === undefined ? [] : [literal(line)])),
    `Target ${literal(run.target)}, profile ${run.profile}, seed ${run.seed}; ${counted(run.requests, 'request')} in ${duration(run.durationMs)}.`,
    ...(run.restored ? [] : ['**Not every campaign is as it was found:** run `npx campaign-conformance restore`.']),
    table(results, contract),
    ...(open.length === 0 ? [] : [`## ${counted(open.length, 'finding')}`]),
    ...open.slice(0, TOLD).map((finding) => findingSection(finding, contract)),
    ...(rest > 0 ? [`${rest} more in the report.`] : []),
    ...listed(
      'Waived',
      waived.map(({ id, operation, title }) => `${codeSpan(id)} ${operation}: ${prose(title)}`),
    ),
    ...listed('Errors of the suite', reasonLines(byReason(results, ['error']))),
    ...listed('Not decided', reasonLines(byReason(results, ['inconclusive']))),
    ...listed('Not applicable', reasonLines(byReason(results, ['not-applicable']))),
    ...listed(
      'Waivers that excuse nothing any more',
      (results.staleWaivers ?? []).map((waiver) => literal(waiver)),
    ),
    ...listed(
      'Readings',
      readings(results).map(({ id, outcome, reason }) => {
        const why = reason === undefined ? '' : ` (${literal(reason)})`;
        return `${codeSpan(id)}: ${prose(clip(outcome, SHOWN))}${why}`;
      }),
    ),
  ].join('\n\n')}\n`;
}

function table(results: Results, contract: ReportContract): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['operation', ...KINDS.map(([, heading]) => heading)]),
    row(['---', ...KINDS.map(() => '---:')]),
    ...operationRows(results, contract).map(({ operation, counts, judged }) =>
      row([`${codeSpan(operation)}${judged ? '' : ' (not judged)'}`, ...KINDS.map(([kind]) => String(counts[kind]))]),
    ),
    row(['all', ...KINDS.map(([kind]) => String(results.summary[kind]))]),
  ].join('\n');
}

function findingSection(finding: Finding, contract: ReportContract): string {
  const { text = finding.clause, where, url } = promised(finding, contract);
  const place =
    url === undefined ? literal(where) : `[${literal(where)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
  const seen = finding.cases > 1 ? `, ${counted(finding.cases, 'case')}` : '';
  const about = `${codeSpan(finding.operation)} · ${codeSpan(finding.rule)} · ${finding.severity} ${finding.kind} · ${codeSpan(finding.id)}${seen}`;
  return [
    `### ${prose(finding.title)}`,
    about,
    `- **Promise:** ${prose(text)} ${place}\n- **Expected:** ${prose(clip(finding.expected, SHOWN))}\n- **Actual:** ${prose(clip(finding.actual, SHOWN))}`,
    fenced(finding.curl.length > COMMAND ? '# too long for here; it stands in results.json' : finding.curl, 'sh'),
    fenced(finding.replay, 'sh'),
  ].join('\n\n');
}

function reasonLines(groups: [reason: keyof typeof HINTS, verdicts: Verdict[]][]): string[] {
  return groups.map(([reason, verdicts]) => `${verdicts.length} ${reason}: ${literal(HINTS[reason])}`);
}

function listed(heading: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`## ${heading}`, lines.map((line) => `- ${line}`).join('\n')];
}
