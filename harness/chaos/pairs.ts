import { join } from 'node:path';
import type { Arrival } from './call.ts';
import { placeAt } from './draw.ts';
import type { Ground } from './ground.ts';
import { runAgain, struck } from './kill.ts';
import type { Running } from './running.ts';
import { type Playbook, requestAt } from './script.ts';
import { setupFor } from './setups.ts';
import type { CommandStep } from './trace.ts';

/** How two commands meet. */
const WAYS = [
  'two runs in one folder',
  'two runs in two folders',
  'two runs, one at localhost',
  'two runs, one at a host in capitals, with a slash',
  'two runs of other operations in one folder',
  'a run and a restore',
  'two restores',
  'two runs at a stale lock',
] as const;

/** Two commands at once, whose ways cross in a drawn order. */
export const pairs: Playbook = (draw, index, setups) => {
  const way = WAYS[index % WAYS.length] ?? WAYS[0];
  const apart = way === 'two runs of other operations in one folder';
  const setup = setupFor(
    draw,
    setups.filter(
      ({ writes, profile, operations }) => writes && profile === 'quick' && (!apart || operations.length === 1),
    ),
  );
  const others = setups.filter(
    ({ writes, profile, operations }) =>
      writes && profile === 'quick' && operations.length === 1 && operations[0] !== setup.operations[0],
  );
  const other = setupFor(draw, others);
  const [share, late] = [draw.share() * 0.5 + 0.3, draw.share()];
  const atOnce = draw.chance(0.5);
  return {
    title: `${way}, ${setup.name}${apart ? ` and ${other.name}` : ''}, ${atOnce ? 'both at once' : `the second at ${late} of the first`}`,
    setup: apart ? { ...setup, spared: setup.spared.filter((place) => other.spared.includes(place)) } : setup,
    async play(ground, course) {
      if (way === 'a run and a restore' || way === 'two restores')
        await killed(ground, requestAt({ share, telling: true }, course), 'answered');
      if (way === 'two runs at a stale lock') await killed(ground, 1, 'never carried out');
      const first = way === 'two restores' ? () => ground.restore() : () => ground.run();
      const second = await secondOf(way, ground, apart ? other.operations : []);
      const steps = await meet(ground, first, second, atOnce ? undefined : placeAt(late, course.requests));
      for (const { ended, what } of steps) {
        const trips = /journal-\S+ (?:does not exist|cannot be read)|ENOENT/.exec(ended.err);
        if (trips) ground.seen.push({ wrong: 'end', seen: `${what} trips over the other: ${trips[0]}` });
        if (apart && ended.code === 2)
          ground.seen.push({
            wrong: 'end',
            seen: `${what} is refused, with campaigns of its own: ${ended.err.trim()}`,
          });
      }
      await ground.recover();
      for (const dir of ground.dirs.slice(1)) await ground.recover(dir);
    },
  };
};

async function killed(ground: Ground, nth: number, fate: 'answered' | 'never carried out') {
  const run = ground.run();
  ground.gateway.treat = struck(run, { nth, fate, lateMs: 0 });
  await ground.end(run);
  ground.lift();
  if (fate === 'answered') await runAgain(ground);
}

async function secondOf(way: (typeof WAYS)[number], ground: Ground, operations: string[]): Promise<() => Running> {
  const { dir, gateway } = ground;
  if (way === 'two runs in two folders') {
    const cwd = join(dir, 'elsewhere');
    ground.dirs.push(cwd);
    await ground.writeConfig(cwd, `http://${gateway.authority}`);
    return () => ground.run([], { cwd });
  }
  const origins: { [name: string]: string } = {
    'two runs, one at localhost': `http://localhost:${gateway.at}`,
    'two runs, one at a host in capitals, with a slash': `HTTP://LOCALHOST:${gateway.at}/`,
  };
  const origin = origins[way];
  if (origin !== undefined) {
    await ground.writeConfig(dir, origin, 'other.json');
    return () => ground.run([], { config: 'other.json' });
  }
  if (way === 'a run and a restore' || way === 'two restores') return () => ground.restore();
  return () => ground.run([], operations.length > 0 ? { operations } : {});
}

/** Has two commands meet, and looks whether both wrote to one campaign at the same time. */
async function meet(
  ground: Ground,
  first: () => Running,
  second: () => Running,
  nth: number | undefined,
): Promise<CommandStep[]> {
  const running: Running[] = [first()];
  const owners = new Map<Arrival, Running | undefined>();
  // A connection is looked up while it is open: afterwards nobody can say whose it was.
  const stopOwning = ground.gateway.onArrival((arrival) =>
    owners.set(
      arrival,
      running.find(({ command }) => command.owns(arrival.peer)),
    ),
  );
  const from = ground.gateway.arrivals.length;
  const starts = new Promise<void>((resolve) => {
    if (nth === undefined) resolve();
    else ground.gateway.onArrival(() => ground.gateway.arrivals.length - from >= nth && resolve());
  });
  await Promise.race([starts, running[0]?.command.ended]);
  const later = second();
  // What both found is what the first one found.
  running.push({ ...later, before: running[0]?.before ?? later.before });
  await Promise.all(running.map(({ command }) => command.ended));
  stopOwning();
  const steps: CommandStep[] = [];
  for (const one of running) {
    const others = running.filter((other) => other !== one);
    steps.push(await ground.end(one, { mine: (arrival) => !others.some((other) => owners.get(arrival) === other) }));
  }
  ground.seen.push(...interleaved(ground.gateway.arrivals.slice(from), owners, running));
  return steps;
}

/** Campaigns that two commands wrote to by turns. */
function interleaved(
  arrivals: readonly Arrival[],
  owners: ReadonlyMap<Arrival, unknown>,
  running: readonly Running[],
): Ground['seen'] {
  const oneFolder = new Set(running.map(({ dir }) => dir)).size === 1;
  if (!oneFolder) return [];
  const orders = new Map<string, unknown[]>();
  for (const arrival of arrivals) {
    const owner = owners.get(arrival);
    if (arrival.nthWrite === undefined || arrival.campaign === undefined || owner === undefined) continue;
    const order = orders.get(arrival.campaign) ?? [];
    if (order.at(-1) !== owner) order.push(owner);
    orders.set(arrival.campaign, order);
  }
  return [...orders]
    .filter(([, order]) => order.length > 2)
    .map(([campaign, order]) => ({
      wrong: 'stray' as const,
      seen: `two commands wrote to ${campaign} by turns, ${order.length} turns`,
    }));
}
