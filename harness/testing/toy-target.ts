import type { WireRequest, WireResponse } from '../model/exchange.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { faultIn } from './toy-demands.ts';

/** How a toy target may differ from one that keeps every promise of its page; each is absent from a conforming one. */
export interface ToyQuirks {
  /** The value of the contested carrier it wants; default: the table's. */
  via?: string;
  /** How late a read sees a write, in milliseconds. */
  lagMs?: number;
  /** Its reads write the leaflet's members at the root of the answer. */
  flat?: boolean;
  /** Its update changes the members that are sent, and keeps the others. */
  merges?: boolean;
  /** An answer in place of its own; given the request, its body and how many came before it. */
  answers?(request: WireRequest, body: Json | undefined, nth: number): WireResponse | undefined;
  /** Bodies it accepts although they are wrong. */
  takes?(body: Json | undefined, nth: number): boolean;
  /** Bodies it refuses although they are right. */
  refuses?(body: JsonObject, nth: number): boolean;
  /** Bodies it stores although it refuses them. */
  stores?(body: JsonObject): boolean;
  /** Updates that a gateway answers 504 in its place, and that it carries out so many milliseconds later. */
  late?(body: Json | undefined, nth: number): number | undefined;
  /** Answers that leave the success mark out. */
  strip?(request: WireRequest): boolean;
  /** What its answers say of a leaflet, made from what they should say. */
  tells?(data: JsonObject, request: WireRequest): JsonObject;
}

interface Leaflet {
  owner: string;
  madeAt: string;
  /** Every state it was in, the newest last. */
  states: { at: number; body: JsonObject }[];
}

/** The account of the config, and the other one. */
const TOKENS: { [token: string]: string } = {
  'Bearer toy-token-of-the-corner-shop': 'corner',
  'Bearer toy-token-of-the-other-shop': 'other',
};

/**
 * A target for the toy vendor's page, with rules of its own: three leaflets in memory, two of the operator's and one of another
 * account's.
 *
 * @param now Tells the time in milliseconds; answers and lag go by it.
 * @param first What the operator's leaflets hold at first.
 */
export function toyTarget(now: () => number, first: JsonObject, quirks: ToyQuirks = {}) {
  const born = { at: Number.NEGATIVE_INFINITY, body: first };
  const made = (owner: string): Leaflet => ({ owner, madeAt: iso(now()), states: [born] });
  const leaflets = new Map([
    ['leaflet-0041', made('corner')],
    ['leaflet-0042', made('corner')],
    ['leaflet-0077', made('other')],
  ]);
  let count = 0;

  const shown = (id: string, { madeAt, states }: Leaflet, seenAt: number): JsonObject => {
    const { at, body } = states.findLast((state) => state.at <= seenAt) ?? born;
    const shortTitle = String(body.title).toLowerCase();
    return { id, key: id, ...body, shortTitle, madeAt, changedAt: at === born.at ? madeAt : iso(at) };
  };

  const updated = (
    request: WireRequest,
    body: Json | undefined,
    nth: number,
    leaflet: Leaflet,
    reported: () => JsonObject,
  ): WireResponse => {
    const next = quirks.merges && isObject(body) ? { ...leaflet.states.at(-1)?.body, ...body } : body;
    const fault = quirks.takes?.(body, nth) ? undefined : faultIn(next);
    const refused = fault ?? (isObject(body) && quirks.refuses?.(body, nth) ? 'not today' : undefined);
    const late = quirks.late?.(body, nth);
    if (isObject(body) && isObject(next) && (!refused || quirks.stores?.(body))) {
      leaflet.states.push({ at: now() + (late ?? 0), body: next });
      leaflet.states.sort((one, other) => one.at - other.at);
    }
    if (late !== undefined) return { status: 504, headers: { 'content-type': 'text/html' }, body: '<h1>504</h1>' };
    if (!refused && quirks.strip?.(request)) return json(200, { data: reported() });
    return refused ? json(422, { outcome: 'failed', why: refused }) : json(200, { outcome: 'done', data: reported() });
  };

  const answer = (request: WireRequest): WireResponse => {
    const { pathname, searchParams } = new URL(request.url);
    const body = parsed(request.body);
    const nth = count++;
    const instead = quirks.answers?.(request, body, nth);
    if (instead) return instead;
    const [, shop, id = ''] = /^\/v1\/([^/]*)\/leaflets\/([^/]*)$/.exec(pathname) ?? [];
    const header = (wanted: string) => request.headers.find(([name]) => name === wanted)?.[1] ?? '';
    const owner = TOKENS[header('Authorization')];
    if (!owner) return json(401, { outcome: 'failed', why: 'who are you?' });
    if (shop !== 'corner' || header('Shop') !== shop) return json(400, { outcome: 'failed', why: 'which shop?' });
    const leaflet = leaflets.get(id);
    if (leaflet?.owner !== owner) return json(404, { outcome: 'failed', why: 'no such leaflet' });
    const reported = (seenAt: number) => {
      const data = shown(id, leaflet, seenAt);
      return quirks.tells?.(data, request) ?? data;
    };
    if (request.method === 'GET') {
      const data = reported(now() - (quirks.lagMs ?? 0));
      return json(200, quirks.flat ? { outcome: 'done', ...data } : { outcome: 'done', data });
    }
    if (request.method !== 'PUT') return json(405, { outcome: 'failed' });
    if (searchParams.get('via') !== (quirks.via ?? 'courier'))
      return json(400, { outcome: 'failed', why: 'via what?' });
    return updated(request, body, nth, leaflet, () => reported(now()));
  };

  return { handle: async (request: WireRequest) => answer(request), leaflets };
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** An answer in JSON. */
export function json(status: number, body: Json): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function parsed(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
