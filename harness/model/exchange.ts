import type { Json } from './json.ts';
import type { ExchangeId, Milliseconds, OperationId, Text } from './names.ts';

/** Whose credential a request carries. `own` is the operator's; the others exist to be refused. */
export type Credential =
  | 'own'
  | 'none'
  | 'empty'
  | 'garbage'
  | 'wrong signature'
  | 'wrong signature at its start'
  | 'wrong signature at its end'
  | 'expired'
  | 'alg none'
  | 'wrong scheme'
  | 'other account';

/** A request as it goes over the wire. */
export interface WireRequest {
  method: string;
  /** Absolute URL. */
  url: string;
  /** In sending order; names keep their case. */
  headers: [name: string, value: string][];
  /** For bytes that are no UTF-8, what reading them as such comes to. */
  body?: string;
  /** Sent in place of `body`: bytes that no text spells. */
  bytes?: Uint8Array;
}

/** Methods that HTTP calls safe (RFC 9110, 9.2.1): whoever sends one asks for no change. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Says whether a request asks for no change, by its method alone: a target may take any other for a write, body or not. */
export function isSafe({ method }: Pick<WireRequest, 'method'>): boolean {
  return SAFE.has(method.toUpperCase());
}

/**
 * Methods beside the safe ones whose request means the same when it comes twice: RFC 9110, 9.2.2, RFC 4918, 9.1, and PATCH, of which the
 * suite knows plain values alone.
 */
const REPEATABLE: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE', 'PROPFIND']);

/** Says whether a request may be sent a second time where nobody knows what became of the first. */
export function isRepeatable(request: Pick<WireRequest, 'method'>): boolean {
  return isSafe(request) || REPEATABLE.has(request.method.toUpperCase());
}

/**
 * Why no complete answer arrived. `unreachable`: the connection was never made, which blames nobody. `undecodable`: an answer came in a
 * coding that cannot be undone, so that nobody knows what it says.
 */
export type TransportFailure =
  | 'unreachable'
  | 'tls'
  | 'reset'
  | 'timeout'
  | 'too large'
  | 'undecodable'
  | 'interrupted';

/**
 * An answer as it came over the wire, or why none came. `unsure`: the same request was sent before, and how that ended nobody knows.
 */
export type WireResponse =
  | { status: number; headers: { [name: string]: string }; body: string; unsure?: true }
  | { failure: TransportFailure; message: string };

/** What an exchange was sent for. */
export type Role =
  | 'control'
  | 'make'
  | 'sample'
  | 'positive'
  | 'split'
  | 'repeat'
  | 'set'
  | 'twin'
  | 'near-miss'
  | 'access'
  | 'hostile'
  | 'sequence'
  | 'property'
  | 'probe'
  | 'read'
  | 'neighbour'
  | 'confirm'
  | 'trace'
  | 'check'
  | 'restore';

/** One request and its answer, redacted, as it stands in `results.json`. Oracles judge nothing else. */
export interface Exchange {
  id: ExchangeId;
  operation: OperationId;
  /** Config key of the campaign the request names, e.g. `voice-v2`. */
  campaign: Text;
  /** Id of the campaign that the request names, or makes, where the run made it; absent where the config names it. */
  made?: Text;
  /** The operation whose script sent it; absent where a single one is judged on the campaign. */
  script?: OperationId;
  credential: Credential;
  role: Role;
  /** Ids of the cases this request was sent for. */
  cases: readonly Text[];
  /** For a read or neighbour: the exchange whose effect it shows. For a confirm or trace: the exchange it repeats. For a split: the refused body. For a property: the drawn body it was shrunk from. For a check: the exchange whose answer raised the doubt. */
  of?: ExchangeId;
  /** The exchange that this one asks again, word for word, since its answer was no evidence. */
  retryOf?: string;
  /** Bracket this request stands in; its twins carry the same. */
  batch?: string;
  request: {
    /** @pattern ^[A-Za-z]+$ */
    method: string;
    url: Text;
    headers: { [name: string]: string };
    /** Parsed JSON; a body that is no JSON stands in `text`. */
    body?: Json;
    text?: string;
    /** A body of bytes that no text spells, in base64. */
    base64?: Text;
  };
  response:
    | {
        /** @asType integer @minimum 100 @maximum 999 */
        status: number;
        headers: { [name: string]: string };
        body?: Json;
        text?: string;
        /** What was too large to be kept whole, and how much of it was: `5,242,880 characters, 16,384 kept`. Such a body decides nothing. */
        cut?: Text;
      }
    | { failure: TransportFailure; message: string };
  durationMs: Milliseconds;
  /** Since the run started. */
  at: Milliseconds;
}

/** Says whether a request repeats another one, to confirm what it showed or to find what changed the campaign. */
export function isRepetition({ role }: Pick<Exchange, 'role'>): boolean {
  return role === 'confirm' || role === 'trace';
}

/** Which campaign an exchange is about: the config's by its key, or one that the run made. */
export function campaignOf({ campaign, made }: Pick<Exchange, 'campaign' | 'made'>): string {
  return made === undefined ? campaign : `${campaign} ${made}`;
}

/** The conversation that an exchange stands in, `<vendor>.<campaign>`: its id without the number. */
export function conversationOf(id: string): string {
  return id.slice(0, id.lastIndexOf('.'));
}
