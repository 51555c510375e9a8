import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Feed } from './feed.ts';
import { openHost } from './host.ts';
import type { SuiteTest, TestResult } from './protocol.ts';

/** How long vitest may take to tear itself down once every test has been reported, in milliseconds. */
const PATIENCE_MS = 3000;

/** vitest in a process of its own, which shows a run but takes no part in it. */
export class Shown {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly errors: string[] = [];

  /** Starts to load vitest, so that it is there when the run begins. */
  constructor(env: { readonly [name: string]: string | undefined }) {
    this.child = fork(fileURLToPath(new URL('child.mjs', import.meta.url)), {
      env: childEnvironment(env),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (text) => this.errors.push(String(text)));
    // Not the exit alone: what the child said last may come after it.
    this.ended = Promise.all([once(this.child, 'exit'), once(this.child, 'disconnect')]).then(
      () => {},
      (error: unknown) => void this.errors.push(String(error)),
    );
  }

  /**
   * Shows a run.
   *
   * @param feed Tells the outcome of every test, sooner or later.
   * @param run Settles when the last outcome was reported.
   * @param onShown Called for each test that ended in vitest.
   * @returns What went wrong with vitest, for the curious; the run does not depend on it.
   */
  async follow(
    tests: SuiteTest[],
    feed: Feed,
    run: Promise<unknown>,
    onShown: (test: SuiteTest) => void,
  ): Promise<string | undefined> {
    const host = await openHost(tests, async (_pairs, tell) => {
      feed.follow((reported: TestResult) => tell(reported));
      await run;
    });
    let shown = 0;
    this.child.on('message', (message: { test: SuiteTest }) => {
      shown += 1;
      onShown(message.test);
    });
    if (this.child.connected) this.child.send(host.address, () => {});
    await Promise.race([this.ended, run.catch(() => {})]);
    await this.close();
    await host.close();
    return shown === tests.length ? undefined : this.errors.join('').trim() || 'vitest ended early';
  }

  /** Lets vitest come to its end, and ends it where it does not. */
  async close(patienceMs = PATIENCE_MS): Promise<void> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), patienceMs);
    await this.ended;
    clearTimeout(timer);
  }
}

/** The environment without what would change vitest's ways, and without what the config may hold: the vitest suite needs neither. */
export function childEnvironment(env: { readonly [name: string]: string | undefined }): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT'];
  return Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
