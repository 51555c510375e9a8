import type { NuisanceEntry } from '../commands/context.ts';
import { type Trial, witnesses } from '../selftest/trial.ts';
import type { Choices } from './draw.ts';
import { type Solo, violationsBehind } from './solo.ts';
import type { ChaosWorld } from './world.ts';

/** Most nuisances that stand in front of one target. */
const MOST = 4;

/** One to four nuisances that a run gets over, in front of a target in this process, on a clock that jumps. */
export function sequence(draw: Choices, _index: number, { contract, reference }: ChaosWorld['composition']): Solo {
  const nuisances = several(draw, reference.nuisances.filter(isGotOver), draw.whole(1, MOST));
  const ids = nuisances.map(({ id }) => id);
  const update = draw.one(contract.operations.filter(({ effect }) => effect !== 'read'));
  // Most are asked about one campaign alone, which takes less time.
  const operations = draw.chance(0.1) ? undefined : witnesses(contract, update.id);
  const chance = draw.whole(1, 1_000_000);
  const trial: Trial = { behaviour: {}, profile: 'quick', ...(operations ? { operations } : {}) };
  return {
    title: `${ids.join(', ')}; ${operations?.join(', ') ?? 'all'}; chance ${chance}`,
    core: true,
    async judged({ rehearse }) {
      const without = await rehearse(trial);
      return violationsBehind(nuisances, await rehearse({ ...trial, nuisances: ids, chance }), without);
    },
  };
}

/** A run comes to the same behind it, or names what it noticed; and it can be met without a socket. */
function isGotOver({ right, socket }: NuisanceEntry): boolean {
  return !socket && (right === 'unnoticed' || right === 'noticed');
}

function several<T>(draw: Choices, list: readonly T[], count: number): T[] {
  const chosen: T[] = [];
  while (chosen.length < count) chosen.push(draw.one(list.filter((one) => !chosen.includes(one))));
  return chosen;
}
