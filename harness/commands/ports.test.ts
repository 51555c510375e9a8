import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { realClock } from '../clock.ts';
import { loadTarget } from '../config/load.ts';
import { toyConfig, toyContract, toySchema, toyValidators } from '../testing/toy.ts';
import { NO_JOURNAL } from './conduct.ts';
import { openWorld } from './ports.ts';

it('prints what a Retry-After is waited for, and sends again', async () => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked += 1;
    answer.writeHead(asked === 1 ? 429 : 200, asked === 1 ? { 'retry-after': '0' } : {}).end('{}');
  });
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
    clock: realClock,
    journal: NO_JOURNAL,
    notify: (line) => lines.push(line),
  });
  const [vendor] = target.vendors;
  if (!vendor) throw new Error('The toy config has no vendor');
  const answer = await world.ports.transport({ ...vendor, ratePerMinute: Number.POSITIVE_INFINITY }).send({
    method: 'GET',
    url: `${baseUrl}/`,
    headers: [],
  });
  await world.close();
  expect(answer).toMatchObject({ status: 200 });
  expect(lines).toEqual(['toy asks for a pause (429, Retry-After): waiting 0 s']);
});
