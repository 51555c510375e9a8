import { html, raw } from 'hono/html';
import type { Results } from '../model/results.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { restoredOf } from '../results/restored.ts';
import { HINTS } from './hints.ts';
import { htmlProse, type Markup } from './html-exchange.ts';
import { findingCard, tone } from './html-finding.ts';
import { htmlReadings } from './html-readings.ts';
import { STYLE } from './html-style.ts';
import { verdictsByOperation } from './html-verdicts.ts';
import { clip, counted, duration, visible } from './text.ts';
import { byReason, KINDS, type ReportContract, scopeLine, sortedFindings, unjudgedLine } from './view.ts';

/** Up to so many findings have their exchanges standing open. */
const OPEN = 5;
const SHOWN = 600;

/** The results as one page that needs no network and runs no script; its policy forbids both. */
export function renderHtml(results: Results, contract: ReportContract): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Conformance of ${results.run.target}</title>
<style>${raw(STYLE)}</style>
</head>
<body><main>
${top(results, contract)}
${findings(results, contract)}
${verdictsByOperation(results, contract)}
${reasons('Errors of the suite', results, 'error')}
${reasons('Not decided', results, 'inconclusive')}
${reasons('Not applicable', results, 'not-applicable')}
${plainList('Waivers that excuse nothing any more', results.staleWaivers ?? [])}
${htmlReadings(results, contract)}
${observations(results)}
${campaigns(results)}
${plainList('Left unsent', results.undecided)}
<footer>campaign-conformance ${results.run.version} · run ${results.run.id} · everything here is made from results.json</footer>
</main></body>
</html>
`;
  // A template without promises is a string already; the type of the library covers both.
  if (page instanceof Promise) throw new Error('the page holds something that is not there yet');
  return visible(page.toString());
}

function top(results: Results, contract: ReportContract): Markup {
  const { run, summary } = results;
  const all = Object.values(summary).reduce((sum, n) => sum + n, 0);
  const facts: [name: string, value: string][] = [
    ['profile', run.profile],
    ['seed', String(run.seed)],
    ['started', run.startedAt],
    ['took', duration(run.durationMs)],
    [
      'sent',
      `${counted(run.requests, 'request')} (${run.sent.base} of ${run.planned.base} planned, ${counted(run.sent.followUps, 'follow-up')}, ${run.sent.restore} to restore${run.sent.again ? `, ${run.sent.again} asked again` : ''})`,
    ],
    ...Object.entries(run.labels),
  ];
  return html`<header>
<div class="soft">Conformance of</div>
<h1>${run.target}</h1>
<p class="lead">${scopeLine(results, contract)}</p>
<p class="soft">${unjudgedLine(contract) ?? ''}</p>
<ul class="facts">${facts.map(([name, value]) => html`<li>${name} <b>${clip(value, SHOWN)}</b></li>`)}</ul>
${run.interrupted ? html`<p class="alarm">The run was interrupted: what is missing here was not asked.</p>` : ''}
${restoredNote(results)}
<div class="tiles">${KINDS.map(
    ([kind, heading]) =>
      html`<div class="tile ${kind} ${summary[kind] === 0 ? 'none' : ''}"><b>${summary[kind]}</b>${heading}</div>`,
  )}</div>
<div class="bar" aria-hidden="true">${KINDS.map(([kind]) => html`<i class="${kind}" style="width:${(100 * summary[kind]) / Math.max(1, all)}%"></i>`)}</div>
</header>`;
}

function findings(results: Results, contract: ReportContract): Markup {
  const { open, unstable, waived } = sortedFindings(results);
  const card = (isOpen: boolean, isWaived: boolean) => (finding: Finding) =>
    findingCard(finding, { results, contract, open: isOpen, waived: isWaived });
  if (results.findings.length === 0) return html`<section id="findings"><h2>Findings</h2><p>None.</p></section>`;
  return html`<section id="findings"><h2>${counted(open.length, 'finding')}${waived.length > 0 ? `, ${waived.length} more waived` : ''}</h2>
${open.length > OPEN ? index(open) : ''}
${open.map(card(open.length <= OPEN, false))}
${waived.map(card(false, true))}
</section>
${
  unstable.length === 0
    ? ''
    : html`<section id="unstable"><h2>Unstable</h2><p class="soft">Shown at times, and at times not.</p>
${unstable.map(card(unstable.length <= OPEN, false))}
</section>`
}`;
}

function index(all: Finding[]): Markup {
  return html`<div class="scroll"><table><tr><th>Severity</th><th>Finding</th><th>Operation</th></tr>
${all.map(
  (finding) => html`<tr class="${tone(finding)}"><td><span class="chip">${finding.severity}</span></td>
<td><a href="#${finding.id}">${htmlProse(clip(finding.title, SHOWN))}</a></td><td><code>${finding.operation}</code></td></tr>
`,
)}</table></div><br>`;
}

function reasons(heading: string, results: Results, kind: Verdict['verdict']): Markup {
  const groups = byReason(results, [kind]);
  if (groups.length === 0) return html``;
  return html`<section><h2>${heading}</h2><div class="scroll"><table><tr><th class="number">Verdicts</th><th>Reason</th><th>What fixes it</th></tr>
${groups.map(([reason, verdicts]) => html`<tr><td class="number">${verdicts.length}</td><td>${reason}</td><td>${HINTS[reason]}</td></tr>`)}</table></div></section>`;
}

function observations(results: Results): Markup {
  if (results.observations.length === 0) return html``;
  return html`<section id="observations"><h2>Observations</h2>
<p class="soft">What the target does where the documentation is silent.</p><div class="scroll"><table>
${results.observations.map(
  ({
    id,
    operation,
    question,
    answer,
    reason,
  }) => html`<tr><td>${htmlProse(clip(question, SHOWN))}<br><code class="soft">${id}</code> <code class="soft">${operation}</code></td>
<td><b>${htmlProse(clip(answer, SHOWN))}</b>${reason === undefined ? '' : html`<br><span class="soft">${reason}</span>`}</td></tr>
`,
)}</table></div></section>`;
}

function campaigns({ campaigns: all }: Results): Markup {
  if (all.length === 0) return html``;
  return html`<section><h2>Campaigns</h2><div class="scroll"><table><tr><th>Campaign</th><th>Spoken to in</th><th>Read by</th><th>Afterwards</th></tr>
${all.map(
  ({
    key,
    id,
    role,
    dialect,
    read,
    lagMs,
    unjudged,
    written,
    restored,
  }) => html`<tr><td>${key}${role === 'own' ? '' : ` (${role})`}<br><code class="soft">${id}</code></td>
<td>${Object.entries(dialect ?? {}).map(([parameter, reading]) => html`${parameter}: ${reading}<br>`)}${
    unjudged ? html`<b>${unjudged.reason}</b> <span class="soft">${clip(unjudged.note, SHOWN)}</span>` : ''
  }</td>
<td>${read ?? '–'}${lagMs === undefined ? '' : `, after ${duration(lagMs)}`}</td>
<td>${written ? RESTORED_WORDS[String(restored)] : 'never written'}</td></tr>
`,
)}</table></div></section>`;
}

const RESTORED_WORDS: { [restored: string]: Markup } = {
  true: html`as it was found`,
  false: html`<b>not as it was found</b>`,
  null: html`<b>cannot be known</b>`,
};

/** What the run left behind, unless all is well. */
function restoredNote(results: Results): Markup {
  const { state, lines, isOpen } = restoredOf(results);
  if (state === 'found' || state === 'nothing') return html``;
  const command = isOpen ? html` <code>npx campaign-conformance restore</code> puts it back.` : '';
  return html`<p class="${state === 'left' ? 'alarm' : 'soft'}">${lines.map((line) => html`${line}<br>`)}${command}</p>`;
}

function plainList(heading: string, all: readonly string[]): Markup {
  if (all.length === 0) return html``;
  return html`<section><h2>${heading}</h2><details><summary>${all.length}</summary><ul>${all.map((text) => html`<li>${clip(text, SHOWN)}</li>`)}</ul></details></section>`;
}
