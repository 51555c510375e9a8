import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { WireRequest, WireResponse } from '../model/exchange.ts';
import { type HttpOptions, httpTransport } from './http.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A server on loopback that does with each connection, once something was said on it, what the test wants. */
async function serve(answer: (socket: Socket, said: string) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => answer(socket, chunk.toString('latin1')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return `127.0.0.1:${port}`;
}

/** Sends one request through a transport of its own. */
async function send(url: string, options?: HttpOptions, request: Partial<WireRequest> = {}, signal?: AbortSignal) {
  const transport = httpTransport(options);
  cleanups.push(() => transport.close());
  return transport.send({ method: 'GET', url, headers: [], ...request }, signal);
}

const ok = (body: string, ...headers: string[]) =>
  ['HTTP/1.1 200 OK', `Content-Length: ${Buffer.byteLength(body)}`, ...headers, '', body].join('\r\n');

const failureOf = (response: WireResponse) => ('failure' in response ? response.failure : response.status);

describe('httpTransport', () => {
  it('sends method, target, header case and order as they were written', async () => {
    let heard = '';
    const host = await serve((socket, said) => {
      heard = said;
      socket.end(ok('{}'));
    });
    await send(`http://${host}/a/../b%2Fc/x==?q=%zz&q=1#part`, undefined, {
      method: 'PUT',
      headers: [
        ['iid', 'st-1'],
        ['accountId', 'x'],
        ['Content-Type', 'application/json'],
      ],
      body: '{"n":"é"}',
    });
    const [head = '', body] = Buffer.from(heard, 'latin1').toString().split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toBe('PUT /a/../b%2Fc/x==?q=%zz&q=1 HTTP/1.1');
    expect(head.match(/^(iid|accountId|Content-Type): .*$/gim)).toEqual([
      'iid: st-1',
      'accountId: x',
      'Content-Type: application/json',
    ]);
    expect(head).toContain('content-length: 10');
    expect(body).toBe('{"n":"é"}');
  });

  it('returns status, lower-cased headers and text, HTML included', async () => {
    const host = await serve((socket) =>
      socket.end(ok('<html>é</html>', 'X-Odd: 1', 'X-Odd: 2', 'Set-Cookie: a=1; Path=/', 'Set-Cookie: b=2')),
    );
    expect(await send(`http://${host}/`)).toEqual({
      status: 200,
      headers: { 'content-length': '15', 'x-odd': '1, 2', 'set-cookie': 'a=1; Path=/\nb=2' },
      body: '<html>é</html>',
    });
  });

  it('follows no redirect', async () => {
    const host = await serve((socket) =>
      socket.end('HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n'),
    );
    expect(failureOf(await send(`http://${host}/`))).toBe(302);
  });

  it('uses connections again', async () => {
    const used = new Set<Socket>();
    const host = await serve((socket) => {
      used.add(socket);
      socket.write(ok('{}'));
    });
    const transport = httpTransport();
    cleanups.push(() => transport.close());
    for (let i = 0; i < 20; i++) await transport.send({ method: 'GET', url: `http://${host}/`, headers: [] });
    // One is still being put away when the next request comes.
    expect(used.size).toBeLessThanOrEqual(2);
  });

  it('undoes a compression nobody asked for, and limits what comes out of it', async () => {
    const zipped = gzipSync('a'.repeat(5000));
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${zipped.length}\r\n\r\n`;
    const host = await serve((socket) => socket.end(Buffer.concat([Buffer.from(head), zipped])));
    expect(await send(`http://${host}/`)).toMatchObject({ status: 200, body: 'a'.repeat(5000) });
    expect(failureOf(await send(`http://${host}/`, { maxBytes: 1000 }))).toBe('too large');
  });

  it('calls a request header that cannot be written an error of ours', async () => {
    const host = await serve((socket) => socket.end(ok('{}')));
    await expect(send(`http://${host}/`, undefined, { headers: [['auth', 'two\nlines']] })).rejects.toThrow('invalid');
  });
});

describe('httpTransport, where no complete answer comes', () => {
  it('calls a refused connection and an unknown host unreachable', async () => {
    const host = await serve(() => {});
    for (const cleanup of cleanups.splice(0)) cleanup();
    const refused = await send(`http://${host}/`);
    expect(refused).toMatchObject({ failure: 'unreachable', message: expect.stringContaining(host) });
    expect(failureOf(await send('http://no..host/'))).toBe('unreachable');
  });

  it('calls silence a timeout, before the headers and in the middle of the body', async () => {
    const silent = await serve(() => {});
    expect(await send(`http://${silent}/`, { timeoutMs: 40 })).toEqual({
      failure: 'timeout',
      message: 'No complete answer within 0.04 s',
    });
    const half = await serve((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}'));
    expect(failureOf(await send(`http://${half}/`, { timeoutMs: 40 }))).toBe('timeout');
  });

  it('gives a slow drip no more time than silence', async () => {
    const host = await serve((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket.write('.'), 5);
      socket.on('close', () => clearInterval(drip));
    });
    expect(failureOf(await send(`http://${host}/`, { timeoutMs: 60 }))).toBe('timeout');
  });

  it('calls a handshake that never ends unreachable', async () => {
    const host = await serve(() => {});
    expect(failureOf(await send(`https://${host}/`, { timeoutMs: 40 }))).toBe('unreachable');
  });

  it('calls a port that speaks no TLS a TLS failure', async () => {
    const host = await serve((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const response = await send(`https://${host}/`);
    expect(response).toMatchObject({ failure: 'tls', message: expect.stringContaining('wrong version number') });
  });

  it('calls a reset, an early end and a truncated body a reset', async () => {
    const answers: ((socket: Socket) => void)[] = [
      (socket) => socket.resetAndDestroy(),
      (socket) => socket.end(),
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{}'),
      (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}'),
    ];
    for (const answer of answers) {
      const host = await serve(answer);
      expect(await send(`http://${host}/`), String(answer)).toMatchObject({
        failure: 'reset',
        message: expect.stringContaining('connection broke'),
      });
    }
  });

  it('says so when the answer is not HTTP or cannot be decompressed', async () => {
    const speech = await serve((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await send(`http://${speech}/`)).toMatchObject({
      failure: 'reset',
      message: expect.stringContaining('not HTTP'),
    });
    const zipped = await serve((socket) => socket.end(ok('{}', 'Content-Encoding: gzip')));
    expect(await send(`http://${zipped}/`)).toMatchObject({
      failure: 'reset',
      message: expect.stringContaining('decompressed'),
    });
  });

  it('cuts off an endless body and endless headers', async () => {
    const endless = (start: string) => (socket: Socket) => {
      const more = () => !socket.destroyed && socket.write('x'.repeat(1000), () => setImmediate(more));
      socket.write(start, more);
    };
    const body = await serve(endless('HTTP/1.1 200 OK\r\n\r\n'));
    expect(await send(`http://${body}/`, { maxBytes: 10_000 })).toEqual({
      failure: 'too large',
      message: 'The answer is larger than 10000 bytes',
    });
    const headers = await serve(endless('HTTP/1.1 200 OK\r\nX-Long: '));
    expect(failureOf(await send(`http://${headers}/`))).toBe('too large');
  });

  it('answers interrupted at once when aborted, before and during a request', async () => {
    const controller = new AbortController();
    const host = await serve(() => controller.abort());
    expect(failureOf(await send(`http://${host}/`, undefined, {}, controller.signal))).toBe('interrupted');
    expect(failureOf(await send(`http://${host}/`, undefined, {}, controller.signal))).toBe('interrupted');
  });

  it('gives up what is in flight when it is closed', async () => {
    const transport = httpTransport();
    const host = await serve(() => transport.close());
    expect(failureOf(await transport.send({ method: 'GET', url: `http://${host}/`, headers: [] }))).toBe('interrupted');
  });
});
