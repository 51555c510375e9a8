import type { Target } from '../model/config.ts';
import type { Results } from '../model/results.ts';
import type { TestResult } from '../vitest/protocol.ts';
import { allReported, earlyReported } from '../vitest/reported.ts';
import { type Assignment, assemble } from './assemble.ts';
import { type Conduct, conduct } from './conduct.ts';
import type { Composition } from './context.ts';

/** A run as it is ordered: what is asked of whom, and who hears of it. */
export interface Engagement
  extends Omit<Assignment, 'composition' | 'target'>,
    Pick<
      Conduct,
      | 'id'
      | 'config'
      | 'cwd'
      | 'clock'
      | 'overwrite'
      | 'signal'
      | 'timeMs'
      | 'concurrency'
      | 'onJournal'
      | 'onAnswered'
      | 'notify'
    > {
  composition: Composition;
  target: Target;
  /** Where the results will stand; named in the replay commands. */
  resultsPath: string;
  /** Given the outcome of every test of the vitest suite; of some twice, the same. */
  tell(reported: TestResult): void;
}

/** Runs the engine and makes the results; tells the vitest suite how each test ended, as early as it stands. */
export async function engage(order: Engagement): Promise<Results> {
  const { composition, target, resultsPath, tell } = order;
  const record = await conduct({
    ...composition,
    ...order,
    onJudged: (_operation, judged) => earlyReported(judged.map(({ verdict }) => verdict)).forEach(tell),
  });
  const results = assemble(record, { ...order, target: target.name }, resultsPath);
  allReported(results, composition.contract).forEach(tell);
  return results;
}
