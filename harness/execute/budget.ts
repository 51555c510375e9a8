/** What a request is spent on. `restore` is outside every limit. */
export type Purpose = 'base' | 'followUp' | 'again' | 'restore';

/** Follow-ups a campaign may cost at most, by kind. */
export const CAPS = {
  again: 120,
  dialect: 10,
  patience: 160,
  split: 64,
  counterpart: 64,
  trace: 240,
  confirm: 160,
  reset: 80,
  shrink: 120,
} as const;

/** A kind of follow-up. */
export type FollowUp = keyof typeof CAPS;

/** Follow-ups one campaign costs at most, all kinds together. */
export const FOLLOW_UPS_AT_MOST = Object.values(CAPS).reduce((sum, cap) => sum + cap, 0);

/** Why a request was not sent: the run's budget, a cap of its kind, or the time given. */
export class Spent extends Error {
  override readonly name = 'Spent';
}

/** The least that is kept for confirmations: what is found is worth nothing unless it is repeated. */
const KEPT_AT_LEAST = 8;

/**
 * Follow-ups of a limit that one kind leaves to confirmations: a quarter, and of a small limit at most half. Tracing leaves the least: what
 * it finds it has shown twice itself.
 */
export function keptFrom(kind: FollowUp, limit: number): number {
  if (kind === 'confirm') return 0;
  const least = Math.min(KEPT_AT_LEAST, Math.floor(limit / 2));
  return kind === 'trace' || kind === 'dialect' ? least : Math.max(least, Math.floor(limit / 4));
}

/** Counts what is sent, and stops it at its limit: the base plan of a script, or the follow-ups of all. */
export class Budget {
  readonly sent: Record<Purpose, number> = { base: 0, followUp: 0, again: 0, restore: 0 };
  /** Requests set aside for those that close a bracket: without them what was spent inside it would say nothing. */
  private aside = 0;

  /**
   * @param limit Requests that may be sent, restore excluded.
   * @param isOver Tells whether the run's time is up for a kind of follow-up, or for anything else: confirmations come last.
   */
  constructor(
    private readonly limit: number,
    private readonly isOver: (kind?: FollowUp) => boolean = () => false,
    /** Requests beyond the limit for what was answered by nobody; more of them count as follow-ups. */
    private readonly lost = 0,
  ) {}

  /** Sets requests aside that only {@link close} may book. */
  reserve(requests: number): void {
    this.aside += requests;
  }

  /** Books one request. Throws {@link Spent} where there is none left for that purpose, or for that kind of follow-up. */
  book(purpose: Purpose, kind?: FollowUp): void {
    const kept = kind === undefined || this.limit === Number.POSITIVE_INFINITY ? 0 : keptFrom(kind, this.limit);
    const free = purpose === 'again' && this.sent.again < this.lost ? 1 + kept : 0;
    const beyond = Math.max(0, this.sent.again - this.lost);
    const left = free + this.limit - this.aside - kept - this.sent.base - this.sent.followUp - beyond;
    if (purpose !== 'restore' && (left <= 0 || this.isOver(kind))) throw new Spent('The budget is spent');
    this.sent[purpose] += 1;
  }

  /** Books a base request that was set aside; it is sent even when time is up. */
  close(): void {
    if (this.aside > 0) {
      this.aside -= 1;
      this.sent.base += 1;
    } else this.book('base');
  }
}

/** Lets a follow-up that found no budget pass as not sent; every other error goes on. */
export function unlessSpent(error: unknown): undefined {
  if (error instanceof Spent) return undefined;
  throw error;
}
