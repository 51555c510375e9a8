import type { TestResult } from './protocol.ts';

/** Outcomes in the order in which they came to stand, for listeners that come early or late. */
export class Feed {
  private readonly told: TestResult[] = [];
  private readonly listeners = new Set<(told: TestResult) => void>();

  /** Passes an outcome on. */
  tell(told: TestResult): void {
    this.told.push(told);
    for (const listener of this.listeners) listener(told);
  }

  /** Passes on to a listener what was told so far and all that is told from now on. */
  follow(listener: (told: TestResult) => void): void {
    for (const told of this.told) listener(told);
    this.listeners.add(listener);
  }
}
