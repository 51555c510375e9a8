import { confirm } from '../execute/confirm.ts';
import type { Subject } from '../execute/subject.ts';
import type { Vendor } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { toCurl } from '../record/curl.ts';
import { clip, oneLine, visible } from '../reports/text.ts';
import { writeUp } from '../results/findings.ts';
import type { Composition } from './context.ts';
import { rejudge } from './recompute.ts';

/** One time a finding was sent again. */
export interface Attempt {
  shown: 'reproduced' | 'gone' | 'undecided';
  /** The request as a curl command. */
  request: string;
  /** What came back, on one line. */
  answer: string;
}

/** Characters of an answer that are shown. */
const SHOWN = 600;

/** Sends a finding's request as it was sent, after what made it mean the same, and judges it by its own rule. */
export async function attempt(
  subject: Subject,
  results: Results,
  finding: Finding,
  composition: Composition,
): Promise<Attempt> {
  const { log, lane } = subject;
  const shown = results.exchanges.find(({ id }) => id === finding.exchange);
  if (!shown) throw new Error(`The results do not hold ${finding.exchange}`);
  const before = log.exchanges.length;
  if (shown.role === 'trace') await traceAgain(subject, shown);
  else await confirm(subject, shown);
  const fresh = log.exchanges.slice(before);
  const last = fresh.findLast((one) => one.of === shown.id || one.role === 'trace');
  const said = last ? told(last, lane.vendor) : { request: '', answer: 'nothing was sent' };
  const unsure = fresh.some(
    (one) => log.outcome(one) === 'unsent' || ((one.role === 'twin' || one.role === 'set') && !log.accepted(one)),
  );
  if (!last || unsure) return { shown: 'undecided', ...said };
  const again = rejudge(results, composition, [...without(results.exchanges, shown), ...fresh]);
  const { findings } = writeUp(again, {
    ...composition,
    exchanges: [...results.exchanges, ...fresh],
    cases: results.cases,
    resultsPath: '',
    toCurl: () => '',
  });
  return {
    shown: findings.some(({ fingerprint }) => fingerprint === finding.fingerprint) ? 'reproduced' : 'gone',
    ...said,
  };
}

/** Repeats a refused request from a known state and reads what it left. */
async function traceAgain(subject: Subject, shown: Exchange): Promise<void> {
  const { lane, log } = subject;
  const message = log.messageOf(shown.id);
  if (!message) return;
  const set = await subject.write(lane.baseline, { role: 'set' }, 'base');
  await subject.readOnce({ of: set.id }, 'base');
  const again = await subject.send({ ...message, role: 'trace' }, 'base');
  await subject.readOnce({ of: again.id, ...(shown.batch === undefined ? {} : { batch: shown.batch }) }, 'base');
}

/** What was recorded, without the repetitions of an exchange: the fresh one is to speak for itself. */
function without(exchanges: readonly Exchange[], shown: Exchange): Exchange[] {
  if (shown.role !== 'trace') return exchanges.filter(({ role, of }) => role !== 'confirm' || of !== shown.id);
  const traces = new Set(exchanges.filter(({ role }) => role === 'trace').map(({ id }) => id));
  return exchanges.filter(({ id, of }) => !traces.has(id) && (of === undefined || !traces.has(of)));
}

function told(exchange: Exchange, vendor: Vendor): Pick<Attempt, 'request' | 'answer'> {
  const { response } = exchange;
  const answer =
    'failure' in response
      ? `no complete answer: ${response.message}`
      : `${response.status} ${response.cut === undefined ? '' : `(cut: ${response.cut}) `}${response.text ?? (response.body === undefined ? '' : JSON.stringify(response.body))}`;
  return { request: visible(toCurl(exchange, vendor)), answer: clip(oneLine(answer), SHOWN) };
}
