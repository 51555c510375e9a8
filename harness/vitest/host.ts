import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { isObject, type Json } from '../model/json.ts';
import { onLine } from './lines.ts';
import type { Saying, SuiteAddress, SuiteTest, TestResult } from './protocol.ts';

/**
 * Answers one worker: given which tests it runs, it tells their outcomes as they stand.
 *
 * @param signal Aborted when the worker is gone.
 */
export type Serve = (
  pairs: ReadonlySet<string>,
  tell: (reported: TestResult) => void,
  signal: AbortSignal,
) => Promise<void>;

/** The engine's side of the vitest suite: what vitest workers connect to. */
export interface SuiteHost {
  address: SuiteAddress;
  /** Takes no more workers and lets go of those that are there. */
  close(): Promise<void>;
}

/** Opens a host on a loopback port of its own. A worker that never shows the token is never answered. */
export async function openHost(tests: SuiteTest[], serve: Serve): Promise<SuiteHost> {
  const token = randomUUID();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const gone = new AbortController();
    socket.setNoDelay();
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      gone.abort();
    });
    const say = (saying: Saying) => socket.writable && socket.write(`${JSON.stringify(saying)}\n`);
    let greeted = false;
    onLine(socket, async (line) => {
      const pairs = greeted ? undefined : pairsIn(line, token);
      greeted = true;
      if (!pairs) return socket.destroy();
      try {
        await serve(pairs, say, gone.signal);
      } catch (error) {
        say({ broken: error instanceof Error ? error.message : String(error) });
      }
      socket.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The suite listens on no port');
  return {
    address: { port: address.port, token, tests },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The tests a greeting names; `undefined` where the line is no greeting of this host's. */
function pairsIn(line: string, token: string): Set<string> | undefined {
  let greeting: Json;
  try {
    greeting = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(greeting) || greeting.token !== token || !Array.isArray(greeting.pairs)) return undefined;
  return new Set(greeting.pairs.filter((pair) => typeof pair === 'string'));
}
