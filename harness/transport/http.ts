import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';
import { codeOf } from '../errors.ts';
import type { TransportFailure, WireRequest, WireResponse } from '../model/exchange.ts';
import type { Transport } from '../model/ports.ts';

/** Limits of an {@link httpTransport}. */
export interface HttpOptions {
  /** Milliseconds from the start of a request to the last byte of its answer. Default 15,000. */
  timeoutMs?: number;
  /** Bytes an answer's body may have, before and after decompression. Default 6,000,000. */
  maxBytes?: number;
}

/** Codes of a connection that was never made because nobody was there to make it with. */
const NOBODY_THERE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;

const INTERRUPTED: WireResponse = { failure: 'interrupted', message: 'The run was interrupted' };

/**
 * Splits an absolute URL into origin and request target. The target stays as it was written: parsing and printing it again would
 * drop dot segments and with them the very spelling a case is about.
 */
function splitUrl(url: string): { origin: string; path: string } {
  const [, target = ''] = /^[a-z]+:\/\/[^/?#]*([^#]*)/i.exec(url) ?? [];
  return { origin: new URL(url).origin, path: target.startsWith('/') ? target : `/${target}` };
}

/** Undoes a content encoding the request did not ask for, which a server may use all the same. */
function decoded(bytes: Uint8Array, encoding: string | undefined, maxOutputLength: number): Uint8Array {
  const decoders = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync };
  const name = encoding?.trim().toLowerCase() ?? '';
  const decode = Object.entries(decoders).find(([known]) => known === name)?.[1];
  return decode && bytes.length > 0 ? decode(bytes, { maxOutputLength }) : bytes;
}

/** Header values as one text each: repeated ones joined by a comma, cookies, whose dates hold commas, by a line break. */
function joined(headers: { [name: string]: string | string[] | undefined }): { [name: string]: string } {
  const entries = Object.entries(headers).map(([name, value = '']) => [
    name,
    Array.isArray(value) ? value.join(name === 'set-cookie' ? '\n' : ', ') : value,
  ]);
  return Object.fromEntries(entries);
}

/**
 * Sends requests over HTTP/1.1 with undici: one pool of connections per origin, no pipelining, no redirects, no retries.
 *
 * A request keeps its method, target, header order and header case; `Host` and `Content-Length` are added. An answer's header names are
 * lower case. Whatever the network or the target does becomes a `WireResponse`; only a request that cannot be written at all (a line
 * break in a header) throws. `close` gives up what is still in flight.
 */
export function httpTransport({ timeoutMs = 15_000, maxBytes = 6_000_000 }: HttpOptions = {}): Transport {
  const agent = new Agent({
    pipelining: 1,
    maxResponseSize: maxBytes,
    connect: { timeout: Math.min(timeoutMs, 10_000) },
    // The one limit that counts is the overall one.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const connected = new Set<string>();
  const connecting = new WeakSet<Error>();
  agent.on('connect', (origin) => connected.add(origin.origin));
  agent.on('connectionError', (_origin, _targets, error) => connecting.add(error));

  /** What an error of undici's says about the connection or the answer. */
  const failed = (error: unknown, origin: string): WireResponse => {
    const code = codeOf(error);
    if (!(error instanceof Error) || code === 'UND_ERR_INVALID_ARG') throw error;
    // OpenSSL's own message is a list of its source files; its reason is a phrase.
    const said = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message || code;
    const fail = (failure: TransportFailure, message: string): WireResponse => ({ failure, message });
    if (/^UND_ERR_(DESTROYED|CLOSED)$/.test(code)) return fail('interrupted', 'The run gave the request up');
    if (connecting.has(error)) {
      return origin.startsWith('https:') && !NOBODY_THERE.test(code)
        ? fail('tls', `No TLS connection to ${origin}: ${said}`)
        : fail('unreachable', `No connection to ${origin}: ${said}`);
    }
    if (/EXCEEDED_MAX_SIZE|HEADERS_OVERFLOW|ERR_BUFFER_TOO_LARGE/.test(code)) {
      return fail(
        'too large',
        code.includes('HEADERS')
          ? 'The headers of the answer are too large'
          : `The answer is larger than ${maxBytes} bytes`,
      );
    }
    if (error.name === 'HTTPParserError') return fail('reset', `The answer is not HTTP: ${said}`);
    if (/^(Z_|ERR_.*BROTLI)/.test(code)) return fail('reset', `The answer cannot be decompressed: ${said}`);
    return fail('reset', `The connection broke before the answer was complete: ${said}`);
  };

  const exchange = async (
    request: WireRequest,
    origin: string,
    path: string,
    signal: AbortSignal,
  ): Promise<WireResponse> => {
    try {
      const answer = await agent.request({
        origin,
        path,
        // undici takes any token; its type lists only the well-known methods.
        method: request.method as Dispatcher.HttpMethod,
        headers: request.headers.flat(),
        body: request.body ?? null,
        signal,
      });
      const raw = new Uint8Array(await answer.body.arrayBuffer());
      const headers = joined(answer.headers);
      const body = new TextDecoder().decode(decoded(raw, headers['content-encoding'], maxBytes));
      return { status: answer.statusCode, headers, body };
    } catch (error) {
      return failed(error, origin);
    }
  };

  return {
    async send(request, signal) {
      if (signal?.aborted) return INTERRUPTED;
      const { origin, path } = splitUrl(request.url);
      const stop = new AbortController();
      let finish = () => {};
      // undici heeds its signal only once it is connected; the run does not wait for that.
      const stopped = new Promise<WireResponse>((resolve) => {
        const interrupt = () => resolve(INTERRUPTED);
        const seconds = `${timeoutMs / 1000} s`;
        const expire = () =>
          resolve(
            connected.has(origin)
              ? { failure: 'timeout', message: `No complete answer within ${seconds}` }
              : { failure: 'unreachable', message: `No connection to ${origin} within ${seconds}` },
          );
        const timer = setTimeout(expire, timeoutMs).unref();
        signal?.addEventListener('abort', interrupt, { once: true });
        finish = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', interrupt);
          stop.abort();
        };
      });
      try {
        return await Promise.race([exchange(request, origin, path, stop.signal), stopped]);
      } finally {
        finish();
      }
    },
    close: () => agent.destroy(),
  };
}
