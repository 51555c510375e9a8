/**
 * Something the operator has to fix before a run makes sense: a flag, the config, a file, a campaign another run holds.
 * The process ends with exit code 2 and prints the message and, on its own line, how to fix it; never a stack.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly exitCode = 2;
  /** What the operator can do about it, as one sentence. */
  readonly fix: string;

  /**
   * @param message What is wrong and where, in the operator's words. Holds no secret.
   * @param fix What to do about it, as one sentence.
   */
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** The code of a Node error, e.g. `ENOENT`; empty where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
