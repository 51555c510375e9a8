import { Worker } from 'node:worker_threads';
import type { Perform } from './performer.ts';
import type { Trial, TrialOutcome } from './trial.ts';

/** Threads of this process that carry trials out side by side. */
export interface Crew {
  /** Hands a trial to a thread that has none; at most as many at once as there are threads. */
  perform: Perform;
  close(): Promise<void>;
}

/**
 * Starts a crew. Each thread puts the composition together by itself; what comes of a trial does not depend on which one carries it out.
 *
 * @param width How many threads.
 */
export function crew(width: number, seed: number): Crew {
  const workers = Array.from(
    { length: width },
    () => new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { seed } }),
  );
  const idle = [...workers];
  return {
    perform: async (trial) => {
      const worker = idle.shift();
      if (!worker) throw new Error('Every thread has a trial already');
      try {
        return await answered(worker, trial);
      } finally {
        idle.push(worker);
      }
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function answered(worker: Worker, trial: Trial): Promise<TrialOutcome> {
  return new Promise((resolve, reject) => {
    const done = (outcome: TrialOutcome) => {
      worker.off('error', reject);
      resolve(outcome);
    };
    worker.once('message', done);
    worker.once('error', reject);
    worker.postMessage(trial);
  });
}
