import type { Exchange } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** An exchange for a test: all that is not given is of a conforming PUT to the toy vendor, and numbered by nobody. */
export interface ExchangeParts extends Partial<Omit<Exchange, 'request' | 'response'>> {
  request?: Partial<Exchange['request']>;
  response?: AnswerParts;
}

/** An answer for a test: by default one that is accepted and shows nothing. */
export type AnswerParts =
  | { status?: number; body?: Json; text?: string; cut?: string; headers?: { [name: string]: string } }
  | Extract<Exchange['response'], { failure: string }>;

/** Makes an exchange from what a test cares about. */
export function exchangeOf({ request, response = {}, ...parts }: ExchangeParts = {}): Exchange {
  return {
    id: 'toy.leaflet.1',
    operation: 'putLeaflet',
    campaign: 'leaflet',
    credential: 'own',
    role: 'set',
    cases: [],
    durationMs: 1,
    at: 0,
    ...parts,
    request: { method: 'PUT', url: 'https://toy.example/', headers: {}, ...request },
    response: answerOf(response),
  };
}

function answerOf(response: AnswerParts): Exchange['response'] {
  if ('failure' in response) return response;
  const { status = 200, headers = { 'content-type': 'application/json' }, body, text, cut } = response;
  if (text !== undefined) return { status, headers, text };
  // A copy by way of JSON, as a record has it.
  const copy = JSON.parse(JSON.stringify(body === undefined ? { outcome: 'done' } : body));
  return { status, headers, body: copy, ...(cut === undefined ? {} : { cut }) };
}

/** An accepted answer of the toy vendor that shows some members. */
export function shows(data: JsonObject): { status: number; body: JsonObject } {
  return { status: 200, body: { outcome: 'done', data } };
}
