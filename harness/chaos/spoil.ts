import type { Ground } from './ground.ts';
import { runAgain, struck } from './kill.ts';
import { type Playbook, requestAt } from './script.ts';
import { setupFor } from './setups.ts';
import { SPOILS, type Spoil } from './spoils.ts';
import { changedBetween } from './state.ts';

/** Journals, locks, disks, reports and configs that are spoilt, before a run, during it, or after it was killed. */
export const spoil: Playbook = (draw, index, setups) => {
  const way = SPOILS[index % SPOILS.length];
  if (!way) throw new Error('There is no way to spoil');
  const setup = setupFor(
    draw,
    setups.filter(({ writes, profile }) => writes && profile === 'quick'),
  );
  const moment = { share: draw.share() * 0.6 + 0.2, telling: true };
  const skipped = way.skipped?.();
  return {
    title: `${way.id}, ${setup.name}, at ${moment.share.toFixed(3)}`,
    setup,
    ...(skipped === undefined ? {} : { skipped }),
    async play(ground, course) {
      try {
        if (way.when === 'after a kill') await afterKill(ground, requestAt(moment, course), way);
        else await around(ground, requestAt(moment, course), way);
      } finally {
        way.heal?.(ground);
      }
      await ground.recover();
    },
  };
};

/** Kills a run, spoils what it left, and sees what a run and a restore make of it. */
async function afterKill(ground: Ground, nth: number, { spoil: deed, heal, goesOn, restores }: Spoil): Promise<void> {
  const run = ground.run();
  ground.gateway.treat = struck(run, { nth, fate: 'answered', lateMs: 0 });
  await ground.end(run);
  ground.lift();
  deed(ground);
  const next = goesOn ? undefined : await runAgain(ground);
  if (ground.lost && next && (next.ended.code !== 2 || next.writes.length > 0)) {
    ground.seen.push({ wrong: 'end', seen: `beside a spoilt journal a run ends with ${next.ended.code}` });
  }
  await ground.end(ground.restore());
  if (restores && changedBetween(ground.found, ground.state).length > 0) {
    ground.seen.push({ wrong: 'unrestored', seen: 'restore does not put back what a good journal names' });
  }
  heal?.(ground);
}

/** Spoils something before a run, or at one of its requests. */
async function around(ground: Ground, nth: number, { when, spoil: deed, refuses }: Spoil): Promise<void> {
  if (when === 'before a run') deed(ground);
  const stop = ground.gateway.onArrival(({ n }) => {
    if (when === 'during a run' && n === nth) deed(ground);
  });
  const { ended, writes } = await ground.end(ground.run());
  stop();
  if (refuses && (ended.code !== 2 || writes.length > 0)) {
    ground.seen.push({
      wrong: 'end',
      seen: `run ends with ${ended.code} after ${writes.length} writes, in place of a refusal`,
    });
  }
}
