import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createTarget, type TargetOptions } from '../../fixtures/target/index.ts';
import { jumpingClock } from '../clock.ts';
import { compose } from '../main.ts';
import type { Results } from '../model/results.ts';
import { readResults } from '../results/read.ts';
import type { Context, Io, Signal } from './context.ts';
import { endingOf } from './ending.ts';
import { programOf } from './program.ts';

/** A stand-in for the process: what it wrote can be read, and signals can be sent to it. */
export class TestIo extends EventEmitter implements Io {
  out = '';
  err = '';
  /** Exit code of a process that was ended at once. */
  ended: number | undefined;
  readonly stdout = { write: (text: string) => this.wrote('out', text) };
  readonly stderr = { write: (text: string) => this.wrote('err', text) };

  constructor(
    private readonly folder: string,
    readonly env: { [name: string]: string } = {},
  ) {
    super();
  }

  cwd(): string {
    return this.folder;
  }

  exit(code: number): void {
    this.ended = code;
  }

  /** Sends a signal. */
  kill(signal: Signal): void {
    this.emit(signal);
  }

  private wrote(stream: 'out' | 'err', text: string): void {
    this[stream] += text;
    this.emit('written', this[stream]);
  }
}

/** A folder of its own for one test, gone when the test is over. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'conformance-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Runs a command as the command line does, but without vitest to show it, and on a clock that jumps. Returns its exit code. */
export function command(io: Io, ...argv: string[]): Promise<number> {
  return commandOf(compose, io, argv);
}

/** {@link command}, of a product that knows other vendors. */
export async function commandOf(composed: Context['compose'], io: Io, argv: readonly string[]): Promise<number> {
  const context: Context = {
    io,
    version: '0.0.0',
    clock: jumpingClock(Date.now()),
    compose: composed,
    openSuite: async () => undefined,
    exitCode: 0,
  };
  try {
    await programOf(context).parseAsync([...argv], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return endingOf(error, io);
  }
}

/** An answer that is not the target's. */
interface Gateway {
  status: number;
  body: string;
  headers?: { [name: string]: string };
}

/** A reference target on a socket. */
export interface Served {
  baseUrl: string;
  /** A config for it, in the folder. */
  config: string;
  /** What was sent to it, as `METHOD path`. */
  requests: string[];
}

/**
 * Serves a reference target to one test.
 *
 * @param dir Where its config is written.
 * @param instead Called before each update; may answer it in the target's place.
 * @param before Called before each request is answered; may say which of two behaviours answers it.
 */
export async function served(
  dir: string,
  options: TargetOptions = {},
  before: (request: string, body: string) => TargetOptions | undefined = () => undefined,
  instead: (request: string, body: string) => Gateway | undefined = () => undefined,
): Promise<Served> {
  const requests: string[] = [];
  const began = Date.now();
  // Whichever answers, its campaigns were made at the same time.
  const born = (as: TargetOptions) => {
    let isBorn = false;
    const made = createTarget({ now: () => (isBorn ? Date.now() : began), ...as });
    isBorn = true;
    return made;
  };
  const target = born(options);
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { method = '', url = '' } = incoming;
    requests.push(`${method} ${url}`);
    const gateway = method === 'GET' ? undefined : instead(`${method} ${url}`, body);
    if (gateway) {
      outgoing.writeHead(gateway.status, { 'content-type': 'text/html', ...gateway.headers }).end(gateway.body);
      return;
    }
    const other = before(`${method} ${url}`, body);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await (other ? born(other) : target).handle({ method, url, headers, body });
    if ('failure' in answer) outgoing.destroy();
    else outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const baseUrl = `http://127.0.0.1:${address.port}`;
  const config = join(dir, 'conformance.json');
  await writeFile(config, JSON.stringify(target.config).replaceAll(target.baseUrl, baseUrl));
  return { baseUrl, config: 'conformance.json', requests };
}

/** The results of the last run in a folder. */
export function latest(dir: string): Promise<Results> {
  return readResults(join(dir, 'reports/latest'));
}

/** A text file of the folder. */
export function textOf(dir: string, file: string): Promise<string> {
  return readFile(join(dir, file), 'utf8');
}
