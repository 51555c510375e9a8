import type { Call, Reply, Treatment } from './call.ts';
import { placeAt } from './draw.ts';
import { pass } from './gateway.ts';
import { HOSTILE, type Hostile } from './hostile.ts';
import type { Playbook } from './script.ts';
import { setupFor } from './setups.ts';

/** Which answers are hostile. */
const WHICH = ['one', 'reads', 'all', 'writes'] as const;

/** Runs whose answers are hostile: each kind of answer in turn, once, for reads or writes alone, and for all. */
export const answers: Playbook = (draw, index, setups) => {
  const hostile = HOSTILE[index % HOSTILE.length];
  if (!hostile) throw new Error('There is no hostile answer');
  const which = WHICH[Math.floor(index / HOSTILE.length) % WHICH.length] ?? 'all';
  const setup = setupFor(
    draw,
    setups.filter(({ writes, profile }) => writes && profile === 'quick'),
  );
  const share = draw.share();
  return {
    title: `${hostile.id} in ${which === 'one' ? `one answer at ${share}` : which === 'all' ? 'all answers' : `answers to ${which}`}, ${setup.name}`,
    setup,
    async play(ground, course) {
      const nth = placeAt(share, course.requests);
      const carriers = ground.world.composition.contract.vendors.map(({ auth }) => auth.name.toLowerCase());
      // Where nothing is ever read, writes are what answers.
      const all = which === 'all' || (which === 'reads' && course.requests === course.writes);
      const hits = ({ n, nthWrite }: Call['arrival']) =>
        which === 'one' ? n === nth : all || (which === 'writes') === (nthWrite !== undefined);
      ground.gateway.treat = rewriting(hostile, carriers, hits);
      const step = await ground.end(ground.run([], { allReports: true }));
      if (step.results === undefined) ground.seen.push({ wrong: 'end', seen: 'run wrote no results' });
      await ground.recover();
    },
  };
};

/** Rewrites the answers to accepted requests that are to be hit. */
function rewriting(
  { rewrite, headers: more = {} }: Hostile,
  carriers: readonly string[],
  hits: (arrival: Call['arrival']) => boolean,
): Treatment {
  return async (call) => {
    if (!hits(call.arrival)) return pass(call);
    const reply = await call.deliver();
    const [, value = ''] = call.arrival.headers.find(([name]) => carriers.includes(name.toLowerCase())) ?? [];
    const credential = value.split(' ').at(-1) ?? '';
    const text = String(reply.body);
    const isPlain = reply.status < 300 && text.startsWith('{') && credential !== '';
    call.answer(isPlain ? rewritten(reply, rewrite(text, credential), more, credential) : reply);
  };
}

function rewritten(reply: Reply, body: Reply['body'], more: Reply['headers'], credential: string): Reply {
  const { 'content-length': _, ...headers } = reply.headers;
  const added = Object.entries(more).map(([name, value]) => [name, value.replace('{credential}', credential)]);
  return { ...reply, headers: { ...headers, ...Object.fromEntries(added) }, body };
}
