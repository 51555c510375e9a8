import { isEvidence } from '../evidence/answer.ts';
import { noEvidence, type Outcome, quoted, reader } from '../evidence/evidence.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Evidence, Judgement } from '../model/rule.ts';
import type { Reason, Verdict } from '../model/verdict.ts';

/** Puts the campaign's own reason where a rule only lacks evidence, and says where that is so because an answer was cut. */
export function explained(
  { verdict, reason, note, exchanges: shown }: Judgement,
  { contract, clause, campaigns, exchanges, cases }: Omit<Evidence, 'validators' | 'operation' | 'faults'>,
  { interrupted, exchanges: recorded }: { interrupted: boolean; exchanges: readonly Exchange[] },
): Pick<Verdict, 'verdict' | 'reason' | 'note'> {
  const [unjudged] = campaigns.flatMap(
    (one) => one.unjudged ?? one.refused?.find(({ operation }) => operation === clause.operation) ?? [],
  );
  // A duty is judged on all that was to be sent.
  if (verdict === 'pass' && unjudged && clause.part === 'duty')
    return { verdict: 'inconclusive', reason: unjudged.reason, note: unjudged.note };
  if (verdict === 'pass' || verdict === 'fail') return { verdict };
  const read = reader(contract);
  const isOpen = verdict === 'inconclusive' && (reason === 'no evidence' || reason === 'budget spent');
  if (unjudged && isOpen) return { verdict, reason: unjudged.reason, note: unjudged.note };
  const asked = new Set(cases.map(({ id }) => id));
  const heard = new Set(exchanges.flatMap((one) => one.cases));
  // Sent, and answered by what says nothing of it: by a lockout, or an outage.
  const lost = recorded.findLast((one) => one.cases.some((id) => asked.has(id) && !heard.has(id)));
  const why = lost && reason === 'budget spent' ? LOST[read(lost)] : undefined;
  const cause = why ?? (interrupted && isOpen ? 'interrupted' : reason);
  const left = campaigns
    .flatMap((campaign) => campaign.open ?? [])
    .find((one) => one.cases?.some((id) => asked.has(id)));
  const notes: Partial<Record<Reason, () => string | undefined>> = {
    'no evidence': () => cutIn(exchanges),
    'budget spent': () => left?.note,
  };
  const silent = exchanges.find((one) => shown.includes(one.id) && noEvidence(one, read(one)) === cause);
  const telling = why ? lost : silent;
  const said = note ?? (cause && notes[cause] ? notes[cause]() : telling && saidBy(telling, contract));
  return { verdict, ...(cause ? { reason: cause } : {}), ...(said ? { note: said } : {}) };
}

/** Why an answer that came was left out of the evidence. */
const LOST: Partial<Record<Outcome, Reason>> = { blocked: 'access denied', faulted: 'outage' };

/** What was answered in place of an answer to what was asked. */
function saidBy(exchange: Exchange, { operations, vendors }: Contract): string | undefined {
  const vendor = operations.find(({ id }) => id === exchange.operation)?.vendor;
  const known = vendors.find(({ id }) => id === vendor);
  return known && `${quoted(exchange, known)}: ${exchange.id}.`;
}

/** Says of which answer too much was cut to decide anything by it; nothing where none was. */
function cutIn(exchanges: readonly Exchange[]): string | undefined {
  const first = exchanges.find((exchange) => !isEvidence(exchange));
  if (!first || !('cut' in first.response)) return undefined;
  return `The answer was too large and was cut, so that it decides nothing: ${first.id}, ${first.response.cut}.`;
}
