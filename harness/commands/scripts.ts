import { planRun } from '../engine.ts';
import type { Target } from '../model/config.ts';
import type { Contract } from '../model/contract.ts';
import type { Script } from '../plan/script.ts';
import type { Selection } from '../plan/selection.ts';

/**
 * The campaigns a command would speak to, without any question put to them.
 *
 * @param input.seed Of the run whose counterparts they are to have; default: 0.
 */
export function scriptsWithoutRules(input: {
  contract: Contract;
  target: Target;
  selection: Selection;
  seed?: number;
}): Script[] {
  return planRun({ seed: 0, ...input, rules: [], samples: [] }).scripts;
}
