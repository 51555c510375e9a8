import { Agent as HttpAgent } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import { codeOf } from '../errors.ts';
import { isRepeatable, isSafe, type WireRequest, type WireResponse } from '../model/exchange.ts';
import type { Transport } from '../model/ports.ts';
import { attemptRequest, type ConnectionProgress, TooLarge } from './attempt.ts';
import { withAdded } from './caller.ts';
import { ACCEPT_ENCODING, decoded } from './decode.ts';
import { failureOf } from './failure.ts';

/** What an {@link httpTransport} is made with. */
export interface HttpOptions {
  /** Milliseconds from the start of a request to the last byte of its answer. Default 15,000. */
  timeoutMs?: number;
  /** Bytes an answer's body may have, before and after decompression. Default 6,000,000. */
  maxBytes?: number;
  /** Headers of every request that has none of that name itself. */
  headers?: readonly [name: string, value: string][];
  /** Certificates, as Node takes them. */
  tls?: Pick<AgentOptions, 'ca' | 'cert' | 'key' | 'servername'>;
  /** Called for each request that is sent again because its idle connection had been closed. */
  onResent?: (request: WireRequest) => void;
}

/** Milliseconds in which a connection has to be made. */
const CONNECT_MS = 10_000;

/** Milliseconds for which an idle connection is kept, unless the target says that it keeps it for less. */
const IDLE_MS = 4_000;

const INTERRUPTED: WireResponse = { failure: 'interrupted', message: 'The run was interrupted' };

/** One request under way. */
interface Sending {
  request: WireRequest;
  agent: HttpAgent;
  signal: AbortSignal;
  course: ConnectionProgress;
}

/**
 * Sends requests over HTTP/1.1 with Node's client: one pool of connections per origin, no pipelining, no redirects.
 *
 * A request keeps its target, method, header order and header case; `Host`, `Content-Length`, `Accept-Encoding` and the configured headers are
 * added where it does not have them. An answer's header names are lower case. A request whose idle
 * connection turns out to be closed is sent again, once, where that is safe. Whatever the network or the target does becomes a
 * `WireResponse`; only a request that cannot be written at all (a line break in a header) throws. `close` gives up what is still in flight.
 */
export function httpTransport(options: HttpOptions = {}): Transport {
  const { timeoutMs = 15_000, maxBytes = 6_000_000, headers = [], tls = {}, onResent = () => {} } = options;
  const kept = { keepAlive: true, timeout: IDLE_MS };
  const agents = { http: new HttpAgent(kept), https: new HttpsAgent({ ...kept, ...tls }) };
  const added: [string, string][] = [['Accept-Encoding', ACCEPT_ENCODING], ...headers];
  const answered = new Set<string>();
  let isClosed = false;
  const open = new Set<() => void>();

  const once = async ({
    request,
    agent,
    signal,
    course,
  }: Sending): Promise<{ response: WireResponse; error?: unknown }> => {
    const { origin } = new URL(request.url);
    // Outside of what is caught: a request that cannot be written is an error of ours.
    const answer = attemptRequest(request, { agent, course, maxBytes, signal });
    try {
      const { status, headers: said, bytes } = await answer;
      answered.add(origin);
      const body = new TextDecoder().decode(whole(bytes, said['content-encoding'] ?? '', maxBytes));
      return { response: { status, headers: said, body } };
    } catch (error) {
      return { error, response: failureOf(error, { ...course, origin, hasAnswered: answered.has(origin) }) };
    }
  };

  /** Sends a request, and once more where the idle connection it took was closed already, as far as anybody can see. */
  const sent = async (sending: Sending): Promise<WireResponse> => {
    const { request, agent, course, signal } = sending;
    // What was closed while it was idle is noticed first; a timer or a promise that brought us here would come before that.
    await new Promise(setImmediate);
    const first = await once(sending);
    const isDead = first.error !== undefined && course.isReused && !course.hasHeard && !signal.aborted;
    if (!isDead || !isRepeatable(request)) return first.response;
    // The others were idle for as long; none of them is asked.
    for (const idle of Object.values(agent.freeSockets).flat()) idle?.destroy();
    onResent(request);
    Object.assign(course, FRESH);
    const { response } = await once(sending);
    // What could not even be written was not carried out.
    if (isSafe(request) || isUnwritten(first.error)) return response;
    if ('status' in response) return { ...response, unsure: true };
    return ['unreachable', 'tls'].includes(response.failure) ? first.response : response;
  };

  return {
    async send(request, signal) {
      if (signal?.aborted || isClosed) return INTERRUPTED;
      const { origin, protocol } = new URL(request.url);
      const stop = new AbortController();
      const course = { ...FRESH };
      let finish = () => {};
      const stopped = new Promise<WireResponse>((resolve) => {
        const interrupt = () => resolve(INTERRUPTED);
        const expire = (ms: number) =>
          resolve(
            course.isConnected
              ? { failure: 'timeout', message: `No complete answer within ${ms / 1000} s` }
              : { failure: 'unreachable', message: `No connection to ${origin} within ${ms / 1000} s` },
          );
        const connectMs = Math.min(timeoutMs, CONNECT_MS);
        const timers = [
          setTimeout(() => course.isConnected || expire(connectMs), connectMs),
          setTimeout(() => expire(timeoutMs), timeoutMs),
        ];
        for (const timer of timers) timer.unref();
        signal?.addEventListener('abort', interrupt, { once: true });
        open.add(interrupt);
        finish = () => {
          timers.forEach(clearTimeout);
          signal?.removeEventListener('abort', interrupt);
          open.delete(interrupt);
          stop.abort();
        };
      });
      const wire = { ...request, headers: withAdded(request.headers, added) };
      const agent = protocol === 'https:' ? agents.https : agents.http;
      try {
        return await Promise.race([sent({ request: wire, agent, signal: stop.signal, course }), stopped]);
      } finally {
        finish();
      }
    },
    async close() {
      isClosed = true;
      for (const interrupt of open) interrupt();
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

const FRESH: Readonly<ConnectionProgress> = { isConnected: false, isReused: false, hasHeard: false };

/** Whether an error says that the request never left: the connection was known to be closed when it was to be written. */
const isUnwritten = (error: unknown) => error instanceof Error && 'syscall' in error && error.syscall === 'write';

/** A body without its codings; what is too large then is so for everybody. */
function whole(bytes: Uint8Array, encoding: string, maxBytes: number): Uint8Array {
  try {
    return decoded(bytes, encoding, maxBytes);
  } catch (error) {
    if (codeOf(error) !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new TooLarge(`The answer is larger than ${maxBytes} bytes`);
  }
}
