import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { jumpingClock } from '../clock.ts';
import { loadTarget } from '../config/load.ts';
import { toyConfig, toyContract, toySchema, toyValidators } from '../testing/toy.ts';
import { NO_JOURNAL } from './conduct.ts';
import { openWorld } from './ports.ts';

/** A world that speaks to a server of the test's, with what it prints. */
async function worldOf(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const baseUrl = `http://127.0.0.1:${address.port}`;
  const document = toyConfig();
  document.targets.toy.toy.baseUrl = baseUrl;
  const config = { document, contract: toyContract, validators: toyValidators, schema: toySchema };
  const target = await loadTarget({ ...config, baseUrls: [], env: {}, cwd: '' });
  const lines: string[] = [];
  const world = openWorld(target, toyContract.vendors, {
    caller: { version: '1.2.3', run: 'run-1' },
    clock: jumpingClock(),
    journal: NO_JOURNAL,
    notify: (line) => lines.push(line),
  });
  const [vendor] = target.vendors;
  if (!vendor) throw new Error('The toy config has no vendor');
  const transport = world.ports.transport({ ...vendor, ratePerMinute: Number.POSITIVE_INFINITY });
  const get = () => transport.send({ method: 'GET', url: `${baseUrl}/`, headers: [] });
  return { get, lines, close: world.close };
}

it('prints what a Retry-After is waited for, and sends again', async () => {
  let asked = 0;
  const { get, lines, close } = await worldOf((_, answer) => {
    asked += 1;
    answer.writeHead(asked === 1 ? 429 : 200, asked === 1 ? { 'retry-after': '7' } : {}).end('{}');
  });
  expect(await get()).toMatchObject({ status: 200 });
  await close();
  expect(lines).toEqual(['toy asks for a pause (429, Retry-After): waiting 7 s']);
});

it('prints once that a target throttles, however often it is asked again, and once more when it begins anew', async () => {
  const statuses = [429, 429, 429, 200, 200, 429, 200];
  const { get, lines, close } = await worldOf((_, answer) => answer.writeHead(statuses.shift() ?? 200).end('{}'));
  for (let i = 0; i < 3; i++) expect(await get()).toMatchObject({ status: 200 });
  await close();
  const line = 'toy says that requests come too fast (429): asking again for up to 60 s';
  expect(lines).toEqual([line, line]);
});

it('says in every request who asks, and for which run', async () => {
  const heard: IncomingHttpHeaders[] = [];
  const { get, close } = await worldOf((request, answer) => {
    heard.push(request.headers);
    answer.end('{}');
  });
  await get();
  await close();
  expect(heard).toMatchObject([
    {
      'user-agent': 'campaign-conformance/1.2.3',
      'x-conformance-run': 'run-1',
      'accept-encoding': expect.stringMatching(/^gzip, deflate, br(, zstd)?$/),
    },
  ]);
});

it('prints in the end how many requests were sent again because their idle connections had been closed', async () => {
  const seen = new Set<unknown>();
  const { get, lines, close } = await worldOf(({ socket }, answer) => {
    if (seen.has(socket)) return socket.destroy();
    seen.add(socket);
    answer.end('{}');
  });
  for (let i = 0; i < 4; i++) expect(await get()).toMatchObject({ status: 200 });
  expect(lines).toEqual([]);
  await close();
  expect(lines).toEqual(['Resent 3 requests whose idle connections had been closed']);
});
