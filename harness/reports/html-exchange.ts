import { html } from 'hono/html';
import type { Exchange } from '../model/exchange.ts';
import { clip, MEMBER } from './text.ts';

/** A piece of markup whose texts are escaped. */
export type Markup = ReturnType<typeof html>;

/** A sentence of ours, in which names of members stand between backticks: they are shown as code. */
export function htmlProse(text: string): Markup {
  const parts = text.split(MEMBER);
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** Characters of one body that are shown. */
const SHOWN = 20_000;

/** One side of an exchange as text, line by line. */
interface Sides {
  request: string[];
  response: string[];
}

function lines(message: { body?: unknown; text?: string; base64?: string }): string[] {
  const bytes = message.base64 === undefined ? '' : `(in base64) ${message.base64}`;
  const text = message.body === undefined ? (message.text ?? bytes) : JSON.stringify(message.body, null, 2);
  return text === '' ? [] : clip(text, SHOWN).split('\n');
}

/** Says that an answer does not stand there as it came. */
function cutLine({ cut }: { cut?: string }): string[] {
  return cut === undefined ? [] : [`(cut: ${cut})`];
}

function sides({ request, response }: Exchange): Sides {
  const answer =
    'failure' in response ? [`no complete answer: ${response.failure}`, response.message] : [String(response.status)];
  return {
    request: [`${request.method} ${request.url}`, ...lines(request)],
    response: [...answer, ...('failure' in response ? [] : [...cutLine(response), ...lines(response)])],
  };
}

/** Lines of which the other side has none like it are marked. */
function listing(own: string[], other: string[] | undefined): Markup {
  const known = other && new Set(other.map(bare));
  return html`<pre>${own.map((line) => (known && !known.has(bare(line)) ? html`<mark>${line}</mark>\n` : `${line}\n`))}</pre>`;
}

/** A line without what only its place in a list decides. */
function bare(line: string): string {
  return line.trim().replace(/,$/, '');
}

function headers(all: { [name: string]: string }): Markup {
  const text = Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return text === '' ? html`` : html`<details><summary class="soft">headers</summary><pre>${text}</pre></details>`;
}

function requestCell(exchange: Exchange, own: Sides, other?: Sides): Markup {
  return html`<div>${listing(own.request, other?.request)}${headers(exchange.request.headers)}</div>`;
}

function responseCell({ response }: Exchange, own: Sides, other?: Sides): Markup {
  return html`<div>${listing(own.response, other?.response)}${'failure' in response ? '' : headers(response.headers)}</div>`;
}

function heading(text: string, { id, credential }: Exchange): Markup {
  return html`<h4>${text} <span class="soft mono">${id}${credential === 'own' ? '' : `, credential: ${credential}`}</span></h4>`;
}

/**
 * The exchange that shows a finding, its accepted twin beside it: requests above, answers below, lines in which they differ
 * marked. Without a twin the answer stands beside the request.
 *
 * @param beside What the other exchange is called.
 */
export function exchangePair(exchange: Exchange, twin: Exchange | undefined, beside = 'Accepted twin'): Markup {
  const own = sides(exchange);
  if (!twin) {
    return html`<div class="pair">
${heading('Request', exchange)}<h4>Answer</h4>
${requestCell(exchange, own)}${responseCell(exchange, own)}
</div>`;
  }
  const other = sides(twin);
  return html`<div class="pair twins">
${heading('Shows it', exchange)}${heading(beside, twin)}
${requestCell(exchange, own, other)}${requestCell(twin, other, own)}
${responseCell(exchange, own, other)}${responseCell(twin, other, own)}
</div>`;
}
