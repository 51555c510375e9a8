import { isDeepStrictEqual } from 'node:util';
import { differences } from '../judge/answer.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Subject } from './subject.ts';

/**
 * Finds the refused request that changed the campaign: repeats the refused ones one by one from a known state, those whose values
 * the changed state shows first, and reads after each, until the state changes again.
 *
 * @param before What a read shows while the baseline is stored.
 * @param after What the read after the batch showed.
 */
export async function trace(subject: Subject, batch: string, before: Json, after: Json): Promise<void> {
  const { lane, log } = subject;
  const suspects = log.exchanges
    .filter((x) => x.batch === batch && x.operation === lane.update.id && !log.accepted(x))
    .filter(({ role }) => role === 'near-miss' || role === 'access' || role === 'property');
  const changed = differences(before, after);
  const rank = (suspect: Exchange) => likeness(subject, suspect, after, changed);
  for (const suspect of suspects.toSorted((a, b) => rank(b) - rank(a))) {
    if (!(await isInnocent(subject, suspect, batch, before))) return;
  }
}

/** Repeats one refused request from a known state; false once the state has changed, or cannot be told. */
async function isInnocent(subject: Subject, { id }: Exchange, batch: string, before: Json): Promise<boolean> {
  const { lane, log, lateReads } = subject;
  const unchanged = (read: Exchange) => isDeepStrictEqual(subject.see(read), before);
  const message = log.messageOf(id);
  if (!message) return true;
  await subject.write(lane.baseline, { role: 'set' }, 'trace');
  // Where reads come late, one that shows the near-misses' own twin would accuse the wrong request.
  if (lateReads > 0 && !unchanged(await subject.readBack({}, 'trace', unchanged))) return false;
  const again = await subject.send({ ...message, role: 'trace', of: id }, 'trace');
  await subject.settle();
  for (let reads = 0; reads <= lateReads; reads += 1) {
    if (!unchanged(await subject.readOnce({ of: again.id, batch }, 'trace'))) return false;
  }
  return true;
}

/** How many of the changed members show exactly what a request carried. */
function likeness({ log }: Subject, { id }: Exchange, after: Json, changed: readonly string[]): number {
  const body = log.messageOf(id)?.body;
  if (!body || !isObject(after)) return 0;
  return changed.filter((name) => isDeepStrictEqual(body[name], after[name])).length;
}
