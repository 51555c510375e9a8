import type { Perform } from './performer.ts';
import type { Trial, TrialOutcome } from './trial.ts';

/** Who carries trials out, and how many at once. */
export interface Hands {
  /** Carries a trial out. */
  perform: Perform;
  /** Trials under way at once; default 1. */
  width?: number;
  /** Reported after each trial how many are done of all. */
  onProgress?(done: number, all: number): void;
}

/** Carries trials out, as many at once as there is room for; their outcomes in the order of the trials. */
export async function performed(
  { perform, width = 1, onProgress }: Hands,
  trials: readonly Trial[],
): Promise<TrialOutcome[]> {
  const outcomes: TrialOutcome[] = [];
  const queue = [...trials.entries()];
  let done = 0;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [position, trial] = next;
      outcomes[position] = await perform(trial);
      done += 1;
      onProgress?.(done, trials.length);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return outcomes;
}
