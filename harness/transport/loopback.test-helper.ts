import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { WireRequest, WireResponse } from '../model/exchange.ts';
import type { Transport } from '../model/ports.ts';
import { type HttpOptions, httpTransport } from './http.ts';

/** What a server does with a connection each time something is said on it. */
export type Answering = (socket: Socket, said: string) => void;

/** A key and a certificate for `localhost` and 127.0.0.1, good until 2120. They were made for these tests and protect nothing. */
export const LOOPBACK = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmf0X9vPNdLrMK90g
JcaN6LAO+LfUDHXDPD59tHsXVzqhRANCAAQyqlydnBoV3CnIU1dZkjyDBrBwd5P9
EIdFANFmgZ14xPJPq5g+qurYN0oEVKc3dXwWKfA61X/FQf1SW95hRPFK
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDKqXJ2cGhXcKchT
V1mSPIMGsHB3k/0Qh0UA0WaBnXjE8k+rmD6q6tg3SgRUpzd1fBYp8DrVf8VB/VJb
3mFE8UqjTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0
hwR/AAABMB0GA1UdDgQWBBRVXSC1bK79El4HkPZbwYsJCvtR2DAKBggqhkjOPQQD
AgNIADBFAiBziX7Hdo8Lhr+Ly433NHgXHi/6P/j2GveVxsk8xL9alAIhAP1WB+uz
vxjYP/1TmX/kePyi6k6/V6qCHYwjTm82sU/K
-----END CERTIFICATE-----`,
};

/** Serves on loopback until the test is over. Returns host and port. */
export async function serve(answer: Answering): Promise<string> {
  return listening(createServer(), 'connection', answer);
}

/** The same over TLS. */
export async function serveTls(answer: Answering, options: TlsOptions = {}): Promise<string> {
  return listening(createTlsServer({ ...LOOPBACK, ...options }), 'secureConnection', answer);
}

async function listening(server: Server, event: string, answer: Answering): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on(event, (socket: Socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => answer(socket, chunk.toString('latin1')));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listen(server);
}

/** Starts a server on any port of loopback. Returns host and port. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return `127.0.0.1:${port}`;
}

/** A transport that is closed when the test is over. */
export function transportOf(options?: HttpOptions): Transport {
  const transport = httpTransport(options);
  onTestFinished(() => transport.close());
  return transport;
}

/** Sends one request through a transport of its own. */
export function send(url: string, options?: HttpOptions, request: Partial<WireRequest> = {}, signal?: AbortSignal) {
  return transportOf(options).send({ method: 'GET', url, headers: [], ...request }, signal);
}

/** A whole answer. */
export const ok = (body: string, ...headers: string[]) =>
  ['HTTP/1.1 200 OK', `Content-Length: ${Buffer.byteLength(body)}`, ...headers, '', body].join('\r\n');

/** Its failure, or its status. */
export const failureOf = (response: WireResponse) => ('failure' in response ? response.failure : response.status);
