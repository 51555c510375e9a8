import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { WireRequest } from '../model/exchange.ts';

/** Bytes that the headers of an answer may have, all together. */
export const MAX_HEADERS = 65_536;

/** How far a request came on its connection; kept up to date while it is under way. */
export interface ConnectionProgress {
  /** Whether the connection was made, TLS included. */
  isConnected: boolean;
  /** Whether an earlier request had used it. */
  isReused: boolean;
  /** Whether anything came back. */
  hasHeard: boolean;
}

/** An answer as it came, still coded. */
export interface RawAnswer {
  status: number;
  /** Names in lower case. */
  headers: { [name: string]: string };
  bytes: Uint8Array;
}

/** What one request is sent with, beside what it says. */
export interface Way {
  agent: Agent;
  course: ConnectionProgress;
  maxBytes: number;
  /** Aborted, it closes the connection. */
  signal: AbortSignal;
}

/** An answer whose body is larger than it may be. */
export class TooLarge extends Error {}

/** Methods that need no `Content-Length` where they have no body. */
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'DELETE']);

/** What comes while nothing was asked belongs to no answer, and whatever follows on that connection is in doubt. */
function onStray(this: Socket): void {
  this.destroy();
}

/**
 * Splits an absolute URL into origin and request target. The target stays as it was written: parsing and printing it again would
 * drop dot segments and with them the very spelling a case is about.
 */
function splitUrl(url: string): { origin: URL; path: string } {
  const [, target = ''] = /^[a-z]+:\/\/[^/?#]*([^#]*)/i.exec(url) ?? [];
  return { origin: new URL(url), path: target.startsWith('/') ? target : `/${target}` };
}

/** The headers as they are sent: what HTTP itself needs, unless the request has it, around the request's own. */
function headersOf({ method, headers, body, bytes }: WireRequest, host: string): string[] {
  const has = (name: string) => headers.some(([own]) => own.toLowerCase() === name);
  const isCounted = body !== undefined || !BODILESS.has(method.toUpperCase());
  return [
    ...(has('host') ? [] : ['Host', host]),
    ...headers.flat(),
    ...(has('content-length') || !isCounted ? [] : ['Content-Length', String(Buffer.byteLength(bytes ?? body ?? ''))]),
  ];
}

/** Header values as one text each: repeated ones joined by a comma, cookies, whose dates hold commas, by a line break. */
function joined(raw: readonly string[]): { [name: string]: string } {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const before = headers.get(name);
    // Node reads every byte as a character of its own; servers write UTF-8.
    const value = Buffer.from(raw[at + 1] ?? '', 'latin1').toString();
    headers.set(name, before === undefined ? value : `${before}${name === 'set-cookie' ? '\n' : ', '}${value}`);
  }
  return Object.fromEntries(headers);
}

async function collected(answer: IncomingMessage, maxBytes: number): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const incoming: AsyncIterable<Buffer> = answer;
  for await (const chunk of incoming) {
    length += chunk.length;
    if (length > maxBytes) throw new TooLarge(`The answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return { status: answer.statusCode ?? 0, headers: joined(answer.rawHeaders), bytes: Buffer.concat(chunks) };
}

/**
 * Sends a request once, on an idle connection of the agent's or a new one, and reads its answer past any that only announce it (1xx).
 * Rejects with whatever became of the connection. Throws at once where the request cannot be written: a line break in a header.
 */
export function attemptRequest(request: WireRequest, { agent, course, maxBytes, signal }: Way): Promise<RawAnswer> {
  const { origin, path } = splitUrl(request.url);
  const isSecure = origin.protocol === 'https:';
  const { method } = request;
  const headers = headersOf(request, origin.host);
  const isOdd = method !== method.toUpperCase();
  const outgoing = (isSecure ? httpsRequest : httpRequest)({
    agent,
    host: origin.hostname.replace(/^\[|\]$/g, ''),
    port: origin.port || (isSecure ? 443 : 80),
    path,
    method,
    ...(isOdd ? { setHost: false } : { headers }),
    maxHeaderSize: MAX_HEADERS,
    signal,
  });
  if (isOdd) {
    // Node writes a method in capitals where it is given all headers at once.
    outgoing.method = method;
    for (let at = 0; at + 1 < headers.length; at += 2) outgoing.appendHeader(headers[at] ?? '', headers[at + 1] ?? '');
  }
  return new Promise((resolve, reject) => {
    const hear = () => {
      course.hasHeard = true;
    };
    let answer: IncomingMessage | undefined;
    outgoing.on('socket', (socket) => {
      course.isReused = outgoing.reusedSocket;
      course.isConnected = outgoing.reusedSocket;
      if (!course.isConnected) {
        socket.once(isSecure ? 'secureConnect' : 'connect', () => {
          course.isConnected = true;
        });
      }
      socket.off('data', onStray);
      socket.once('data', hear);
    });
    outgoing.on('response', (incoming) => {
      answer = incoming;
      const { socket } = incoming;
      collected(incoming, maxBytes)
        .finally(() => {
          socket.off('data', hear);
          if (!socket.destroyed) socket.on('data', onStray);
        })
        .then(resolve, reject);
    });
    outgoing.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      reject(new Error(`the server speaks another protocol from here on (${statusCode})`));
    });
    // Once the answer is whole, what is wrong with the connection is no matter of this request.
    outgoing.on('error', (error) => {
      if (!answer?.complete) reject(error);
    });
    outgoing.end(request.bytes ?? request.body);
  });
}
