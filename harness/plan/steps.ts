import type { Lane } from './lane.ts';
import { ruleSteps } from './scripts.ts';
import { neighbourSteps, type Step } from './step.ts';

/** The base plan of a lane: every request of it, in order. */
export function steps(lane: Lane): Step[] {
  return [...openingSteps(lane), ...ruleSteps(lane), ...probeSteps(lane, 'own'), ...probeSteps(lane, 'crossing')];
}

/** What is read before anything is written to any campaign: the lane's own, and its neighbours. */
export function openingSteps(lane: Lane): Step[] {
  if (!lane.first) return [];
  const { read, list, making, writes } = lane;
  return [
    ...(read && !making ? [{ do: 'look' } as const] : []),
    ...(list ? [{ do: 'list' } as const] : []),
    ...(read && writes ? neighbourSteps(lane) : []),
  ];
}

/** Requests of the base plan of all lanes. */
export function baseCount(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, lane) => sum + steps(lane).length, 0);
}

/**
 * What is sent for probes: those that keep to the lane's own campaign, or those that also write to another one and wait until all lanes
 * are done. Each costs the steps that nothing else sends, after the baseline where what follows is compared with it.
 */
export function probeSteps({ probes, writes }: Lane, which: 'own' | 'crossing'): Step[] {
  return probes
    .filter(({ crossing }) => crossing === (which === 'crossing'))
    .flatMap(({ steps: asked, fromBaseline }) => {
      const sent = asked.filter(({ shared }) => shared === undefined);
      const set: Step[] = fromBaseline && writes ? [{ do: 'set' }] : [];
      return [...set, ...sent.map((step): Step => ({ do: 'probe', step }))];
    });
}

/**
 * The lanes that the crossing probes of a lane write to, itself among them; none where it has no such probe.
 *
 * @param sent The lane's steps that are sent; default: all.
 */
export function crossed(
  lane: Lane,
  lanes: readonly Lane[],
  sent: readonly Step[] = probeSteps(lane, 'crossing'),
): Lane[] {
  const crossing = new Set(lane.probes.filter((probe) => probe.crossing).flatMap((probe) => probe.steps));
  const recipes = sent.flatMap((step) =>
    step.do === 'probe' && crossing.has(step.step) ? [step.step.case.recipe] : [],
  );
  const written = new Set(recipes.flatMap(({ base, campaign }) => (base ? [campaign] : [])));
  if (recipes.length === 0) return [];
  return lanes.filter((one) => one === lane || (one.vendor === lane.vendor && written.has(one.campaign.key)));
}
