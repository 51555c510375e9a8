import type { ReadingResult } from './discrepancy.ts';
import type { Exchange } from './exchange.ts';
import type { Json, JsonObject } from './json.ts';
import type { Count, ExchangeId, Milliseconds, OperationId, Text } from './names.ts';
import type { Case, Finding, NotAsked, Reason, Verdict } from './verdict.ts';

/** How much a run spends: each profile holds all that the ones before it hold. */
export type Profile = 'quick' | 'standard' | 'nightly' | 'deep';

/** What was found out about a campaign before it was judged. */
export interface CampaignRecord {
  /** Config key, e.g. `voice-v2`. */
  key: Text;
  vendor: Text;
  kind: Text;
  role: 'own' | 'neighbour' | 'other';
  id: string;
  /** Reading chosen for each contested carrier: parameter name → reading. Absent when no control was accepted. */
  dialect?: { [parameter: string]: string };
  /** Read operation that serves this campaign; absent when none does. */
  read?: OperationId;
  /** How late a read saw a write. */
  lagMs?: Milliseconds;
  /** The accepted body that differs from the baseline in every readable member, as it was sent. */
  counterpart?: JsonObject;
  baseline?: JsonObject;
  /** Why nothing, or from some request on nothing more, could be judged on it. */
  unjudged?: { reason: Reason; note: string };
  /** The same of single operations, where others are judged on it. */
  refused?: { operation: string; reason: Reason; note: string }[];
  /** Ids of the campaigns that the run made in its place; all of them are deleted where `restored` is true. */
  made?: string[];
  written: boolean;
  /** Whether its last read, after the last write to anything, showed it as the first one had; `null` where that cannot be known. */
  restored: boolean | null;
  /** The members that are not as they were found. */
  left?: Omit<Left, 'campaign'>[];
  /** Why it cannot be known whether it is as it was found. */
  unknown?: { reason: 'no read' | 'unsettled' | 'not put back'; note: string };
  /** Members that the pages do not have and that change by themselves; no comparison counts them. */
  moving?: string[];
  /** What a cap left open: the kind of follow-up that ran out, and a sentence that says what is not known for it. */
  open?: OpenQuestion[];
}

/** A question that follow-ups of one kind would have settled, had there been any left. */
export interface OpenQuestion {
  /** `excuse`: whether a refused value is accepted without a member that may be left out beside it. */
  kind: 'trace' | 'split' | 'excuse';
  note: Text;
  /** Ids of the cases it leaves undecided, where it does so for some. */
  cases?: string[];
}

/** A member of a campaign that a run left otherwise than it found it; `before` or `after` is absent where it was not there. */
export interface Left {
  /** Config key. */
  campaign: Text;
  /** Path, for people: names may hold dots. */
  member: string;
  before?: Json;
  after?: Json;
  /** True where the operator asked for the change: the baseline was to be put over it. */
  asked?: true;
}

/** Says whether the journal keeps a campaign: `restore` may put it back. */
export function isLeftOpen({ written, restored, unknown, left = [] }: CampaignRecord): boolean {
  if (!written || restored === true) return false;
  if (restored === null) return unknown?.reason !== 'no read';
  return left.length === 0 || left.some(({ asked }) => !asked);
}

/**
 * What a target does where the documentation is silent; compared between runs, never judged. An answer that is undecided says why.
 * @if { "type": "object", "properties": { "answer": { "const": "undecided" } } }
 * @then { "type": "object", "required": ["reason"] }
 */
export interface ObservationResult {
  id: Text;
  /** The operation it was asked of. */
  operation: OperationId;
  question: Text;
  /** In words; `something else` where no answer of the catalogue fits, `undecided` where it could not be asked. */
  answer: Text;
  /** Why it is undecided. */
  reason?: Reason;
  exchanges: ExchangeId[];
}

/** What one run found out. Every other report is made from it, and every verdict can be recomputed from its exchanges. */
export interface Results {
  schemaVersion: 1;
  run: {
    id: Text;
    /** @format date-time */
    startedAt: string;
    durationMs: Milliseconds;
    /** @asType integer */
    seed: number;
    profile: Profile;
    version: Text;
    target: Text;
    /** Config the target stands in, named from the folder the run was started in. Absent for the embedded reference target. */
    config?: string;
    labels: { [key: string]: string };
    /** Requests sent, restore included. */
    requests: Count;
    requestsByOperation: Record<OperationId, Count>;
    /** Requests by purpose: what was planned and what was sent. */
    planned: { base: Count; followUpsAtMost: Count; restore: Count };
    /** `again`: those whose first answer was no evidence, and those that saw whether the target answers at all. */
    sent: { base: Count; followUps: Count; again?: Count; restore: Count };
    /**
     * True when the last read of every campaign of the run, made after the last write to anything, showed it as the first one had; false
     * when one showed otherwise; null when it cannot be known of one.
     */
    restored: boolean | null;
    /** What is not as it was found; empty unless `restored` is false. */
    left: Left[];
    interrupted: boolean;
    /** Rules and operations the run was asked for; all when absent. */
    selection?: { operations?: OperationId[]; rules?: string[] };
  };
  scope: {
    /** Those with at least one judged clause. @uniqueItems true */
    operations: OperationId[];
    clauses: { judged: Count; total: Count };
    /** Verdicts that do not apply, counted by reason. */
    notApplicable: Partial<Record<Reason, Count>>;
  };
  /** Verdicts by kind. */
  summary: { pass: Count; fail: Count; waived: Count; inconclusive: Count; notApplicable: Count; error: Count };
  campaigns: CampaignRecord[];
  verdicts: Verdict[];
  findings: Finding[];
  /** Every discrepancy of the catalogue, decided or not. */
  discrepancies: ReadingResult[];
  observations: ObservationResult[];
  cases: Case[];
  /** Clauses a rule could put no question about, and why. */
  notAsked: NotAsked[];
  exchanges: Exchange[];
  /** Base requests the budget left unsent. */
  undecided: string[];
  /** Waivers that excused nothing in this run, each as it names itself. Absent: none were given, or all were used. */
  staleWaivers?: string[];
}
