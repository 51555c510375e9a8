import type { Results } from '../model/results.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { restoredOf } from '../results/restored.ts';
import { HINTS } from './hints.ts';
import { readingsSection } from './markdown-readings.ts';
import { codeSpan, fenced, literal, prose, row } from './markdown-text.ts';
import { clip, counted, duration, oneLine } from './text.ts';
import {
  answers,
  byReason,
  KINDS,
  operationRows,
  promised,
  type ReportContract,
  scopeLine,
  sortedFindings,
  unjudgedLine,
} from './view.ts';

/** Findings told; a CI system cuts or refuses a summary beyond about a megabyte. */
const TOLD = 50;
const SHOWN = 600;
const COMMAND = 6000;

/** The results as a Markdown page, for the summary of a CI job. */
export function renderMarkdown(results: Results, contract: ReportContract): string {
  const { run } = results;
  const { open, waived } = sortedFindings(results);
  const rest = open.length - TOLD;
  return `${[
    '# Conformance',
    literal(scopeLine(results, contract)),
    ...[unjudgedLine(contract)].flatMap((line) => (line === undefined ? [] : [literal(line)])),
    `Target ${literal(run.target)}, profile ${run.profile}, seed ${run.seed}; ${counted(run.requests, 'request')} in ${duration(run.durationMs)}.`,
    ...restoredNote(results),
    table(results, contract),
    ...(open.length === 0 ? [] : [`## ${counted(open.length, 'finding')}`]),
    ...open.slice(0, TOLD).map((finding) => findingSection(finding, contract)),
    ...(rest > 0 ? [`${rest} more in the report.`] : []),
    ...listed(
      'Waived',
      waived.map(({ id, operation, title }) => `${codeSpan(id)} ${operation}: ${prose(title)}`),
    ),
    ...listed('Errors of the suite', reasonLines(byReason(results, ['error']))),
    ...listed(
      'Campaigns that were given up',
      results.campaigns.flatMap(({ key, unjudged }) =>
        unjudged ? [`${literal(key)}, ${unjudged.reason}: ${literal(clip(oneLine(unjudged.note), SHOWN))}`] : [],
      ),
    ),
    ...listed('Not decided', reasonLines(byReason(results, ['inconclusive']))),
    ...listed('Not applicable', reasonLines(byReason(results, ['not-applicable']))),
    ...listed(
      'Waivers that excuse nothing any more',
      (results.staleWaivers ?? []).map((waiver) => literal(waiver)),
    ),
    ...readingsSection(results, contract),
    ...listed('Observations', observationLines(results)),
  ].join('\n\n')}\n`;
}

function table(results: Results, contract: ReportContract): string {
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

function observationLines(results: Results): string[] {
  const { answered, undecided } = answers(results);
  return [
    ...answered.map(
      ({ operation, question, answer }) => `${codeSpan(operation)} ${prose(question)} ${prose(clip(answer, SHOWN))}`,
    ),
    ...undecided.map(([reason, n]) => `${n} undecided: ${literal(reason)}`),
  ];
}

function listed(heading: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`## ${heading}`, lines.map((line) => `- ${line}`).join('\n')];
}

/** What the run left behind, unless all is well. */
function restoredNote(results: Results): string[] {
  const { state, lines, isOpen } = restoredOf(results);
  if (state === 'found' || state === 'nothing') return [];
  const [sentence, ...details] = lines.map(literal);
  return [
    state === 'left' ? `**${sentence}**` : `Campaigns: ${sentence}`,
    ...details.map((line) => `- ${line}`),
    ...(isOpen ? ['Put it back: `npx campaign-conformance restore`'] : []),
  ];
}
