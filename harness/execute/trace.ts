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
    .filter(
      (x) => x.batch === batch && x.operation === lane.update.id && (x.role === 'near-miss' || x.role === 'access'),
    )
    .filter((x) => !log.accepted(x));
  const changed = differences(before, after);
  for (const suspect of suspects.toSorted(
    (a, b) => likeness(subject, b, after, changed) - likeness(subject, a, after, changed),
  )) {
    const message = log.messageOf(suspect.id);
    if (!message) continue;
    await subject.write(lane.baseline, { role: 'set' }, 'trace');
    const again = await subject.send({ ...message, role: 'trace', of: suspect.id }, 'trace');
    const read = await subject.readOnce({ of: again.id, batch }, 'trace');
    const seen = subject.see(read);
    if (seen !== undefined && !isDeepStrictEqual(seen, before)) return;
  }
}

/** How many of the changed members show exactly what a request carried. */
function likeness({ log }: Subject, { id }: Exchange, after: Json, changed: readonly string[]): number {
  const body = log.messageOf(id)?.body;
  if (!body || !isObject(after)) return 0;
  return changed.filter((name) => isDeepStrictEqual(body[name], after[name])).length;
}
