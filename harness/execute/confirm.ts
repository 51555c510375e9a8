import { isSpent, isUpdate, isWrite } from '../model/effect.ts';
import type { Exchange } from '../model/exchange.ts';
import { send } from './again.ts';
import { unlessSpent } from './budget.ts';
import type { Subject } from './subject.ts';

/**
 * Sends the request that shows a violation once more, after what makes it mean the same: a near-miss follows its accepted twin and
 * the stored baseline, a read follows its write, and that of a neighbour the update before it. The repetition is recorded with role `confirm`; of a read there are two, the second
 * one `of` the first, for what comes and goes may well come twice.
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
  const { log, script } = subject;
  const message = log.messageOf(exchange.id);
  if (!message) return;
  const meta = { role: 'confirm', of: exchange.id } as const;
  if (exchange.role === 'read' && exchange.of) {
    const write = log.messageOf(exchange.of);
    if (write && isSpent(write.operation)) await subject.make('confirm');
    else await precede(subject, exchange.of);
    if (write) await subject.send({ ...write, role: 'confirm', of: exchange.of }, 'confirm');
    const read = await subject.readBack(meta, 'confirm');
    await subject.readOnce({ role: 'confirm', of: read.id }, 'confirm');
    return;
  }
  // What changes a campaign that nobody names is the update before.
  if (exchange.role === 'neighbour') await precede(subject, exchange.id);
  if (isSpent(message.operation)) await subject.make('confirm');
  else if (isWrite(message.operation)) {
    const follows = exchange.batch !== undefined || exchange.role === 'repeat';
    if (follows)
      await subject.write(subject.body('counterpart'), { role: 'twin', batch: exchange.batch ?? '' }, 'confirm');
    if (exchange.role !== 'repeat' && isUpdate(message.operation))
      await subject.write(script.baseline, { role: 'set' }, 'confirm');
    if (message.operation.effect === 'merge' && log.accepted(exchange)) await precede(subject, exchange.id);
  }
  const again = await subject.send({ ...message, ...meta }, 'confirm');
  if (!isWrite(message.operation)) await subject.send({ ...message, role: 'confirm', of: again.id }, 'confirm');
  // What a merge does to members it does not name shows only in the answer after it.
  if (message.operation.effect === 'merge' && log.accepted(exchange))
    await subject.send({ ...message, ...meta }, 'confirm');
}

/** Sends again what came right before a write: what is stored may go wrong after what was stored, or refused, before it. */
async function precede(subject: Subject, write: string): Promise<void> {
  const { log, script } = subject;
  if (!isUpdate(script.operation)) return;
  const before = log.exchanges.slice(
    0,
    log.exchanges.findIndex(({ id }) => id === write),
  );
  const updates = before.filter(({ operation }) => operation === script.operation.id);
  const stored = updates.findLast((one) => log.accepted(one));
  const last = updates.at(-1);
  const refused = last && log.outcome(last) === 'refused' ? last : undefined;
  // What was found is what the baseline stores.
  if (!stored) await subject.write(script.baseline, { role: 'set' }, 'confirm');
  for (const one of [stored, refused]) {
    const message = one && log.messageOf(one.id);
    if (message) await send(log, { ...message, role: 'confirm', of: one.id }, 'confirm');
  }
}
