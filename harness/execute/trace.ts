import { isSameState } from '../judge/changes.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Subject } from './subject.ts';

/** Suspects that are tried one by one; more are tried half by half. */
const FEW = 4;

/**
 * Finds the refused request that changed the campaign: repeats refused ones from a known state and reads, until the state changes
 * again. Those whose body the changed state shows best come first, and the others only where it was none of them: what a read does not
 * show leaves many that are equally likely.
 *
 * @param before What a read shows while the baseline is stored.
 * @param after The read that showed another state after the batch.
 */
export async function trace(subject: Subject, batch: string, before: Json, after: Exchange): Promise<void> {
  const { lane, log } = subject;
  const suspects = log.exchanges
    .filter((x) => x.batch === batch && x.operation === lane.update.id && !log.accepted(x))
    .filter(({ role }) => role === 'near-miss' || role === 'access' || role === 'property')
    .map((suspect) => ({ suspect, unlike: unlikeness(subject, suspect, after) }))
    .toSorted((a, b) => a.unlike - b.unlike);
  const least = suspects[0]?.unlike ?? 0;
  const likely = suspects.filter(({ unlike }) => unlike === least).map(({ suspect }) => suspect);
  const others = suspects.filter(({ unlike }) => unlike !== least).map(({ suspect }) => suspect);
  if (await isFound(subject, likely, batch, before)) return;
  await isFound(subject, others, batch, before);
}

/** Looks for the cause among some suspects: few one by one, many half by half, so that many cost few. */
async function isFound(subject: Subject, suspects: Exchange[], batch: string, before: Json): Promise<boolean> {
  if (suspects.length <= FEW) {
    for (const suspect of suspects) {
      if (!(await isInnocent(subject, [suspect], batch, before))) return true;
    }
    return false;
  }
  const half = suspects.slice(0, Math.ceil(suspects.length / 2));
  const rest = suspects.slice(half.length);
  if (await isInnocent(subject, half, batch, before)) return isFound(subject, rest, batch, before);
  return isFound(subject, half, batch, before);
}

/**
 * Repeats refused requests from a known state; false once the state has changed, or cannot be told. Only a request that was repeated
 * alone is recorded as the cause of what the read shows.
 */
async function isInnocent(subject: Subject, suspects: Exchange[], batch: string, before: Json): Promise<boolean> {
  const { lane, log, lateReads } = subject;
  const unchanged = (read: Exchange) => isSameState(lane.read ?? lane.update, subject.see(read), before);
  await subject.write(lane.baseline, { role: 'set' }, 'trace');
  // Where reads come late, one that shows the near-misses' own twin would accuse the wrong request.
  if (lateReads > 0 && !unchanged(await subject.readBack({}, 'trace', unchanged))) return false;
  let cause: Exchange | undefined;
  for (const { id } of suspects) {
    const message = log.messageOf(id);
    if (message) cause = await subject.send({ ...message, role: 'trace', of: id }, 'trace');
  }
  await subject.settle();
  const about = cause && suspects.length === 1 ? { of: cause.id, batch } : {};
  for (let reads = 0; reads <= lateReads; reads += 1) {
    if (!unchanged(await subject.readOnce(about, 'trace'))) return false;
  }
  return true;
}

/** How many members a read shows otherwise than a request carried them; a request without a body is the least likely. */
function unlikeness(subject: Subject, { id }: Exchange, after: Exchange): number {
  const body = subject.log.messageOf(id)?.body;
  return body ? subject.unlike(after, body).length : Number.POSITIVE_INFINITY;
}
