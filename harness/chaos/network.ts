import { FAULTS, under } from './faults.ts';
import { struck } from './kill.ts';
import { momentOf, momentText, type Playbook, requestAt, writeAt } from './script.ts';
import { setupFor } from './setups.ts';

/** Runs behind network faults: each kind of fault in turn, at a drawn moment, for one request, a few, or all that follow. */
export const network: Playbook = (draw, index, setups) => {
  const fault = FAULTS[index % FAULTS.length];
  if (!fault) throw new Error('There is no fault');
  const writing = setups.filter(({ writes }) => writes);
  const setup = setupFor(draw, fault.on === 'writes' ? writing : setups);
  const moment = momentOf(draw);
  const hits = fault.silent ? 1 : draw.one([1, 1, 1, 2, 3, 5]);
  const lasting = !fault.silent && fault.carried !== 'late' && draw.chance(0.04);
  const chosen = { lateMs: draw.whole(100, 4000), slowMs: draw.whole(500, 4000) };
  const once = /86400|refused/.test(fault.id);
  // Of ten one is behind a restore: that, too, writes.
  const restores = fault.on === 'writes' && Math.floor(index / FAULTS.length) % 10 === 4;
  const first = draw.whole(1, 2);
  return {
    title: `${fault.id}, ${restores ? 'behind a restore, ' : ''}${lasting ? 'all' : once ? 1 : hits} from ${momentText(moment)} on, ${setup.name}; late by ${chosen.lateMs} ms`,
    setup,
    core: moment.telling && (fault.carried === 'late' || fault.carried === 'twice'),
    async play(ground, course) {
      const from = restores ? first : fault.on === 'writes' ? writeAt(moment, course) : requestAt(moment, course);
      const protectedOne = ground.campaigns.find(({ disposable }) => !disposable) ?? ground.campaigns[0];
      const elsewhere = protectedOne?.id ?? '';
      const spell = { fault, from, hits: lasting ? Number.POSITIVE_INFINITY : once ? 1 : hits };
      const treat = under({ ...spell, chosen: { ...chosen, elsewhere } });
      if (restores) {
        const run = ground.run();
        ground.gateway.treat = struck(run, {
          nth: requestAt({ ...moment, telling: true }, course),
          fate: 'answered',
          lateMs: 0,
        });
        await ground.end(run);
        ground.gateway.treat = treat;
        await ground.end(ground.restore());
        return ground.recover();
      }
      ground.gateway.treat = treat;
      const more = fault.id.includes('86400') ? ['--time', '20'] : [];
      await ground.end(ground.run(more, { allReports: index % 4 === 0 }));
      await ground.recover();
    },
  };
};
