import type { Exchange } from '../model/exchange.ts';
import { type Subject, unlessSpent } from './subject.ts';

/**
 * Sends the request that shows a violation once more, after what makes it mean the same: a near-miss follows its accepted twin and
 * the stored baseline, a read follows its write. The repetition is recorded with role `confirm`.
 *
 * @returns False where no budget was left for it.
 */
export async function confirm(subject: Subject, exchange: Exchange): Promise<boolean> {
  try {
    await repeat(subject, exchange);
    return true;
  } catch (error) {
    return unlessSpent(error) ?? false;
  }
}

async function repeat(subject: Subject, exchange: Exchange): Promise<void> {
  const { log, lane } = subject;
  const message = log.messageOf(exchange.id);
  if (!message) return;
  const meta = { role: 'confirm', of: exchange.id } as const;
  if (exchange.role === 'read' && exchange.of) {
    const write = log.messageOf(exchange.of);
    await refuseBefore(subject, exchange.of);
    // A repetition is one only after what it repeats.
    if (write?.role === 'repeat') await subject.send({ ...write, role: 'confirm', of: exchange.of }, 'confirm');
    if (write) await subject.send({ ...write, role: 'confirm', of: exchange.of }, 'confirm');
    await subject.readBack(meta, 'confirm');
    return;
  }
  if (message.operation.effect !== 'read') {
    const follows = exchange.batch !== undefined || exchange.role === 'repeat';
    if (follows)
      await subject.write(subject.body('counterpart'), { role: 'twin', batch: exchange.batch ?? '' }, 'confirm');
    if (exchange.role !== 'repeat') await subject.write(lane.baseline, { role: 'set' }, 'confirm');
  }
  await subject.send({ ...message, ...meta }, 'confirm');
  // What a merge does to members it does not name shows only in the answer after it.
  if (message.operation.effect === 'merge' && log.accepted(exchange))
    await subject.send({ ...message, ...meta }, 'confirm');
}

/** Sends again what was refused right before a write: a target may lose the update that follows. */
async function refuseBefore({ log, lane }: Subject, write: string): Promise<void> {
  const before = log.exchanges.slice(
    0,
    log.exchanges.findIndex(({ id }) => id === write),
  );
  const last = before.findLast(({ operation }) => operation === lane.update.id);
  const message = last && log.outcome(last) === 'refused' ? log.messageOf(last.id) : undefined;
  if (last && message) await log.send({ ...message, role: 'confirm', of: last.id }, 'confirm');
}

/** A campaign that was changed matters more than a request: a baseline that is not accepted at once is sent again after these pauses, in milliseconds. */
const RESTORE_PAUSES = [500, 1500];

/**
 * Puts the baseline back and, where the campaign can be read, sees that it is back. Outside of every budget, and done even when
 * the run was interrupted.
 */
export async function restore(subject: Subject): Promise<void> {
  const { lane, record, log } = subject;
  if (!record.written) return;
  let put = await subject.write(lane.baseline, { role: 'restore' }, 'restore');
  for (const pause of RESTORE_PAUSES) {
    if (log.accepted(put)) break;
    await subject.rest(pause);
    put = await subject.write(lane.baseline, { role: 'restore' }, 'restore');
  }
  record.restored = log.accepted(put) || isUntouched(subject);
  if (!log.accepted(put) || !record.read) return;
  const read = await subject.readBack({ of: put.id }, 'restore');
  record.restored = !log.accepted(read) || subject.shows(read, lane.baseline);
}

/**
 * Tells whether nothing can have changed: every write was refused, and none broke or was cut off. Where nothing was written but the
 * baseline, an earlier process may have changed anything.
 */
function isUntouched({ lane, log }: Subject): boolean {
  const writes = log.exchanges.filter(({ operation, role }) => operation === lane.update.id && role !== 'restore');
  const isHarmless = (write: Exchange) => {
    const outcome = log.outcome(write);
    const isCutOff = 'failure' in write.response && write.response.failure === 'interrupted';
    return outcome !== 'accepted' && outcome !== 'faulted' && !isCutOff;
  };
  return writes.length > 0 && writes.every(isHarmless);
}
