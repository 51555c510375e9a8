import type { TestResult } from './protocol.ts';

/** Outcomes in the order in which they came to stand, for listeners that come early or late. */
export class Feed {
  private readonly reported: TestResult[] = [];
  private readonly listeners = new Set<(reported: TestResult) => void>();

  /** Passes an outcome on. */
  tell(reported: TestResult): void {
    this.reported.push(reported);
    for (const listener of this.listeners) listener(reported);
  }

  /** Passes on to a listener what was reported so far and all that is reported from now on. */
  follow(listener: (reported: TestResult) => void): void {
    for (const reported of this.reported) listener(reported);
    this.listeners.add(listener);
  }
}
