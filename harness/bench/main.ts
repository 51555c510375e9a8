/**
 * What a checked request costs: standard runs against the reference target over a real socket, each beside a bare loop that sends the
 * same requests. Targets, runs and loops have a process of their own each: nobody's time counts as another's, and all start cold.
 *
 * @module
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aligned } from '../reports/text.ts';
import type { Took } from './child.ts';

const REPETITIONS = 5;
/** No repetition starts after this time; what is under way at the later one is ended. Milliseconds. */
const [ENOUGH, TOO_MUCH] = [35_000, 55_000];
const PHASES = ['start-up', 'planning', 'sending, with records and waits', 'judging, in the rules', 'reporting'];
type Pair = { [child in 'checked' | 'bare']: Took };

const signal = AbortSignal.timeout(TOO_MUCH);
const dir = await mkdtemp(join(tmpdir(), 'conformance-bench-'));
const config = join(dir, 'target.json');
const pairs: Pair[] = [];
try {
  while (pairs.length < REPETITIONS && performance.now() < ENOUGH) {
    const checked = await besideTarget(dir);
    pairs.push({ checked, bare: await besideTarget(dir, 'bare') });
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}

const per = (kind: keyof Pair, time: 'wall' | 'cpu') => spread(2, ({ [kind]: took }) => took[time] / took.requests);
const ratio = (time: 'wall' | 'cpu') => spread(1, ({ checked, bare }) => checked[time] / bare[time]);
const report = [
  `Standard runs of ${pairs.at(0)?.checked.requests} requests: median (least–most) of ${pairs.length} repetitions.`,
  '',
  ...aligned([
    ['Milliseconds a request', 'wall', 'CPU'],
    ['checked: planned, sent, recorded, judged', per('checked', 'wall'), per('checked', 'cpu')],
    ['bare: sent by undici, the answer read', per('bare', 'wall'), per('bare', 'cpu')],
    ['checked to bare', ratio('wall'), ratio('cpu')],
  ]),
  '',
  ...aligned([
    ['Milliseconds a run', 'wall'],
    ...PHASES.map((phase, i) => [phase, spread(0, ({ checked }) => checked.phases?.[i] ?? 0)]),
  ]),
  '',
  `Answered alike in the bare loop: ${pairs.map(({ bare }) => `${bare.alike} of ${bare.requests}`).join(', ')}.`,
];
process.stdout.write(`${report.join('\n')}\n`);

/** Serves a fresh reference target while a child speaks to it. Resolves with what the child tells. */
async function besideTarget(...args: string[]): Promise<Took> {
  const served = started('../bin.mjs', ['serve', '--config-out', config]);
  try {
    // It speaks once it is up and its config is written.
    await unlessEnded(served, new Promise((resolve) => served.stdout?.once('data', resolve)));
    const child = started('child.ts', [config, ...args], ['--import', 'tsx']);
    return await unlessEnded(child, new Promise<Took>((resolve) => child.once('message', resolve)));
  } finally {
    served.kill();
  }
}

function started(file: string, args: string[], execArgv: string[] = []): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return fork(path, args, { execArgv, signal, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

/** What a child is to tell; one that ends before breaks the benchmark. */
async function unlessEnded<T>(child: ChildProcess, reported: Promise<T>): Promise<T> {
  return Promise.race([
    reported,
    once(child, 'close').then(() => Promise.reject(new Error('A child reported nothing'))),
  ]);
}

/** Median, least and most over the repetitions. */
function spread(digits: number, of: (pair: Pair) => number): string {
  const sorted = pairs.map(of).toSorted((a, b) => a - b);
  const at = (index: number) => sorted.at(index) ?? Number.NaN;
  const median = (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2;
  return `${median.toFixed(digits)} (${at(0).toFixed(digits)}–${at(-1).toFixed(digits)})`;
}
