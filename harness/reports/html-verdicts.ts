import { html } from 'hono/html';
import type { Results } from '../model/results.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Markup } from './html-exchange.ts';
import { clip } from './text.ts';
import { KINDS, type OperationRow, operationRows, type ReportContract } from './view.ts';

/** Characters of a note that are shown. */
const SHOWN = 600;

/** Verdict kinds in the order a reader wants them inside an operation. */
const GRAVEST_FIRST: readonly Verdict['verdict'][] = [
  'fail',
  'error',
  'inconclusive',
  'waived',
  'not-applicable',
  'pass',
];

/** A table of counts whose numbers lead to the verdicts, and the verdicts of each operation by kind. */
export function verdictsByOperation(results: Results, contract: ReportContract): Markup {
  const rows = operationRows(results, contract);
  return html`<section id="operations"><h2>Verdicts by operation</h2>${counts(results, rows)}${rows.map(operation)}</section>`;
}

/** Where an operation's verdicts of one kind are listed. */
function anchor(operation: string, kind: string): string {
  return `${operation}-${kind === 'not-applicable' ? 'notApplicable' : kind}`;
}

function counts(results: Results, rows: OperationRow[]): Markup {
  return html`<div class="scroll"><table><tr><th>Operation</th>${KINDS.map(([, heading]) => html`<th class="number">${heading}</th>`)}</tr>
${rows.map(
  ({
    operation: id,
    title,
    counts: own,
    judged,
  }) => html`<tr><td><code>${id}</code><br><span class="soft">${title}${judged ? '' : ' · not judged'}</span></td>
${KINDS.map(([kind]) => html`<td class="number ${kind}">${own[kind] === 0 ? html`<span class="soft">–</span>` : html`<a href="#${anchor(id, kind)}">${own[kind]}</a>`}</td>`)}</tr>
`,
)}<tr><td>all</td>${KINDS.map(([kind]) => html`<td class="number">${results.summary[kind]}</td>`)}</tr></table></div><br>`;
}

function operation({ operation: id, title, verdicts }: OperationRow): Markup {
  if (verdicts.length === 0) return html``;
  const groups = GRAVEST_FIRST.map((kind) => ({ kind, own: verdicts.filter(({ verdict }) => verdict === kind) }));
  return html`<details class="operation"><summary>${title} <span class="soft mono">${id}</span></summary>
${groups.filter(({ own }) => own.length > 0).map(({ kind, own }) => verdictGroup(id, kind, own))}
</details>
`;
}

/** The anchor stands inside the group, for a browser opens whatever hides the place a link leads to. */
function verdictGroup(id: string, kind: Verdict['verdict'], verdicts: Verdict[]): Markup {
  const name = kind === 'not-applicable' ? 'notApplicable' : kind;
  return html`<details ${kind === 'fail' || kind === 'error' ? 'open' : ''}><summary><span class="chip ${name}">${kind}</span> ${verdicts.length}</summary>
<div class="scroll bare" id="${anchor(id, kind)}"><table class="verdicts"><tr><th>Clause</th><th>Rule</th><th>Basis</th><th></th></tr>
${verdicts.map(
  ({
    clause,
    rule,
    basis,
    reason,
    note,
    findings: shown,
  }) => html`<tr><td><code>${clause}</code></td><td><code>${rule}</code></td><td>${basis}</td>
<td>${reason ?? ''}${note === undefined ? '' : html` <span class="soft">${clip(note, SHOWN)}</span>`} ${shown.map((finding) => html`<a class="mono" href="#${finding}">${finding}</a> `)}</td></tr>
`,
)}</table></div></details>
`;
}
