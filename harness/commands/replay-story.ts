import type { Message } from '../execute/lane-log.ts';
import type { Subject } from '../execute/subject.ts';
import type { Exchange } from '../model/exchange.ts';
import { laneOf } from '../results/story.ts';

/** A story told anew. */
export interface Retold {
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
 */
export async function retell(cast: readonly Subject[], steps: readonly Exchange[]): Promise<Retold> {
  const before = new Set(cast.flatMap(({ log }) => log.recorded));
  const now = new Map<string, Exchange>();
  for (const step of steps) {
    const subject = cast.find(({ lane }) => lane.id === laneOf(step.id));
    const message = subject?.log.messageOf(step.id);
    if (!subject || !message) throw new Error(`${step.id} cannot be sent again`);
    const { of: then, ...same } = message;
    const about = then === undefined ? undefined : now.get(then);
    now.set(step.id, await sendStep(subject, about ? { ...same, of: about.id } : same, about));
  }
  return { fresh: cast.flatMap(({ log }) => log.recorded.filter((one) => !before.has(one))), now };
}

/** A read of what an accepted write left behind is as patient as the run was; any other request is sent once. */
async function sendStep(subject: Subject, message: Message, about: Exchange | undefined): Promise<Exchange> {
  const { operation, body, ...meta } = message;
  if (message.role === 'read' && about && subject.log.accepted(about)) return subject.readBack(meta, 'base');
  if (operation.effect === 'read') await subject.settle();
  const exchange = await subject.send(message, 'base');
  if (message.role === 'read') subject.reads.add(exchange.id);
  return exchange;
}
