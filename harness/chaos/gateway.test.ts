import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WatchedTarget } from '../commands/context.ts';
import type { JsonObject } from '../model/json.ts';
import { FAULTS, type Fault, under } from './faults.ts';
import { Gateway, pass } from './gateway.ts';

let stored: { [id: string]: JsonObject };
let gateway: Gateway;

/** A target of two campaigns that stores whatever it is sent. */
const target: WatchedTarget = {
  config: {},
  stored: () => structuredClone(stored),
  handle: async ({ method, url, body }) => {
    const id = url.split('/').at(-1) ?? '';
    if (method === 'PUT') stored[id] = JSON.parse(body ?? '{}');
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(stored[id]) };
  },
};

beforeEach(async () => {
  stored = { 'one=': { title: 'a' }, two: { title: 'a' } };
  gateway = new Gateway(target);
  await gateway.open();
});
afterEach(() => gateway.close());

const CHOSEN = { lateMs: 20, slowMs: 20, elsewhere: 'two' };

/** What a sender sees of a write; `broken` where no whole answer comes. */
async function put(id: string, title = 'b'): Promise<string> {
  try {
    const url = `http://${gateway.authority}/campaign/${encodeURIComponent(id)}`;
    const { statusCode, body } = await request(url, { method: 'PUT', body: JSON.stringify({ title }) });
    return `${statusCode} ${await body.text()}`;
  } catch {
    return 'broken';
  }
}

const fault = (id: string): Fault => {
  const found = FAULTS.find((one) => one.id === id);
  if (!found) throw new Error(`There is no fault ${id}`);
  return found;
};

describe('the gateway', () => {
  it('passes requests on, and notes what each was and did', async () => {
    await put('two');
    await put('two');
    await request(`http://${gateway.authority}/campaign/two`).then(({ body }) => body.dump());
    const noted = gateway.arrivals.map(({ n, nthWrite, campaign, changes, findsChanged, status }) => {
      return { n, nthWrite, campaign, changes, findsChanged, status };
    });
    const shared = { campaign: 'two', status: 200 };
    expect(noted).toEqual([
      { n: 1, nthWrite: 1, changes: true, findsChanged: false, ...shared },
      { n: 2, nthWrite: 2, changes: false, findsChanged: true, ...shared },
      { n: 3, nthWrite: undefined, changes: false, findsChanged: true, ...shared },
    ]);
  });

  it('knows a campaign by its id in the path, however that is written', async () => {
    gateway.treat = async (call) => call.answer({ status: 200, headers: {}, body: '' });
    for (const id of ['one=', 'nobody']) await put(id);
    expect(gateway.arrivals.map(({ campaign }) => campaign)).toEqual(['one=', undefined]);
  });

  it('carries a late write out after its answer, and says when all is settled', async () => {
    gateway.treat = under({ fault: fault('504 with a page, carried out late'), chosen: CHOSEN, from: 1, hits: 1 });
    expect(await put('two')).toMatch(/^504 <!doctype html>/);
    expect([stored.two, gateway.owes]).toEqual([{ title: 'a' }, true]);
    await gateway.settled();
    expect([stored.two, gateway.owes]).toEqual([{ title: 'b' }, false]);
  });

  it('refuses connections for a time, and is back at the same port', async () => {
    const before = gateway.authority;
    gateway.treat = under({ fault: fault('connections refused for some seconds'), chosen: CHOSEN, from: 1, hits: 1 });
    expect(await put('two')).toBe('broken');
    await gateway.settled();
    gateway.treat = pass;
    expect(await put('two')).toBe('200 {"title":"b"}');
    expect(gateway.authority).toBe(before);
  });
});

describe('a network fault', () => {
  const answering = FAULTS.filter(({ silent }) => !silent);

  it.each(answering.map((one) => [one.id, one] as const))(
    'carries a write out as it says, and hits no other: %s',
    async (_, one) => {
      gateway.treat = under({ fault: one, chosen: CHOSEN, from: 2, hits: 1 });
      await put('one=');
      const hit = await put('two');
      await gateway.settled();
      const [, arrival] = gateway.arrivals;
      expect(arrival?.carriedOut).toBe({ never: 0, now: 1, late: 1, twice: 2 }[one.carried]);
      expect(stored.two).toEqual({ title: one.carried === 'never' ? 'a' : 'b' });
      expect(hit).not.toBe('');
      expect(await put('one=', 'c')).toBe('200 {"title":"c"}');
    },
  );

  it('redirects to another campaign at the same place', async () => {
    gateway.treat = under({ fault: fault('redirect to another campaign'), chosen: CHOSEN, from: 1, hits: 1 });
    const { statusCode, headers } = await request(`http://${gateway.authority}/campaign/one%3D`, {
      method: 'PUT',
      body: '{}',
    });
    expect([statusCode, headers.location]).toEqual([307, '/campaign/two']);
  });
});
