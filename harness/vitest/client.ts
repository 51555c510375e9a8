import { connect } from 'node:net';
import { onLine } from './lines.ts';
import { type Greeting, pairOf, type Saying, type SuiteAddress, type SuiteTest, type TestResult } from './protocol.ts';

/** The worker's side of the vitest suite: how the tests reach the engine. */
export interface SuiteClient {
  /** Hands over the tests that will run; the first time counts. */
  select(tests: () => SuiteTest[]): void;
  /** What a test came to, as soon as it stands. Rejects where the engine ends without a word. */
  verdict(test: SuiteTest): Promise<TestResult>;
}

/** A way to the engine's host at an address. Nothing is opened before tests are selected; the host ends the connection. */
export function suiteClient({ port, token }: Omit<SuiteAddress, 'tests'>): SuiteClient {
  const reported = new Map<string, TestResult>();
  const waiting = new Map<string, { resolve(reported: TestResult): void; reject(error: Error): void }>();
  let state: 'new' | 'open' | 'over' = 'new';
  let end = 'The engine ended without a verdict';

  const hear = (saying: Saying) => {
    if ('broken' in saying) {
      end = saying.broken;
      return;
    }
    reported.set(pairOf(saying), saying);
    waiting.get(pairOf(saying))?.resolve(saying);
    waiting.delete(pairOf(saying));
  };

  return {
    select(tests) {
      if (state !== 'new') return;
      state = 'open';
      const socket = connect(port, '127.0.0.1');
      socket.on('error', (error) => {
        end = `The engine cannot be reached: ${error.message}`;
      });
      socket.on('close', () => {
        state = 'over';
        for (const { reject } of waiting.values()) reject(new Error(end));
      });
      // A line is what the host wrote: JSON of a saying.
      onLine(socket, (line) => hear(JSON.parse(line) as Saying));
      const greeting: Greeting = { token, pairs: tests().map(pairOf) };
      socket.write(`${JSON.stringify(greeting)}\n`);
    },
    verdict(test) {
      const known = reported.get(pairOf(test));
      if (known) return Promise.resolve(known);
      if (state === 'over') return Promise.reject(new Error(end));
      return new Promise((resolve, reject) => waiting.set(pairOf(test), { resolve, reject }));
    },
  };
}
