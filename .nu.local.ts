import { compose } from './harness/main.ts';
import { performer } from './harness/selftest/performer.ts';
import { departures, isRight } from './harness/selftest/departures.ts';
const [profile='quick', re='.'] = process.argv.slice(2);
const c = await compose();
const perform = performer(c, 1);
const budget = {quick:120,standard:600,nightly:900}[profile]!;
const without = await perform({behaviour:{}, profile: profile as 'quick', budget});
let right=0, all=0;
for (const n of c.reference.nuisances.filter(x=>!x.socket && new RegExp(re).test(x.id))) {
  all++;
  const behind = await perform({behaviour:{}, nuisances:[n.id], profile: profile as 'quick', budget});
  const d = departures([n], behind, without);
  if (isRight(d)) { right++; continue; }
  console.log('BAD', n.id, '|', n.right, n.orElse ?? '', '| exit', behind.exit);
  for (const a of d.alarms) console.log('   ', a.verdict, a.clause, a.text.slice(0,150));
  for (const a of d.readings.slice(0,6)) console.log('    reading', a.id, a.without, '→', a.behind);
  for (const a of d.observations.slice(0,6)) console.log('    obs', a.id, a.without.slice(0,60), '→', a.behind.slice(0,60));
  for (const a of d.wrong.slice(0,8)) console.log('    ', a.slice(0,200));
}
console.log(profile, right, 'of', all);
