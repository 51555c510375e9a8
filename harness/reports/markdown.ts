import { exchangesById } from '../evidence/evidence.ts';
import type { Results } from '../model/results.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { restoredOf } from '../results/restored.ts';
import { differenceLines, differenceOf } from './difference.ts';
import { HINTS } from './hints.ts';
import { markdownReadings } from './markdown-readings.ts';
import { codeSpan, fenced, literal, prose, row } from './markdown-text.ts';
import { stepsOf } from './story.ts';
import { clip, counted, duration, oneLine } from './text.ts';
import {
  alsoLine,
  byReason,
  countedAnswers,
  KINDS,
  operationRows,
  promised,
  type ReportContract,
  scopeLine,
  sortedFindings,
  unjudgedLine,
} from './view.ts';

/** Findings reported; a CI system cuts or refuses a summary beyond about a megabyte. */
const REPORTED = 50;
const SHOWN = 600;

/** The results as a Markdown page, for the summary of a CI job. */
export function renderMarkdown(results: Results, contract: ReportContract): string {
  const { run } = results;
  const { open, unstable, waived } = sortedFindings(results);
  const rest = open.length - REPORTED;
  return `${[
    '# Conformance',
    literal(scopeLine(results, contract)),
    ...[unjudgedLine(contract)].flatMap((line) => (line === undefined ? [] : [literal(line)])),
    `Target ${literal(run.target)}, profile ${run.profile}, seed ${run.seed}; ${counted(run.requests, 'request')} in ${duration(run.durationMs)}.`,
    ...restoredNote(results),
    table(results, contract),
    ...(open.length === 0 ? [] : [`## ${counted(open.length, 'finding')}`]),
    ...open.slice(0, REPORTED).map((finding) => findingSection(finding, results, contract)),
    ...(rest > 0 ? [`${rest} more in the report.`] : []),
    ...(unstable.length === 0 ? [] : ['## Unstable', 'Shown at times, and at times not.']),
    ...unstable.slice(0, REPORTED).map((finding) => findingSection(finding, results, contract)),
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
    ...markdownReadings(results, contract),
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

function findingSection(finding: Finding, results: Results, contract: ReportContract): string {
  const { text = finding.clause, where, url } = promised(finding, contract);
  const place =
    url === undefined ? literal(where) : `[${literal(where)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
  const also = alsoLine(finding);
  const difference = differenceOf(finding, exchangesById(results.exchanges), contract);
  const seen = finding.cases > 1 ? `, ${counted(finding.cases, 'case')}` : '';
  const about = `${codeSpan(finding.operation)} · ${codeSpan(finding.rule)} · ${finding.severity} ${finding.kind} · ${codeSpan(finding.id)}${seen}`;
  return [
    `### ${prose(finding.title)}`,
    about,
    `- **Promise:** ${prose(text)} ${place}\n- **Expected:** ${prose(clip(finding.expected, SHOWN))}\n- **Actual:** ${prose(clip(finding.actual, SHOWN))}${also === undefined ? '' : `\n- **Also** ${literal(also)}`}`,
    ...(difference ? [fenced(differenceLines(difference).join('\n'), 'diff')] : []),
    fenced(storyScript(finding, results, contract), 'sh'),
    fenced(finding.replay, 'sh'),
  ].join('\n\n');
}

/** A story as a script: the requests that decide as commands, all else as remarks. */
function storyScript(finding: Finding, results: Results, contract: ReportContract): string {
  const steps = stepsOf(finding, results, contract).map(({ decides, name, curl, answered, otherwise }, i) => {
    const again = otherwise === undefined ? [] : [`# sent again, answered ${otherwise}`];
    if (!decides) return `# ${i + 1}. ${name}, answered ${answered}`;
    return [`# ${i + 1}.`, curl, `# answered ${answered}`, ...again].join('\n');
  });
  return steps.join('\n');
}

function reasonLines(groups: [reason: keyof typeof HINTS, verdicts: Verdict[]][]): string[] {
  return groups.map(([reason, verdicts]) => `${verdicts.length} ${reason}: ${literal(HINTS[reason])}`);
}

function observationLines(results: Results): string[] {
  const { answered, undecided } = countedAnswers(results);
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
