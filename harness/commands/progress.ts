import type { Output } from './context.ts';

/** Back to the start of the line, and the line empty. */
const CLEAR = '\r\u001b[2K';

/** Shows on a terminal how far a run is; on anything else it shows nothing, for a log has no use for it. */
export class Progress {
  private requests = 0;
  private ended = 0;

  /**
   * @param tests How many tests the run has.
   */
  constructor(
    private readonly output: Output,
    private readonly tests: number,
  ) {}

  /** Counts a request that was answered. */
  answered(): void {
    this.requests += 1;
    this.show();
  }

  /** Counts a test that ended. */
  judged(): void {
    this.ended += 1;
    this.show();
  }

  /** Takes away what is shown. */
  clear(): void {
    if (this.output.isTTY) this.output.write(CLEAR);
  }

  private show(): void {
    if (!this.output.isTTY) return;
    this.output.write(`${CLEAR}${this.requests} requests, ${this.ended} of ${this.tests} rules judged`);
  }
}
