import { pass } from './gateway.ts';
import { momentOf, momentText, type Playbook, writeAt } from './script.ts';
import { setupFor } from './setups.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How a signal comes. */
const WAYS = ['once', 'once', 'once', 'once', 'twice', 'the terminal closed', 'to npm alone'] as const;

/** Of so many scenarios one keeps to the documented rate, and has to end soon. */
const SLOW_RATE = 20;
/** Within which time a run at 60 a minute ends, in milliseconds, and what a busy machine may add. */
const SOON = 10_000 + 5_000;

/** Signals while a write is open that takes up to 4 s; those after it are slow now and then. */
export const interrupt: Playbook = (draw, index, setups) => {
  const atRate = index % SLOW_RATE === 13;
  const signal = atRate ? 'SIGTERM' : draw.one(SIGNALS);
  const way = atRate ? 'once' : draw.one(WAYS);
  const setup = setupFor(
    draw,
    setups.filter(({ writes, profile }) => writes && (!atRate || profile === 'quick')),
  );
  const drawn = momentOf(draw);
  const moment = atRate ? { share: drawn.share * 0.2, telling: false } : drawn;
  const takesMs = atRate ? 0 : draw.whole(100, 4000);
  const carriedFirst = draw.chance(0.3);
  const sluggish = !atRate && draw.chance(0.5);
  const order = carriedFirst ? 'carried out at its beginning' : 'carried out at its end';
  return {
    title: `${signal} ${way} at ${momentText(moment)} in the writes of ${setup.name}, the write takes ${takesMs} ms and is ${order}${atRate ? ', at 60 a minute' : ''}`,
    setup,
    core: moment.telling && !carriedFirst && takesMs > 1000 && signal !== 'SIGHUP',
    async play(ground, course) {
      const nth = writeAt(moment, course);
      const run = ground.run(atRate ? ['--rate', '60'] : [], { byNpm: way === 'to npm alone' });
      const ask = () => {
        run.asked = signal;
        if (atRate) run.askedAt = performance.now();
        if (way === 'the terminal closed') run.command.turnAway();
        run.command.signal(signal);
        if (way === 'twice') void run.command.says('nterrupted').then(() => run.command.signal(signal));
      };
      ground.gateway.treat = async (call) => {
        const { nthWrite } = call.arrival;
        if (nthWrite === nth) ask();
        const isSlowToo = sluggish && run.asked !== undefined && (nthWrite ?? 1) % 3 === 0;
        const takes = nthWrite === nth ? takesMs : isSlowToo ? takesMs / 4 : 0;
        if (takes === 0) return pass(call);
        if (!carriedFirst) return call.afterwards(takes, () => pass(call));
        const answer = await call.deliver();
        call.afterwards(takes, () => call.answer(answer));
      };
      const step = await ground.end(run);
      if (step.endedWithinMs) step.endedWithinMs.limit = SOON;
      await ground.recover();
    },
  };
};
