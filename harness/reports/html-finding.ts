import { html } from 'hono/html';
import { exchangesById } from '../evidence/evidence.ts';
import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { differenceLines, differenceOf } from './difference.ts';
import { exchangePair, htmlProse, type Markup } from './html-exchange.ts';
import { stepsOf } from './story.ts';
import { clip, counted } from './text.ts';
import { alsoBroken, promised, type ReportContract } from './view.ts';

const SHOWN = 4000;

/** How findings are shown. */
export interface FindingOptions {
  contract: ReportContract;
  results: Pick<Results, 'exchanges'>;
  /** Whether the exchanges stand open. */
  open: boolean;
  waived: boolean;
}

/** The class that colours a finding. */
export function tone({ kind, severity }: Finding): string {
  return kind === 'violation' ? severity : kind;
}

/** A finding as a card: fact, promise and its place, expected, actual, the exchanges, the difference, its story, and how to send it again. */
export function findingCard(finding: Finding, { contract, results, open, waived }: FindingOptions): Markup {
  const { text = finding.clause, where, url } = promised(finding, contract);
  const exchanges = exchangesById(results.exchanges);
  const exchange = exchanges.get(finding.exchange);
  const beside = exchanges.get(finding.other ?? finding.twin ?? '');
  const also = alsoBroken(finding);
  const difference = differenceOf(finding, exchanges, contract);
  const kind = waived
    ? 'waived'
    : finding.kind === 'violation'
      ? finding.severity
      : `${finding.severity} ${finding.kind}`;
  return html`<article class="card ${waived ? 'waived' : tone(finding)}" id="${finding.id}">
<header><h3>${htmlProse(clip(finding.title, SHOWN))}</h3><span class="chip">${kind}</span></header>
<div class="soft"><code>${finding.operation}</code> · <code>${finding.rule}</code> · <a class="mono" href="#${finding.id}">${finding.id}</a>${
    finding.cases > 1 ? ` · ${counted(finding.cases, 'case')}` : ''
  }</div>
<dl>
<dt>Promise</dt><dd>${htmlProse(text)}<br>${url === undefined ? html`<span class="soft">${where}</span>` : html`<a href="${url}" rel="noreferrer">${where}</a>`}</dd>
<dt>Clause</dt><dd><code>${finding.clause}</code></dd>
<dt>Expected</dt><dd>${htmlProse(clip(finding.expected, SHOWN))}</dd>
<dt>Actual</dt><dd>${htmlProse(clip(finding.actual, SHOWN))}</dd>
${also.length === 0 ? '' : html`<dt>Also breaks</dt><dd>${also.map((one, i) => html`${i === 0 ? '' : html`<br>`}<code>${one}</code>`)}</dd>`}
</dl>
${exchange ? html`<details ${open ? 'open' : ''}><summary>What was sent and answered</summary>${exchangePair(exchange, beside, finding.other === undefined ? 'Accepted twin' : 'The same, sent again')}</details>` : ''}
${difference ? html`<details open><summary>What differs</summary><pre class="short">${differenceLines(difference).join('\n')}</pre></details>` : ''}
<details open><summary>Its story, by hand and by replay</summary><ol>${stepsOf(finding, results, contract).map(
    ({ id, curl, answered, otherwise }) => html`<li><span class="soft mono">${id}</span><pre class="short">${curl}</pre>
<p class="soft">answered ${answered}${otherwise === undefined ? '' : html`<br>sent again, answered ${otherwise}`}</p></li>
`,
  )}</ol><pre>${finding.replay}</pre></details>
</article>`;
}
