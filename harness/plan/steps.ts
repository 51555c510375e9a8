import type { Script } from './script.ts';
import { ruleSteps } from './scripts.ts';
import { neighbourSteps, type Step } from './step.ts';

/** The base plan of a script: every request of it, in order. */
export function steps(script: Script): Step[] {
  return [
    ...openingSteps(script),
    ...ruleSteps(script),
    ...probeSteps(script, 'own'),
    ...probeSteps(script, 'crossing'),
  ];
}

/** What is read before anything is written to any campaign: the script's own, and its neighbours. */
export function openingSteps(script: Script): Step[] {
  if (!script.first) return [];
  const { read, list, making, writes } = script;
  return [
    ...(read && !making ? [{ do: 'look' } as const] : []),
    ...(list ? [{ do: 'list' } as const] : []),
    ...(read && writes ? neighbourSteps(script) : []),
  ];
}

/** Requests of the base plan of all scripts. */
export function baseCount(scripts: readonly Script[]): number {
  return scripts.reduce((sum, script) => sum + steps(script).length, 0);
}

/**
 * What is sent for probes: those that keep to the script's own campaign, or those that also write to another one and wait until all scripts
 * are done. Each costs the steps that nothing else sends, after the baseline where what follows is compared with it.
 */
export function probeSteps({ probes, writes }: Script, which: 'own' | 'crossing'): Step[] {
  return probes
    .filter(({ crossing }) => crossing === (which === 'crossing'))
    .flatMap(({ steps: asked, fromBaseline }) => {
      const sent = asked.filter(({ shared }) => shared === undefined);
      const set: Step[] = fromBaseline && writes ? [{ do: 'set' }] : [];
      return [...set, ...sent.map((step): Step => ({ do: 'probe', step }))];
    });
}

/**
 * The scripts that the crossing probes of a script write to, itself among them; none where it has no such probe.
 *
 * @param sent The script's steps that are sent; default: all.
 */
export function crossed(
  script: Script,
  scripts: readonly Script[],
  sent: readonly Step[] = probeSteps(script, 'crossing'),
): Script[] {
  const crossing = new Set(script.probes.filter((probe) => probe.crossing).flatMap((probe) => probe.steps));
  const recipes = sent.flatMap((step) =>
    step.do === 'probe' && crossing.has(step.step) ? [step.step.case.recipe] : [],
  );
  const written = new Set(recipes.flatMap(({ base, campaign }) => (base ? [campaign] : [])));
  if (recipes.length === 0) return [];
  return scripts.filter((one) => one === script || (one.vendor === script.vendor && written.has(one.campaign.key)));
}
