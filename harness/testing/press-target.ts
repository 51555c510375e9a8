import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireRequest, WireResponse } from '../model/exchange.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { json } from './toy-target.ts';

/** How a press may break its page; each is absent from a conforming one. */
export interface PressFaults {
  /** Bodies it takes although they are wrong. */
  takes?(body: JsonObject, operation: string): boolean;
  /** What it stores of a body, in place of all of it. */
  stores?(body: JsonObject, operation: string): JsonObject;
  /** What it shows of a poster, in place of all of it. */
  tells?(item: JsonObject, operation: string): JsonObject;
  /** Operations it lets anybody ask for. */
  open?: readonly string[];
  /** Operations it accepts for a poster that is not there. */
  blind?: readonly string[];
  /** Operations that it refuses, whatever is asked. */
  shut?: readonly string[];
  /** A merge that forgets what it does not name. */
  forgets?: true;
  /** A deletion that deletes nothing. */
  keeps?: true;
  /** A list without the last poster. */
  short?: true;
  /** Says whether the answer to a create is lost on its way; given how many came before it. */
  loses?(nth: number): boolean;
}

/** A press in memory, and what can be seen of it. */
export interface Press {
  handle(request: WireRequest): Promise<WireResponse>;
  /** Posters by id: those that are there. */
  posters: Map<string, JsonObject>;
  banners: Map<string, JsonObject>;
  /** Ids of all posters that were ever made. */
  made: string[];
}

const whole = (least: number, most: number) => (value: Json) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const textUpTo = (most: number) => (value: Json) => typeof value === 'string' && value.length <= most;
const oneOf =
  (...known: Json[]) =>
  (value: Json) =>
    known.includes(value);

function isZone(value: Json): boolean {
  try {
    return (
      /^([A-Z]\w+\/|UTC$)/.test(String(value)) && Boolean(new Intl.DateTimeFormat('en', { timeZone: String(value) }))
    );
  } catch {
    return false;
  }
}

/** What it demands of each member, written by hand from the page. */
const POSTER: { [member: string]: (value: Json) => boolean } = {
  title: textUpTo(20),
  copies: whole(10, 500),
  size: oneOf('A1', 'A2', 'A3'),
  zone: isZone,
  glossy: (value) => typeof value === 'boolean',
};
const BANNER: typeof POSTER = { title: textUpTo(12), width: whole(1, 9) };

/** Who may ask: the account of the config, and another one. */
const KEYS: { [key: string]: string } = {
  'press-key-of-the-operator': 'operator',
  'press-key-of-somebody-else': 'somebody',
};

interface Asked {
  operation: string;
  id: string;
  body: Json | undefined;
}

/** A target for the press's page, with rules of its own: it has one banner of the operator's and two posters that are no concern of a run. */
export function press(now: () => number, faults: PressFaults = {}): Press {
  const item = (title: string): JsonObject => ({ title, copies: 20, size: 'A3', zone: 'Europe/Berlin', glossy: false });
  const old = (id: string, title: string): [string, JsonObject] => [
    id,
    { id, ...item(title), state: 'new', madeAt: '2026-01-02T03:04:05Z' },
  ];
  const posters = new Map([old('poster-a', 'Old one'), old('poster-b', 'Older one')]);
  const banners = new Map<string, JsonObject>([['banner-7', { title: 'Open Day', width: 4 }]]);
  const made: string[] = [];
  let creates = 0;

  const faultIn = (demands: typeof POSTER, body: Json | undefined, operation: string, needs: readonly string[]) => {
    if (!isObject(body)) return 'no object';
    if (faults.takes?.(body, operation)) return undefined;
    const lacking = needs.find((name) => body[name] === undefined);
    return lacking ?? Object.entries(body).find(([name, value]) => demands[name]?.(value) === false)?.[0];
  };
  const shown = (stored: JsonObject, operation: string, status = 200) =>
    json(status, { item: faults.tells?.({ ...stored }, operation) ?? stored });
  const kept = (body: JsonObject, operation: string) => faults.stores?.(body, operation) ?? body;

  const created = ({ body, operation }: Asked): WireResponse => {
    const fault = faultIn(POSTER, body, operation, ['title', 'copies', 'size', 'zone']);
    if (fault !== undefined || !isObject(body)) return json(422, { message: `wrong: ${fault}` });
    const id = `poster-${made.length + 1}`;
    made.push(id);
    posters.set(id, { id, ...kept(body, operation), state: 'new', madeAt: new Date(now()).toISOString() });
    if (faults.loses?.(creates++)) return { failure: 'reset', message: 'The connection was reset' };
    return shown(posters.get(id) ?? {}, operation, 201);
  };

  const changed = ({ operation, id, body }: Asked): WireResponse => {
    const before = posters.get(id) ?? {};
    const replaces = operation === 'put';
    const fault = faultIn(POSTER, body, operation, replaces ? ['title', 'copies', 'size', 'zone'] : []);
    if (fault !== undefined || !isObject(body)) return json(422, { message: `wrong: ${fault}` });
    const { state = 'new', madeAt = '' } = before;
    const isWhole = replaces || faults.forgets;
    posters.set(id, { ...(isWhole ? item('Untitled') : before), ...kept(body, operation), id, state, madeAt });
    return shown(posters.get(id) ?? {}, operation);
  };

  const banner = ({ id, body }: Asked): WireResponse => {
    const before = banners.get(id);
    if (!before) return json(404, { message: 'no such banner' });
    const fault = faultIn(BANNER, body, 'banner', []);
    if (fault !== undefined || !isObject(body)) return json(422, { message: `wrong: ${fault}` });
    banners.set(id, { ...before, ...body });
    return json(200, { item: banners.get(id) ?? {} });
  };

  const listed = (own: boolean): WireResponse => {
    const all = own ? [...posters].map(([key, { title = '' }]) => ({ id: key, title })) : [];
    return json(200, { items: faults.short ? all.slice(0, -1) : all });
  };

  /** What is asked of one poster. */
  const answered = (asked: Asked, own: boolean): WireResponse => {
    const { operation, id } = asked;
    const stored = own ? posters.get(id) : undefined;
    if (!stored && faults.blind?.includes(operation))
      return operation === 'delete' ? EMPTY : shown(item('Nothing'), operation);
    if (!stored) return json(404, { message: 'no such poster' });
    if (operation === 'get') return shown(stored, operation);
    if (operation === 'put' || operation === 'patch') return changed(asked);
    if (operation === 'delete') {
      if (!faults.keeps) posters.delete(id);
      return EMPTY;
    }
    if (stored.state === 'running') return json(409, { message: 'it runs already' });
    posters.set(id, { ...stored, state: 'running' });
    return shown(posters.get(id) ?? {}, operation);
  };

  const answer = (asked: Asked, who: string | undefined): WireResponse => {
    const { operation } = asked;
    if (who === undefined && !faults.open?.includes(operation)) return json(401, { message: 'who are you?' });
    if (faults.shut?.includes(operation)) return json(422, { message: 'not today' });
    const own = (who ?? 'operator') === 'operator';
    if (operation === 'create') return created(asked);
    if (operation === 'list') return listed(own);
    if (operation === 'banner') return own ? banner(asked) : json(404, { message: 'no such banner' });
    return answered(asked, own);
  };

  const handle = async ({ method, url, headers, body }: WireRequest): Promise<WireResponse> => {
    const path = new URL(url).pathname;
    const route = ROUTES.find(([verb, pattern]) => verb === method && pattern.test(path));
    if (!route) return json(404, { message: 'no such thing' });
    const id = route[1].exec(path)?.[1] ?? '';
    const key = headers.find(([name]) => name.toLowerCase() === 'key')?.[1] ?? '';
    return answer({ operation: route[2], id: decodeURIComponent(id), body: parsed(body) }, KEYS[key]);
  };
  return { handle, posters, banners, made };
}

const ROUTES: readonly [method: string, path: RegExp, operation: string][] = [
  ['POST', /^\/v1\/posters$/, 'create'],
  ['GET', /^\/v1\/posters$/, 'list'],
  ['GET', /^\/v1\/posters\/([^/]+)$/, 'get'],
  ['PUT', /^\/v1\/posters\/([^/]+)$/, 'put'],
  ['PATCH', /^\/v1\/posters\/([^/]+)$/, 'patch'],
  ['DELETE', /^\/v1\/posters\/([^/]+)$/, 'delete'],
  ['POST', /^\/v1\/posters\/([^/]+)\/start$/, 'start'],
  ['POST', /^\/v1\/banners\/([^/]+)$/, 'banner'],
];

const EMPTY: WireResponse = { status: 204, headers: {}, body: '' };

function parsed(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Serves a press on a port of the loopback that is free.
 *
 * @param hold Awaited before each answer, once the request took effect; default: nothing.
 */
export async function servePress(
  served: Press,
  hold: (request: WireRequest) => Promise<void> = async () => {},
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const request: WireRequest = {
      method: incoming.method ?? 'GET',
      url: `http://press${incoming.url}`,
      headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      ...(text === '' ? {} : { body: text }),
    };
    const answer = await served.handle(request);
    await hold(request);
    if ('failure' in answer) outgoing.destroy();
    else outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
