import type { Told } from './protocol.ts';

/** Outcomes in the order in which they came to stand, for listeners that come early or late. */
export class Feed {
  private readonly told: Told[] = [];
  private readonly listeners = new Set<(told: Told) => void>();

  /** Passes an outcome on. */
  tell(told: Told): void {
    this.told.push(told);
    for (const listener of this.listeners) listener(told);
  }

  /** Passes on to a listener what was told so far and all that is told from now on. */
  follow(listener: (told: Told) => void): void {
    for (const told of this.told) listener(told);
    this.listeners.add(listener);
  }
}
