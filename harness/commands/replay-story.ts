import { isDeepStrictEqual } from 'node:util';
import type { Message } from '../execute/conversation.ts';
import type { Meta, Subject } from '../execute/subject.ts';
import { conversationOf, type Exchange, isSafe } from '../model/exchange.ts';

/** A story sent anew. */
export interface Resent {
  /** All that was sent, in order. */
  fresh: Exchange[];
  /** Recorded id → the exchange that stands for it now. */
  now: ReadonlyMap<string, Exchange>;
}

/**
 * Sends the steps of a story once more, each as it was sent then: with its role and cases, and about the fresh exchange that stands for
 * the one it was about.
 *
 * @param cast The campaigns that the story plays in.
 * @param isPatient Whether a read right after a refusal is repeated for as long as a read may be late, while it shows no change.
 */
export async function retell(
  cast: readonly Subject[],
  steps: readonly Exchange[],
  isPatient: boolean,
): Promise<Resent> {
  const before = new Set(cast.flatMap(({ log }) => log.recorded));
  const now = new Map<string, Exchange>();
  for (const step of steps) {
    const subject = cast.find(({ script }) => script.id === conversationOf(step.id));
    const message = subject?.log.messageOf(step.id);
    if (!subject || !message) throw new Error(`${step.id} cannot be sent again`);
    const { of: then, ...same } = message;
    const about = then === undefined ? undefined : now.get(then);
    const fresh = about ? { ...same, of: about.id } : same;
    now.set(step.id, await sendStep(subject, fresh, about, isPatient));
  }
  return { fresh: cast.flatMap(({ log }) => log.recorded.filter((one) => !before.has(one))), now };
}

/** A read of what an accepted write left behind is as patient as the run was; any other request is sent once. */
async function sendStep(
  subject: Subject,
  message: Message,
  about: Exchange | undefined,
  isPatient: boolean,
): Promise<Exchange> {
  const { log } = subject;
  const { operation, body, ...meta } = message;
  const { last } = log;
  if (message.role === 'read' && last && !isSafe(last.request) && log.outcome(last) === 'refused' && isPatient)
    return untilChanged(subject, meta, about);
  if (message.role === 'read' && about && log.accepted(about)) return subject.readBack(meta, 'base');
  if (operation.effect === 'read') await subject.settle();
  const exchange = await subject.send(message, 'base');
  if (message.role === 'read') subject.reads.add(exchange.id);
  return exchange;
}

/** Reads what a refused update left behind: where reads are late, the first one shows nothing of it yet. */
async function untilChanged(subject: Subject, meta: Meta, about: Exchange | undefined): Promise<Exchange> {
  const { log } = subject;
  const written = about && log.accepted(about) ? log.messageOf(about.id)?.body : undefined;
  const prior = log.exchanges.findLast(({ id, role }) => role === 'read' && subject.reads.has(id));
  const shown = prior && subject.see(prior);
  const isChanged = (read: Exchange) =>
    written ? !subject.shows(read, written) : shown !== undefined && !isDeepStrictEqual(subject.see(read), shown);
  // That nothing changed says nothing of how late reads are.
  return subject.readBack(meta, 'base', (read) => (isChanged(read) ? [] : ['a change']), false);
}
