import { compose } from './harness/main.ts';
import { rehearser } from './harness/selftest/performer.ts';
const c = await compose();
const r = await rehearser(c,1)({behaviour:{}, nuisances:[process.argv[2]!], profile:'quick', budget:120});
for (const j of r.judged) if (j.verdict.verdict==='fail'||j.verdict.reason) if(!['profile'].includes(j.verdict.reason!)) console.log(j.verdict.verdict,j.verdict.rule,j.verdict.clause,j.verdict.reason, JSON.stringify(j.proven));
for (const e of r.exchanges) if (e.campaign===(process.argv[3]??'voice')) console.log(e.id,e.role,e.of??'',e.retryOf??'',JSON.stringify(e.request.body)?.slice(0,70), 'status' in e.response ? e.response.status+' '+JSON.stringify((e.response.body as any)?.data)?.slice(0,140): e.response.failure);
