import type { FaceTest } from '../face/protocol.ts';
import type { Output } from './context.ts';

/** Shows on a terminal how far a run is; on anything else it shows nothing, for a log has no use for it. */
export class Progress {
  private readonly total = new Map<string, number>();
  private readonly ended = new Map<string, number>();
  private readonly isShown: boolean;

  constructor(
    private readonly output: Output,
    tests: readonly FaceTest[],
  ) {
    this.isShown = output.isTTY === true;
    for (const { operation } of tests) this.total.set(operation, (this.total.get(operation) ?? 0) + 1);
  }

  /** Counts a test that ended. */
  count({ operation }: FaceTest): void {
    const ended = (this.ended.get(operation) ?? 0) + 1;
    this.ended.set(operation, ended);
    if (this.isShown)
      this.output.write(`${CLEAR}${operation}: ${ended} of ${this.total.get(operation) ?? ended} rules`);
  }

  /** Takes away what is shown. */
  clear(): void {
    if (this.isShown) this.output.write(CLEAR);
  }
}

/** Back to the start of the line, and the line empty. */
const CLEAR = '\r\u001b[2K';
