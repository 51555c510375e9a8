import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ACCEPT_ENCODING } from './decode.ts';
import { failureOf, LOOPBACK, listen, ok, send, serve, serveTls, transportOf } from './loopback.test-helper.ts';

/** A port that nobody listens on. */
async function closedPort(): Promise<string> {
  const server = createServer();
  const host = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return host;
}

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
    expect(head).toContain('Content-Length: 10');
    expect(body).toBe('{"n":"é"}');
  });

  it('sends bytes, and a method in small letters, with headers in their order', async () => {
    let heard = '';
    const host = await serve((socket, said) => {
      heard = said;
      socket.end(ok('{}'));
    });
    const bytes = Buffer.from([0x1f, 0x8b, 0xff, 0x00]);
    const headers: [string, string][] = [
      ['IID', 'st-1'],
      ['X-Long', 'x'.repeat(12_288)],
    ];
    await send(`http://${host}/a%00?b`, undefined, { method: 'put', headers, body: '\ufffd', bytes });
    const [head = '', body] = heard.split('\r\n\r\n');
    expect(head).toMatch(/^put \/a%00\?b HTTP\/1\.1\r\nHost: [\d.:]+\r\nIID: st-1\r\nX-Long: x{12288}\r\n/);
    expect(head).toContain('Content-Length: 4');
    expect(Buffer.from(body ?? '', 'latin1')).toEqual(bytes);
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
    for (const status of [301, 302, 303, 307, 308]) {
      const host = await serve((socket) =>
        socket.end(`HTTP/1.1 ${status} Elsewhere\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n`),
      );
      expect(await send(`http://${host}/`)).toMatchObject({ status, headers: { location: '/other' } });
    }
  });

  it('uses a connection again', async () => {
    const used = new Set<Socket>();
    const host = await serve((socket) => {
      used.add(socket);
      socket.write(ok('{}'));
    });
    const transport = transportOf();
    for (let i = 0; i < 20; i++) await transport.send({ method: 'GET', url: `http://${host}/`, headers: [] });
    expect(used.size).toBe(1);
  });

  it('uses no connection again on which more came than was asked for', async () => {
    const used = new Set<Socket>();
    for (const more of ['{"a":1}', ok('{"of": "nobody"}')]) {
      const host = await serve((socket) => {
        used.add(socket);
        socket.write(ok('{}') + more);
      });
      const transport = transportOf();
      const request = { method: 'GET', url: `http://${host}/`, headers: [] satisfies [] };
      used.clear();
      for (let i = 0; i < 3; i++) expect(await transport.send(request)).toMatchObject({ status: 200, body: '{}' });
      expect(used.size).toBe(3);
    }
  });

  it('sends the headers it was given and what it can decode, unless the request says otherwise', async () => {
    let heard = '';
    const host = await serve((socket, said) => {
      heard = said;
      socket.end(ok('{}'));
    });
    const headers: [string, string][] = [
      ['User-Agent', 'suite/1'],
      ['X-Run', 'r-1'],
    ];
    await send(`http://${host}/`, { headers });
    for (const [name, value] of [...headers, ['Accept-Encoding', ACCEPT_ENCODING]]) {
      expect(heard).toContain(`\r\n${name}: ${value}\r\n`);
    }
    await send(
      `http://${host}/`,
      { headers },
      {
        headers: [
          ['user-agent', 'another'],
          ['ACCEPT-ENCODING', 'identity'],
        ],
      },
    );
    expect(heard.match(/^(user-agent|x-run|accept-encoding): .*$/gim)).toEqual([
      'user-agent: another',
      'ACCEPT-ENCODING: identity',
      'X-Run: r-1',
    ]);
  });

  it('reads past answers that only announce another one, each method alike', async () => {
    for (const announced of ['100 Continue', '102 Processing', '103 Early Hints\r\nLink: </a>; rel=preload']) {
      const host = await serve((socket) => socket.write(`HTTP/1.1 ${announced}\r\n\r\n`.repeat(3) + ok('{}')));
      const transport = transportOf();
      for (const method of ['GET', 'PUT', 'PATCH']) {
        const response = await transport.send({ method, url: `http://${host}/`, headers: [], body: '{}' });
        expect(response, `${method} ${announced}`).toMatchObject({ status: 200, body: '{}' });
      }
    }
  });

  it.each<[string, (body: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['identity', (body) => body],
    ['gzip, br', (body) => brotliCompressSync(gzipSync(body))],
    ['deflate, identity, gzip', (body) => gzipSync(deflateRawSync(body))],
  ])('undoes the coding %s, and limits what comes out of it', async (coding, encode) => {
    const coded = encode(Buffer.from('a'.repeat(5000)));
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${coded.length}\r\n\r\n`;
    const host = await serve((socket) => socket.end(Buffer.concat([Buffer.from(head), coded])));
    expect(await send(`http://${host}/`)).toMatchObject({ status: 200, body: 'a'.repeat(5000) });
    expect(failureOf(await send(`http://${host}/`, { maxBytes: 1000 }))).toBe('too large');
  });

  it('takes an answer without a body for what it is, whatever coding it names', async () => {
    const host = await serve((socket) => socket.end('HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n'));
    expect(await send(`http://${host}/`)).toMatchObject({ status: 204, body: '' });
  });

  it('reads 60 kB of headers', async () => {
    const long = Array.from({ length: 60 }, (_, i) => `X-Long-${i}: ${'x'.repeat(1000)}`);
    const host = await serve((socket) => socket.end(ok('{}', ...long)));
    expect(await send(`http://${host}/`)).toMatchObject({ status: 200, headers: { 'x-long-59': 'x'.repeat(1000) } });
  });

  it('speaks TLS, and shows a certificate where one is configured', async () => {
    const demanding = { requestCert: true, ca: LOOPBACK.cert };
    const host = await serveTls((socket) => socket.write(ok('{}')), demanding);
    const transport = transportOf({ tls: { ca: LOOPBACK.cert, ...LOOPBACK } });
    for (let i = 0; i < 2; i++) {
      expect(await transport.send({ method: 'PUT', url: `https://${host}/`, headers: [], body: '{}' })).toMatchObject({
        status: 200,
      });
    }
  });

  it('calls a request header that cannot be written an error of ours', async () => {
    const host = await serve((socket) => socket.end(ok('{}')));
    await expect(send(`http://${host}/`, undefined, { headers: [['auth', 'two\nlines']] })).rejects.toThrow('Invalid');
  });
});

describe('httpTransport, where no complete answer comes', () => {
  it('calls a refused connection and an unknown host unreachable', async () => {
    const host = await closedPort();
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

  it('says so when the answer is not HTTP', async () => {
    for (const speech of [
      'SSH-2.0-OpenSSH_9.2\r\n',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ]) {
      const host = await serve((socket) => socket.end(speech));
      expect(failureOf(await send(`http://${host}/`)), speech).toBe('reset');
    }
    const speech = await serve((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await send(`http://${speech}/`)).toMatchObject({ message: expect.stringContaining('not HTTP') });
  });

  it.each([
    ['gzip', 'coded as gzip, but it cannot be decoded'],
    ['deflate', 'coded as deflate, but it cannot be decoded'],
    ['br', 'coded as br, but it cannot be decoded'],
    ['aws-chunked', 'coded as aws-chunked, which was not asked for'],
    ['gzip, compress', 'coded as compress, which was not asked for'],
  ])('calls a body in the coding %s undecodable where it cannot be decoded', async (coding, message) => {
    const host = await serve((socket) => socket.end(ok('{"a":1}', `Content-Encoding: ${coding}`)));
    expect(await send(`http://${host}/`)).toEqual({
      failure: 'undecodable',
      message: expect.stringContaining(message),
    });
  });

  it('calls zstd undecodable where Node cannot undo it, and has not asked for it then', async () => {
    const zstd = Buffer.from('KLUv/SAJSQAAYWJjYWJjYWJj', 'base64');
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: ${zstd.length}\r\n\r\n`;
    const host = await serve((socket) => socket.end(Buffer.concat([Buffer.from(head), zstd])));
    const isKnown = ACCEPT_ENCODING.includes('zstd');
    expect(await send(`http://${host}/`)).toMatchObject(
      isKnown ? { status: 200, body: 'abcabcabc' } : { failure: 'undecodable' },
    );
  });

  it('calls it a TLS failure where the server demands a certificate, and says what to configure', async () => {
    const demanding = { requestCert: true, ca: LOOPBACK.cert };
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const host = await serveTls((socket) => socket.write(ok('{}')), { ...demanding, maxVersion: version });
      const response = await send(`https://${host}/`, { tls: { ca: LOOPBACK.cert } }, { method: 'PUT', body: '{}' });
      expect(response, version).toMatchObject({
        failure: 'tls',
        message: expect.stringMatching(/tls\.cert and tls\.key/),
      });
    }
  });

  it('calls a TLS server that closes each connection a TLS failure until it has answered once, then a reset', async () => {
    let requests = 0;
    const host = await serveTls((socket) =>
      requests++ === 1 ? socket.end(ok('{}', 'Connection: close')) : socket.destroy(),
    );
    const transport = transportOf({ tls: { ca: LOOPBACK.cert } });
    const ask = async () => failureOf(await transport.send({ method: 'GET', url: `https://${host}/`, headers: [] }));
    expect([await ask(), await ask(), await ask()]).toEqual(['tls', 200, 'reset']);
  });

  it('calls a certificate it does not trust a TLS failure', async () => {
    const host = await serveTls((socket) => socket.end(ok('{}')));
    const response = await send(`https://${host}/`);
    expect(response).toMatchObject({ failure: 'tls', message: expect.stringContaining('self-signed') });
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
    expect(await send(`http://${headers}/`)).toEqual({
      failure: 'too large',
      message: 'The headers of the answer are larger than 65536 bytes',
    });
  });

  it('answers interrupted at once when aborted, before and during a request', async () => {
    const controller = new AbortController();
    const host = await serve(() => controller.abort());
    expect(failureOf(await send(`http://${host}/`, undefined, {}, controller.signal))).toBe('interrupted');
    expect(failureOf(await send(`http://${host}/`, undefined, {}, controller.signal))).toBe('interrupted');
  });

  it('gives up what is in flight when it is closed', async () => {
    const transport = transportOf();
    const host = await serve(() => transport.close());
    expect(failureOf(await transport.send({ method: 'GET', url: `http://${host}/`, headers: [] }))).toBe('interrupted');
  });
});
