import type { Vendor } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { toCurl } from '../record/curl.ts';
import { HINTS } from '../reports/hints.ts';
import { codeSpan, fenced, literal, prose, row } from '../reports/markdown-text.ts';
import { claimPlace, claimText } from '../reports/readings.ts';
import { clip, oneLine } from '../reports/text.ts';
import type { ReportContract } from '../reports/view.ts';
import type { Mark } from './mark.ts';
import type { Occasion, StepEvidence, Ticket } from './ticket.ts';
import { ruleInWords, stepInWords, stepName } from './words.ts';

/** Characters of an answer, and of a command, that are shown. */
const ANSWER = 4000;
const COMMAND = 12_000;

/** A ticket as a Markdown page, ready to be filed. */
export function renderTicket(ticket: Ticket, mark: Mark, occasion: Occasion, contract: ReportContract): string {
  const { entry } = ticket;
  return [
    `# ${prose(entry.title)}`,
    `${entry.severity} ${literal(entry.class)} · ${entry.operations.map(codeSpan).join(', ')} · ${codeSpan(entry.id)}`,
    ...(entry.corrected === undefined ? [] : [correction(entry.corrected)]),
    '## What the documentation says',
    claims(ticket, contract),
    '## What the target does',
    outcome(ticket, occasion),
    ...(ticket.hazard === undefined ? [] : [`**Hazard:** ${prose(ticket.hazard)}`]),
    ...decision(ticket),
    ...ticket.evidence.flatMap((evidence) => shown(evidence, ticket, contract)),
    ...section('## Who is hurt', entry.hurts),
    ...section('## What the page should say', entry.suggestion),
    '## Record',
    record(mark, occasion),
  ].join('\n\n');
}

function section(heading: string, text: string): string[] {
  return text === '' ? [] : [heading, prose(text)];
}

/** The claims beside each other, the followed one bold, each with the place where it stands. */
function claims({ entry, reading }: Ticket, contract: ReportContract): string {
  const sides = Object.entries(entry.claims);
  const followed = (key: string) => reading.reading === key || reading.reading === 'both';
  const places = sides.map(([, claim]) => claimPlace(claim, contract));
  return [
    row(['', ...sides.map(([key]) => (followed(key) ? `**${literal(key)}**` : literal(key)))]),
    row(['---', ...sides.map(() => '---')]),
    row(['says', ...sides.map(([, claim]) => prose(claimText(claim)))]),
    row(['in', ...places.map(({ where }) => literal(where))]),
    row([
      'at',
      ...places.map(({ url }) => (url === undefined ? '' : `<${url.replace(/[<>\s|]/g, encodeURIComponent)}>`)),
    ]),
  ].join('\n');
}

function outcome({ entry, reading: { reading, reason } }: Ticket, { run, at }: Occasion): string {
  const asked = run ? ` Run ${codeSpan(run.id)} against ${codeSpan(run.target)}, ${at.slice(0, 10)}.` : '';
  const claim = entry.claims[reading];
  if (reading === 'static') return 'No request can decide it: it is the pages alone that disagree.';
  if (reading === 'undecided') {
    if (!run) return 'No target was asked.';
    return `It was not decided: ${reason === undefined ? 'no reason is known' : `${reason}; ${literal(HINTS[reason])}`}.${asked}`;
  }
  if (reading === 'both') return `It keeps to both sides.${asked}`;
  if (reading === 'neither') return `It does what none of the sides says.${asked}`;
  return `It follows **${literal(reading)}**${claim ? `: ${prose(claimText(claim))}` : ''}.${asked}`;
}

/** What decides: each reading with what has to be seen for it. */
function decision({ entry: { probe } }: Ticket): string[] {
  if (!probe) return [];
  const lines = probe.readings.map((rule) => `- **${literal(rule.reading)}** where ${prose(ruleInWords(rule))}`);
  return [['What decides, the first that holds:', '', ...lines].join('\n')];
}

/** One request and its answer, as a person can repeat it. */
function shown({ step, exchange }: StepEvidence, { entry }: Ticket, { operations, vendors }: ReportContract): string[] {
  const vendor = vendors.find(({ id }) => operations.some((one) => one.id === exchange.operation && one.vendor === id));
  return [
    `### ${literal(stepName(step))}: ${prose(stepInWords(entry, step, operations))}`,
    ...(vendor ? [fenced(command(exchange, vendor), 'sh')] : []),
    ...answer(exchange),
  ];
}

function command(exchange: Exchange, vendor: Vendor): string {
  const curl = toCurl(exchange, vendor);
  return curl.length > COMMAND ? '# too long for here; it stands in results.json' : curl;
}

function answer({ response, id }: Exchange): string[] {
  if ('failure' in response) {
    return [
      `No complete answer: ${response.failure}, ${literal(clip(oneLine(response.message), 200))} (${codeSpan(id)}).`,
    ];
  }
  const { body, text, cut } = response;
  const content = body === undefined ? (text ?? '') : JSON.stringify(body, null, 2);
  const reported = `Answered ${response.status} (${codeSpan(id)})${cut === undefined ? '' : `, cut here: ${literal(cut)}`}`;
  if (content === '') return [`${reported}, without a body.`];
  return [`${reported}:`, fenced(clip(content, ANSWER), body === undefined ? '' : 'json')];
}

function correction(corrected: boolean): string {
  return corrected
    ? 'A later edition of the page has corrected it: look there before you file it.'
    : 'No later edition known has corrected it.';
}

/** The row that says whether a ticket is open, as it stands in the record. */
export const OPEN_ROW = row(['Status', 'open']);

function record(mark: Mark, { run }: Occasion): string {
  return [
    row(['', '']),
    row(['---', '---']),
    OPEN_ROW,
    row(['Reading', literal(mark.reading)]),
    row(['First seen', mark.firstSeen.slice(0, 10)]),
    row(['Last seen', `${mark.lastSeen.slice(0, 10)}${run ? ` (run ${codeSpan(run.id)})` : ''}`]),
    row(['Fingerprint', codeSpan(mark.fingerprint)]),
  ].join('\n');
}
