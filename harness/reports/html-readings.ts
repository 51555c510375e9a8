import { html } from 'hono/html';
import type { Claim, ReadingResult } from '../model/discrepancy.ts';
import type { Results } from '../model/results.ts';
import { htmlProse, type Markup } from './html-exchange.ts';
import { claimPlace, claimText, ranked, tally, tallyLines } from './readings.ts';
import { clip } from './text.ts';
import type { ReportContract } from './view.ts';

const SHOWN = 600;

/** Which side of each contradiction the target follows: the claims side by side, the followed one marked. */
export function htmlReadings(results: Results, contract: ReportContract): Markup {
  const all = ranked(results, contract);
  if (all.length === 0) return html``;
  return html`<section id="readings"><h2>Readings</h2>
<p class="soft">Which side of the documentation the target follows where it contradicts itself. A reading is never a fail.</p>
<ul class="facts">${tallyLines(tally(all)).map(([label, text]) => html`<li>${label} <b>${text}</b></li>`)}</ul><br>
${all.map((result) => reading(result, contract))}</section>`;
}

function reading(result: ReadingResult, contract: ReportContract): Markup {
  const { id, title, severity, claims, reason, operations, exchanges } = result;
  return html`<article class="card ${severity}" id="reading-${id}">
<header><h3>${htmlProse(clip(title, SHOWN))}</h3><span class="chip">${severity}</span></header>
<div class="soft"><code>${id}</code> · ${result.class} · ${operations.join(', ')}</div>
<div class="claims">${Object.entries(claims).map(([key, claim]) => side(key, claim, isFollowed(result, key), contract))}</div>
<div>The target follows <b>${result.reading}</b>${reason === undefined ? '' : html` <span class="soft">(${reason})</span>`}${
    exchanges.length === 0 ? '' : html` <span class="soft mono">${exchanges.join(' ')}</span>`
  }</div>
</article>
`;
}

function isFollowed({ reading: followed }: ReadingResult, key: string): boolean {
  return followed === key || followed === 'both';
}

function side(key: string, claim: Claim, followed: boolean, contract: ReportContract): Markup {
  const { where, url } = claimPlace(claim, contract);
  return html`<div class="claim ${followed ? 'followed' : ''}"><b>${key}</b> ${htmlProse(clip(claimText(claim), SHOWN))}<br>
<span class="soft">${url === undefined ? where : html`<a href="${url}" rel="noreferrer">${where}</a>`}</span></div>`;
}
