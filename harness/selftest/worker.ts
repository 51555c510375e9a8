import type { MessagePort } from 'node:worker_threads';
import { compose } from '../main.ts';
import { performer } from './performer.ts';
import type { Trial } from './trial.ts';

/** Carries out what comes in by the port, and answers with what came of it. */
export async function attend(port: MessagePort, { seed }: { seed: number }): Promise<void> {
  const perform = performer(await compose(), seed);
  port.on('message', async (trial: Trial) => port.postMessage(await perform(trial)));
}
