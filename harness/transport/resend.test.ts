import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../model/exchange.ts';
import { type Answering, LOOPBACK, listen, ok, serve, serveTls, transportOf } from './loopback.test-helper.ts';

/** A server that answers the first request of each connection and treats every further one as the test wants. */
function secondIs(treated: (socket: Socket) => void): { answering: Answering; seen: Socket[] } {
  const seen: Socket[] = [];
  const answering: Answering = (socket) => {
    const isFirst = !seen.includes(socket);
    seen.push(socket);
    if (isFirst) socket.write(ok('{}'));
    else treated(socket);
  };
  return { answering, seen };
}

/** A transport that counts what it sends again, and sends to one host. */
function counting(url: string) {
  const resent: string[] = [];
  const transport = transportOf({ tls: { ca: LOOPBACK.cert }, onResent: ({ method }) => resent.push(method) });
  const send = (method: string, more: Partial<WireRequest> = {}) =>
    transport.send({ method, url, headers: [], ...(method === 'GET' ? {} : { body: '{"a":1}' }), ...more });
  return { resent, send };
}

const DEATHS: [string, (socket: Socket) => void][] = [
  ['reset', (socket) => socket.resetAndDestroy()],
  ['closed', (socket) => socket.end()],
];

describe('a request whose idle connection is gone', () => {
  it.each(DEATHS)('is sent again once on a new connection where it was %s', async (_, die) => {
    const { answering, seen } = secondIs(die);
    const { resent, send } = counting(`http://${await serve(answering)}/`);
    await send('GET');
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect(await send(method), method).toMatchObject({ status: 200 });
    }
    expect(resent).toEqual(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
    expect(new Set(seen).size).toBe(6);
  });

  it('is sent again over TLS, too', async () => {
    const { answering } = secondIs((socket) => socket.destroy());
    const { resent, send } = counting(`https://${await serveTls(answering)}/`);
    await send('GET');
    expect(await send('PUT')).toMatchObject({ status: 200, unsure: true });
    expect(resent).toEqual(['PUT']);
  });

  it('says of a write that the first one may have been carried out, and not of a read', async () => {
    const { answering } = secondIs((socket) => socket.resetAndDestroy());
    const { send } = counting(`http://${await serve(answering)}/`);
    await send('GET');
    expect(await send('PUT')).toMatchObject({ status: 200, unsure: true });
    expect(await send('GET')).not.toHaveProperty('unsure');
  });

  it('is a reset where it is a POST', async () => {
    const { answering } = secondIs((socket) => socket.resetAndDestroy());
    const { resent, send } = counting(`http://${await serve(answering)}/`);
    await send('GET');
    expect(await send('POST')).toMatchObject({ failure: 'reset' });
    expect(resent).toEqual([]);
  });

  it('is a reset where the answer had begun', async () => {
    const { answering } = secondIs((socket) => socket.end('HTTP/1.1 2'));
    const { resent, send } = counting(`http://${await serve(answering)}/`);
    await send('GET');
    expect(await send('GET')).toMatchObject({ failure: 'reset' });
    expect(resent).toEqual([]);
  });

  it('is a reset where the new connection dies as well, and where the first one does', async () => {
    const sockets = new Set<Socket>();
    const host = await serve((socket) => {
      const isFirst = sockets.size === 0;
      sockets.add(socket);
      if (isFirst) socket.write(ok('{}'));
      else socket.resetAndDestroy();
    });
    const { resent, send } = counting(`http://${host}/`);
    await send('GET');
    // On the connection that is still there.
    for (const socket of sockets) socket.removeAllListeners('data').on('data', () => socket.resetAndDestroy());
    expect(await send('PUT')).toMatchObject({ failure: 'reset' });
    expect(resent).toEqual(['PUT']);
    expect(await send('PUT')).toMatchObject({ failure: 'reset' });
    expect(resent).toEqual(['PUT']);
  });

  it('takes no other idle connection, for those may be gone as well', async () => {
    const { answering, seen } = secondIs((socket) => socket.resetAndDestroy());
    const { resent, send } = counting(`http://${await serve(answering)}/`);
    await Promise.all([send('GET'), send('GET'), send('GET')]);
    expect(new Set(seen).size).toBe(3);
    expect(await send('GET')).toMatchObject({ status: 200 });
    expect(resent).toEqual(['GET']);
    expect(new Set(seen).size).toBe(4);
  });

  it('is sent once, on a new connection, where the end of the old one was to be seen', async () => {
    const closed: Promise<unknown>[] = [];
    const host = await serve((socket) => {
      closed.push(once(socket, 'close'));
      socket.write(ok('{}'));
      socket.end();
    });
    const { resent, send } = counting(`http://${host}/`);
    for (let i = 0; i < 5; i++) {
      expect(await send('PUT')).toEqual({ status: 200, headers: { 'content-length': '2' }, body: '{}' });
      await Promise.all(closed);
    }
    expect(resent).toEqual([]);
  });

  it('is a reset where it is a write and nobody is there any more: the first one may have been carried out', async () => {
    const { answering } = secondIs((socket) => {
      server.close();
      socket.resetAndDestroy();
    });
    const server = createServer((socket) => socket.on('data', () => answering(socket, '')));
    const { send } = counting(`http://${await listen(server)}/`);
    await send('GET');
    expect(await send('PUT')).toMatchObject({ failure: 'reset' });
    expect(await send('PUT')).toMatchObject({ failure: 'unreachable' });
  });
});
