import type { Treatment } from './call.ts';
import { pass } from './gateway.ts';
import type { Ground } from './ground.ts';
import type { Running } from './running.ts';
import { momentOf, momentText, type Playbook, requestAt } from './script.ts';
import { setupFor } from './setups.ts';
import { changedBetween } from './state.ts';
import type { CommandStep } from './trace.ts';

/** What becomes of the request during which a command is killed. */
const FATES = ['never carried out', 'carried out', 'carried out late', 'answered'] as const;

/** A moment at which a command is killed. */
interface Blow {
  /** Place of the request among those of the command. */
  nth: number;
  fate: (typeof FATES)[number];
  lateMs: number;
}

/** Kills of runs, of restores, and of the children that a run has. Of five one is of a restore, and one in ten of a child. */
export const kill: Playbook = (draw, index, setups) => {
  const victim = index % 5 === 4 ? 'restore' : index % 10 === 7 ? 'child' : 'run';
  const setup = setupFor(
    draw,
    setups.filter(({ writes }) => writes),
  );
  const moment = momentOf(draw);
  const blow = { fate: draw.one(FATES), lateMs: draw.whole(100, 4000) };
  const second = { nth: draw.whole(1, 4), fate: draw.one(FATES), lateMs: draw.whole(100, 4000) };
  const settle = draw.chance(0.75);
  const asksAgain = draw.chance(0.5);
  const title = `${victim} killed at ${momentText(moment)} of ${setup.name}, the request is ${blow.fate}`;
  return {
    title: `${title}${settle ? '' : '; what is late is not awaited'}`,
    setup,
    core: moment.telling && blow.fate !== 'never carried out',
    async play(ground, course) {
      const run = ground.run();
      const nth = requestAt(moment, course);
      if (victim === 'child') {
        ground.gateway.onArrival(({ n }) => n === nth && run.command.killChildren());
        await ground.end(run);
        return ground.recover();
      }
      ground.gateway.treat = struck(run, { ...blow, nth });
      await ground.end(run, { settle });
      ground.lift();
      if (victim === 'restore') {
        const restore = ground.restore();
        ground.gateway.treat = struck(restore, second);
        await ground.end(restore, { settle });
        ground.lift();
      }
      if (asksAgain) await runAgain(ground);
      return ground.recover();
    },
  };
};

/** A run after a kill that left something changed: it has to refuse. One that may go on is not worth its time. */
export async function runAgain(ground: Ground): Promise<CommandStep | undefined> {
  if (changedBetween(ground.found, ground.state).length === 0) return undefined;
  return ground.end(ground.run([], { what: 'next run' }));
}

/** Kills a command at one of its requests. */
export function struck(running: Running, { nth, fate, lateMs }: Blow): Treatment {
  const end = () => {
    running.killed = true;
    running.command.signal('SIGKILL');
  };
  return async (call) => {
    if (call.arrival.n - running.from !== nth) return pass(call);
    if (fate === 'carried out late') call.deliverLater(lateMs);
    if (fate === 'carried out') await call.deliver();
    if (fate !== 'answered') return end();
    await pass(call);
    setImmediate(end);
  };
}
