import { FAULTS, under } from './faults.ts';
import { momentOf, requestAt, type Script, shown, writeAt } from './script.ts';
import { setupFor } from './setups.ts';

/** Runs behind network faults: each kind of fault in turn, at a drawn moment, for one request, a few, or all that follow. */
export const network: Script = (draw, index, setups) => {
  const fault = FAULTS[index % FAULTS.length];
  if (!fault) throw new Error('There is no fault');
  const writing = setups.filter(({ writes }) => writes);
  const setup = setupFor(draw, fault.on === 'writes' ? writing : setups);
  const moment = momentOf(draw);
  const hits = fault.silent ? 1 : draw.one([1, 1, 1, 2, 3, 5]);
  const lasting = !fault.silent && fault.carried !== 'late' && draw.chance(0.04);
  const chosen = { lateMs: draw.whole(100, 4000), slowMs: draw.whole(500, 4000) };
  const once = /86400|refused/.test(fault.id);
  return {
    title: `${fault.id}, ${lasting ? 'all' : once ? 1 : hits} from ${shown(moment)} on, ${setup.name}; late by ${chosen.lateMs} ms`,
    setup,
    async play(ground, course) {
      const from = fault.on === 'writes' ? writeAt(moment, course) : requestAt(moment, course);
      const protectedOne = ground.campaigns.find(({ disposable }) => !disposable) ?? ground.campaigns[0];
      const elsewhere = protectedOne?.id ?? '';
      const spell = { fault, from, hits: lasting ? Number.POSITIVE_INFINITY : once ? 1 : hits };
      ground.gateway.treat = under({ ...spell, chosen: { ...chosen, elsewhere } });
      const more = fault.id.includes('86400') ? ['--time', '20'] : [];
      await ground.end(ground.run(more, { allReports: index % 4 === 0 }));
      await ground.recover();
    },
  };
};
