import type { Call, Reply, Treatment } from './call.ts';
import { pass } from './gateway.ts';

/** What a gateway does with a write: never pass it on, pass it on now, twice, or later than it answers. */
export type Carried = 'never' | 'now' | 'twice' | 'late';

/** One kind of network fault. */
export interface Fault {
  id: string;
  /** Which requests it hits. */
  on: 'writes' | 'all';
  carried: Carried;
  /** True where no answer comes, so that each hit costs the sender its whole limit for one answer. */
  silent?: true;
  /** Carries a request out, or not, and answers it. */
  hit(call: Call, chosen: Chosen): Promise<void>;
}

/** What is chosen for a scenario with a fault, in milliseconds. */
export interface Chosen {
  /** How much later than it is answered a write is carried out: 100 to 4,000. */
  lateMs: number;
  /** How long a slow answer takes, or a port is closed: up to 4,000. */
  slowMs: number;
  /** Where a redirect leads: the id of a campaign that may not be written to. */
  elsewhere: string;
}

/** How a gateway answers of itself, knowing nothing of what the target did. */
type Own = (call: Call) => void;

const page = (status: number, title: string, headers: { [name: string]: string } = {}): Own => {
  const body = `<!doctype html><html><head><title>${title}</title></head><body><h1>${status} ${title}</h1></body></html>\n`;
  return (call) => call.answer({ status, headers: { 'content-type': 'text/html', ...headers }, body });
};

/** Carries a request out as a fault says. */
async function carry(call: Call, carried: Carried, { lateMs }: Chosen): Promise<void> {
  if (carried === 'late') call.deliverLater(lateMs);
  if (carried === 'now' || carried === 'twice') await call.deliver();
  if (carried === 'twice') call.deliverLater(lateMs);
}

/** A fault in which the gateway answers of itself. */
function own(name: string, carried: Carried, answer: Own, more: Partial<Fault> = {}): Fault {
  const when = { never: 'not carried out', now: 'carried out', twice: 'carried out twice', late: 'carried out late' };
  return {
    id: `${name}, ${when[carried]}`,
    on: 'writes',
    carried,
    async hit(call, chosen) {
      await carry(call, carried, chosen);
      answer(call);
    },
    ...more,
  };
}

/** A fault in which the target's own answer is spoilt on its way back. */
function spoilt(
  id: string,
  spoil: (call: Call, reply: Reply, chosen: Chosen) => void,
  more: Partial<Fault> = {},
): Fault {
  const hit: Fault['hit'] = async (call, chosen) => spoil(call, await call.deliver(), chosen);
  return { id, on: 'all', carried: 'now', hit, ...more };
}

const GARBAGE = Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0x0d, 0x0a, 0x80, 0x00, 0x7f, 0x0d, 0x0a, 0x0d, 0x0a]);

/** Status line and headers with a length of its own making, and the body as far as it goes. */
function written({ status, body }: Reply, framing: string, share = 1): Buffer {
  const bytes = Buffer.from(body);
  const head = `HTTP/1.1 ${status} Answer\r\ncontent-type: application/json\r\n${framing}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes.subarray(0, Math.floor(bytes.length * share))]);
}

const lengthOf = ({ body }: Reply) => Buffer.from(body).length;

/** Answers that leave open whether the write was carried out; each comes in three. */
const UNKNOWN: readonly [name: string, answer: Own, more?: Partial<Fault>][] = [
  ['reset', (call) => call.reset()],
  ['connection closed', (call) => call.end()],
  ['silence', () => {}, { silent: true }],
  ['502 with a page', page(502, 'Bad Gateway')],
  ['503 with a page', page(503, 'Service Unavailable')],
  ['504 with a page', page(504, 'Gateway Time-out')],
];

const soon = () => new Date(Date.now() + 2000).toUTCString();

/** Every kind of network fault. */
export const FAULTS: readonly Fault[] = [
  ...UNKNOWN.flatMap(([name, answer, more]) =>
    (['never', 'now', 'late'] as const).map((carried) => own(name, carried, answer, more)),
  ),
  own('504 with a page', 'twice', page(504, 'Gateway Time-out')),
  own('503 with Retry-After 1', 'never', page(503, 'Service Unavailable', { 'retry-after': '1' }), { on: 'all' }),
  own('503 with Retry-After 1', 'late', page(503, 'Service Unavailable', { 'retry-after': '1' })),
  own('429', 'never', page(429, 'Too Many Requests'), { on: 'all' }),
  own('429 with Retry-After 1', 'never', page(429, 'Too Many Requests', { 'retry-after': '1' }), { on: 'all' }),
  own('429 with Retry-After 86400', 'never', page(429, 'Too Many Requests', { 'retry-after': '86400' })),
  own('429 with a date', 'never', (call) => page(429, 'Too Many Requests', { 'retry-after': soon() })(call)),
  {
    id: 'redirect to another campaign',
    on: 'writes',
    carried: 'never',
    async hit(call, { elsewhere }) {
      const { url, campaign = '' } = call.arrival;
      const location = url.replace(encodeURIComponent(campaign), encodeURIComponent(elsewhere));
      page(307, 'Temporary Redirect', { location })(call);
    },
  },
  own('redirect to a sign-in page', 'never', page(302, 'Found', { location: '/sign-in' }), { on: 'all' }),
  spoilt('body cut off', (call, reply) =>
    call.raw(written(reply, `content-length: ${lengthOf(reply)}`, 0.5), { end: true }),
  ),
  spoilt('chunked body cut off', (call, reply) =>
    call.raw(
      written(
        { ...reply, body: `${lengthOf(reply).toString(16)}\r\n${reply.body}` },
        'transfer-encoding: chunked',
        0.6,
      ),
      {
        end: true,
      },
    ),
  ),
  spoilt('content-length too small', (call, reply) =>
    call.raw(written(reply, `content-length: ${Math.floor(lengthOf(reply) / 2)}`), { end: true }),
  ),
  spoilt(
    'content-length too large',
    (call, reply) => call.raw(written(reply, `content-length: ${lengthOf(reply) + 10}`)),
    {
      silent: true,
    },
  ),
  spoilt('bytes that are no HTTP', (call) => call.raw(GARBAGE, { end: true })),
  own('bytes that are no HTTP', 'late', (call) => call.raw(GARBAGE, { end: true })),
  spoilt('slow drip', (call, reply, { slowMs }) => call.drip(reply, slowMs)),
  {
    id: 'slow answer, carried out at its end',
    on: 'writes',
    carried: 'now',
    hit: async (call, { slowMs }) => call.afterwards(slowMs, () => pass(call)),
  },
  spoilt('closed idle connection', (call, reply) => call.answerAndClose(reply)),
  {
    id: 'connections refused for some seconds',
    on: 'all',
    carried: 'never',
    hit: (call, { slowMs }) => call.away(slowMs),
  },
  {
    id: 'delivered twice before it is answered',
    on: 'writes',
    carried: 'twice',
    async hit(call) {
      await call.deliver();
      call.answer(await call.deliver());
    },
  },
  spoilt('a coding that it is not in', (call, reply) =>
    call.answer({ ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } }),
  ),
  spoilt('200 without a body', (call, { status }) => call.answer({ status, headers: {}, body: '' })),
];

/** A fault as it comes over a course of requests. */
export interface Spell {
  fault: Fault;
  chosen: Chosen;
  /** From which of the requests it hits: 1 is the first. */
  from: number;
  /** How many of them it hits. */
  hits: number;
}

/** Lets requests pass but those that a spell hits. */
export function under({ fault, chosen, from, hits }: Spell): Treatment {
  let met = 0;
  return async (call) => {
    const { nthWrite } = call.arrival;
    if (fault.on === 'writes' && nthWrite === undefined) return pass(call);
    met += 1;
    return met < from || met >= from + hits ? pass(call) : fault.hit(call, chosen);
  };
}
