import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromRacer, ToRacer } from './racer.test-helper.ts';

/** Processes that try to get one lock at the same moment. */
export class Race {
  private constructor(private readonly racers: readonly ChildProcess[]) {}

  /**
   * Starts so many processes; {@link Race.end} has to be called.
   *
   * @param before JavaScript that each of them runs first.
   */
  static async of(count: number, before = ''): Promise<Race> {
    const file = fileURLToPath(new URL('racer.test-helper.ts', import.meta.url));
    const execArgv = ['--import', `data:text/javascript,${encodeURIComponent(before)}`, '--import', 'tsx'];
    const racers = Array.from({ length: count }, () => fork(file, { execArgv }));
    const race = new Race(racers);
    await race.answers();
    return race;
  }

  /** Has all of them say what the message asks for; `started` is called when each has answered once. */
  async run(message: Exclude<ToRacer, 'release'>, started: () => Promise<void>): Promise<FromRacer[]> {
    const ready = this.answers();
    this.send(message);
    await ready;
    const ended = this.answers();
    await started();
    return ended;
  }

  /** Has whoever got the lock give it back. */
  async release(): Promise<void> {
    const released = this.answers();
    this.send('release');
    await released;
  }

  /** Ends the processes. */
  async end(): Promise<void> {
    const ended = this.racers.map((racer) => once(racer, 'exit'));
    for (const racer of this.racers) racer.disconnect();
    await Promise.all(ended);
  }

  private send(message: ToRacer): void {
    for (const racer of this.racers) racer.send(message);
  }

  private answers(): Promise<FromRacer[]> {
    return Promise.all(this.racers.map(answerOf));
  }
}

/** What a racer sends next; one that ends in place of it is an error. */
function answerOf(racer: ChildProcess): Promise<FromRacer> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('A racer has ended'));
    racer.once('exit', gone);
    racer.once('message', (message: FromRacer) => {
      racer.off('exit', gone);
      resolve(message);
    });
  });
}
