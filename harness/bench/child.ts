/**
 * A process of the benchmark's: a run of the engine, or the same requests sent by undici and nothing else. Tells its parent what it took.
 * Arguments: config, folder of the results, and which of the two.
 *
 * @module
 */
import { join } from 'node:path';
import { Agent, type Dispatcher } from 'undici';
import { credentialHeader } from '../auth/credential.ts';
import { realClock } from '../clock.ts';
import { assemble } from '../commands/assemble.ts';
import { NO_JOURNAL } from '../commands/conduct.ts';
import { openWorld } from '../commands/ports.ts';
import { readTarget } from '../commands/session.ts';
import { run } from '../engine.ts';
import { compose } from '../main.ts';
import { conversationOf, type Exchange } from '../model/exchange.ts';
import { FORMATS, renderAll } from '../reports/index.ts';
import { RESULTS_FILE, readResults } from '../results/read.ts';

/** What a child tells; times in milliseconds, those of the CPU of all its threads together. */
export interface Took {
  requests: number;
  wall: number;
  cpu: number;
  /** Of a run: wall time by what it was spent on. */
  phases?: number[];
  /** Of the bare loop: answers with the status that the run recorded. All of them, or it did not send the same. */
  alike?: number;
}

const [, , config = '', dir = '', kind] = process.argv;
const composition = await compose();
const { contract } = composition;
const target = await readTarget(composition, { config }, process);
process.send?.(await (kind === 'bare' ? bare() : checked()));

/** Starts to measure; what it returns tells the time since. */
function stopwatch(): () => Pick<Took, 'wall' | 'cpu'> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { wall: performance.now() - started, cpu: (user + system) / 1000 };
  };
}

async function checked(): Promise<Took> {
  let judging = 0;
  const rules = composition.rules.map((rule) => ({
    ...rule,
    judge: (evidence: Parameters<typeof rule.judge>[0]) => {
      const from = performance.now();
      const judgement = rule.judge(evidence);
      judging += performance.now() - from;
      return judgement;
    },
  }));
  const caller = { version: composition.version, run: 'bench' };
  const { ports, close } = openWorld(target, contract.vendors, { caller, clock: realClock, journal: NO_JOURNAL });
  const selection = { profile: 'standard', readOnly: false } as const;
  const order = { composition, target: target.name, selection, seed: 1, labels: {}, waivers: [] };
  const input = { ...composition, ...order, rules, target, signal: new AbortController().signal };
  const startUp = performance.now();
  const read = stopwatch();
  let planning = 0;
  // The first request ends the planning.
  const credential: typeof ports.credential = (...asked) => {
    planning ||= read().wall;
    return ports.credential(...asked);
  };
  const record = await run(input, { ...ports, credential });
  const took = read();
  await close();
  const reporting = stopwatch();
  await renderAll(assemble(record, order, join(dir, RESULTS_FILE)), { contract, formats: FORMATS, dir });
  const phases = [startUp, planning, took.wall - planning - judging, judging, reporting().wall];
  return { ...took, requests: record.exchanges.length, phases };
}

async function bare(): Promise<Took> {
  const { exchanges } = await readResults(dir);
  const requests = await Promise.all(exchanges.map(ready));
  const agent = new Agent();
  let alike = 0;
  // As in a run: the requests of one campaign one after the other, campaigns side by side.
  const send = async (script: string) => {
    for (const { exchange, options } of requests) {
      if (conversationOf(exchange.id) !== script) continue;
      const { statusCode, body } = await agent.request(options);
      await body.text();
      if ('status' in exchange.response && exchange.response.status === statusCode) alike += 1;
    }
  };
  const read = stopwatch();
  await Promise.all([...new Set(exchanges.map(({ id }) => conversationOf(id)))].map(send));
  return { ...read(), requests: requests.length, alike };
}

/** A recorded request, ready for a target of another address: with a fresh credential in place of the redacted one. */
async function ready(exchange: Exchange) {
  const { id, credential, request } = exchange;
  const account = target.vendors.find(({ vendor }) => id.startsWith(`${vendor}.`));
  const vendor = contract.vendors.find((one) => one.id === account?.vendor);
  if (!vendor || !account) throw new Error(`${id} belongs to no vendor of the target`);
  const header = await credentialHeader(vendor, account, credential, realClock);
  const options = {
    origin: new URL(account.baseUrl).origin,
    path: request.url.replace(/^\w+:\/\/[^/]+/, ''),
    // undici takes any token; its type lists only the well-known methods.
    method: request.method as Dispatcher.HttpMethod,
    headers: { ...request.headers, ...(header ? { [header.name]: header.value } : {}) },
    body: request.base64
      ? Buffer.from(request.base64, 'base64')
      : (request.text ?? (request.body === undefined ? null : JSON.stringify(request.body))),
  };
  return { exchange, options };
}
