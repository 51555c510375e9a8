import { html } from 'hono/html';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/verdict.ts';
import { exchangePair, type Markup, prose } from './html-exchange.ts';
import { clip, counted } from './text.ts';
import { promised, type ReportContract } from './view.ts';

const SHOWN = 4000;

/** How findings are shown. */
export interface FindingOptions {
  contract: ReportContract;
  exchanges: ReadonlyMap<string, Exchange>;
  /** Whether the exchanges stand open. */
  open: boolean;
  waived: boolean;
}

/** The class that colours a finding. */
export function tone({ kind, severity }: Finding): string {
  return kind === 'hazard' ? 'hazard' : severity;
}

/** A finding as a card: fact, promise and its place, expected, actual, the exchanges, and how to send it again. */
export function findingCard(finding: Finding, { contract, exchanges, open, waived }: FindingOptions): Markup {
  const { text = finding.clause, where, url } = promised(finding, contract);
  const exchange = exchanges.get(finding.exchange);
  const twin = finding.twin === undefined ? undefined : exchanges.get(finding.twin);
  const kind = waived ? 'waived' : finding.kind === 'hazard' ? `${finding.severity} hazard` : finding.severity;
  return html`<article class="card ${waived ? 'waived' : tone(finding)}" id="${finding.id}">
<header><h3>${prose(clip(finding.title, SHOWN))}</h3><span class="chip">${kind}</span></header>
<div class="soft"><code>${finding.operation}</code> · <code>${finding.rule}</code> · <a class="mono" href="#${finding.id}">${finding.id}</a>${
    finding.cases > 1 ? ` · ${counted(finding.cases, 'case')}` : ''
  }</div>
<dl>
<dt>Promise</dt><dd>${prose(text)}<br>${url === undefined ? html`<span class="soft">${where}</span>` : html`<a href="${url}" rel="noreferrer">${where}</a>`}</dd>
<dt>Clause</dt><dd><code>${finding.clause}</code></dd>
<dt>Expected</dt><dd>${prose(clip(finding.expected, SHOWN))}</dd>
<dt>Actual</dt><dd>${prose(clip(finding.actual, SHOWN))}</dd>
</dl>
${exchange ? html`<details ${open ? 'open' : ''}><summary>What was sent and answered</summary>${exchangePair(exchange, twin)}</details>` : ''}
<details open><summary>By hand, and by replay</summary><pre class="short">${finding.curl}</pre><pre>${finding.replay}</pre></details>
</article>`;
}
