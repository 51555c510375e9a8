import { planRun } from '../engine.ts';
import type { Target } from '../model/config.ts';
import type { Contract } from '../model/contract.ts';
import type { Lane } from '../plan/lane.ts';
import type { Selection } from '../plan/selection.ts';

/**
 * The campaigns a command would speak to, without any question put to them.
 *
 * @param input.seed Of the run whose counterparts they are to have; default: 0.
 */
export function lanesWithoutRules(input: {
  contract: Contract;
  target: Target;
  selection: Selection;
  seed?: number;
}): Lane[] {
  return planRun({ seed: 0, ...input, rules: [], samples: [] }).lanes;
}
