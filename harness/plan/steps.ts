import type { Campaign } from '../model/config.ts';
import type { Property } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import type { Lane, PlannedStep } from './lane.ts';
import { members, openMembers } from './members.ts';
import type { Pack } from './pack.ts';

/** One request of the base plan. */
export type Step =
  /** The campaign as it is found, before anything is written. */
  | { do: 'look' }
  /** The baseline, in the first documented reading; the others are follow-ups. */
  | { do: 'control' }
  /** The page's own request. */
  | { do: 'sample' }
  /** Legal values of several members in one body. */
  | { do: 'pack'; pack: Pack }
  /** The counterpart: the accepted twin of all near-misses, or its repetition. */
  | { do: 'counterpart'; role: 'twin' | 'repeat'; closing?: true }
  /** The baseline again, so that what is stored differs from what near-misses carry. */
  | { do: 'set' }
  /** One case by itself. */
  | { do: 'case'; case: Case; batched: boolean }
  /** One drawn body; what fails is shrunk by follow-ups. */
  | { do: 'drawn'; property: Property; case: Case; batched: boolean }
  /** What the last write left behind. */
  | { do: 'read'; batched: boolean }
  /** One step of a probe; a read of what the step before it left behind. */
  | { do: 'probe'; step: PlannedStep }
  /** A campaign nobody writes to. */
  | { do: 'neighbour'; campaign: Campaign };

/** How what a lane has written can be seen: by a read operation, by the answer of an update that changes nothing, or not at all. */
export function readBack(lane: Lane): 'read' | 'echo' | 'none' {
  if (lane.read) return 'read';
  return lane.operation.effect === 'merge' && echoMember(lane) !== undefined ? 'echo' : 'none';
}

/** A member whose baseline value can be sent by itself without changing what the answer repeats. */
export function echoMember({ operation, baseline }: Lane): string | undefined {
  const open = openMembers(operation);
  const repeated = new Set(Object.values(operation.echo));
  return members(operation).find(
    ({ path, fixed, pool }) =>
      !fixed &&
      !pool &&
      !path.includes('[') &&
      !path.includes('.') &&
      !open.has(path) &&
      !repeated.has(path) &&
      path in baseline,
  )?.path;
}

/** The base plan of a lane: every request of it, in order. */
export function steps(lane: Lane): Step[] {
  return [...openingSteps(lane), ...ruleSteps(lane), ...probeSteps(lane, 'own'), ...probeSteps(lane, 'crossing')];
}

/** What is read before anything is written to any campaign: the lane's own, and its neighbours. */
export function openingSteps(lane: Lane): Step[] {
  if (!lane.read) return [];
  return [{ do: 'look' }, ...(lane.writes ? neighbourSteps(lane) : [])];
}

function neighbourSteps({ neighbours }: Lane): Step[] {
  return neighbours.map((campaign) => ({ do: 'neighbour', campaign }));
}

/** Requests of the base plan of all lanes. */
export function baseCount(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, lane) => sum + steps(lane).length, 0);
}

/** What is sent for rules, after the opening. */
export function ruleSteps(lane: Lane): Step[] {
  const reads = readBack(lane) !== 'none';
  const read = (batched: boolean): Step[] => (reads ? [{ do: 'read', batched }] : []);
  const batch = lane.batch.map((planned): Step => ({ do: 'case', case: planned, batched: true }));
  const alone = (cases: readonly Case[]): Step[] => cases.map((one) => ({ do: 'case', case: one, batched: false }));
  const drawn = (expect: Property['expect']): Step[] =>
    lane.properties
      .filter(({ property }) => property.expect === expect)
      .flatMap(({ property, cases }) =>
        cases.map((one): Step => ({ do: 'drawn', property, case: one, batched: expect === 'refused' })),
      );
  if (!lane.writes) return [...batch, ...(batch.length > 0 && lane.read ? [{ do: 'look' } as const] : [])];
  return [
    { do: 'control' },
    ...read(false),
    ...(lane.sample ? [{ do: 'sample' } as const] : []),
    ...packSteps(lane).flatMap(({ pack, isNew }): Step[] => [
      { do: 'pack', pack },
      ...(lane.read && isNew ? read(false) : []),
    ]),
    ...alone(lane.observed),
    { do: 'counterpart', role: 'twin' },
    { do: 'counterpart', role: 'repeat' },
    ...read(false),
    { do: 'set' },
    ...batch,
    ...drawn('refused'),
    ...read(true),
    { do: 'counterpart', role: 'twin', closing: true },
    ...(lane.read ? read(false) : []),
    ...alone(lane.alone),
    ...drawn('accepted'),
    ...(lane.read ? neighbourSteps(lane) : []),
  ];
}

/** The bodies of a lane's positives, and whether two values meet in one for the first time: what was read of a meeting once need not be again. */
function packSteps({ packs }: Lane): { pack: Pack; isNew: boolean }[] {
  const met = new Set<string>();
  return packs.map((pack) => {
    const before = met.size;
    for (const { id: one } of pack) for (const { id: other } of pack) met.add(`${one}\n${other}`);
    return { pack, isNew: met.size > before };
  });
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

/** Tells whether a step ends the bracket of near-misses. */
export function isClosing(step: Step): boolean {
  return (step.do === 'read' && step.batched) || (step.do === 'counterpart' && step.closing === true);
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
