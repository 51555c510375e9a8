import type { Arbitrary } from 'fast-check';
import type { Campaign, VendorTarget } from './config.ts';
import type { Clause, Contract, Operation, Validators } from './contract.ts';
import type { Credential, Exchange, TransportFailure } from './exchange.ts';
import type { JsonObject } from './json.ts';
import type { CampaignRecord, Profile } from './results.ts';
import type { Case, ChangedParameter, Edit, Reason } from './verdict.ts';

/** What a rule may look at while it plans its cases. */
export interface PlanContext {
  contract: Contract;
  operation: Operation;
  campaign: Campaign;
  target: VendorTarget;
  /** The operator's accepted body. */
  baseline: JsonObject;
  /** The accepted body that differs from the baseline in every readable member; near-misses are made from it. */
  counterpart: JsonObject;
  /** The other account's disposable campaign of the same kind; absent where none is configured. */
  foreign?: Campaign;
  /** The page's own request with the operator's values in it; absent where one of them is not configured. */
  sample?: JsonObject;
  /** Why there is no {@link sample}. */
  unsampled?: Reason;
  /** Whether the operation speaks for its vendor: what all of a vendor's operations share is asked of it alone. */
  leads?: true;
  /** A plain ASCII text of exactly that many characters, another one each time: no two campaigns are given the same name. */
  text(length: number): string;
}

/**
 * A question a rule wants put. `positive` cases of different members are packed into one request; `near-miss` and `access`
 * cases are sent one by one between two accepted twins; `alone` cases are sent one by one and are expected to be accepted. `hostile` ones are
 * sent after the near-misses: whatever the target does, it must not fault, and what it refuses must change nothing.
 */
export interface CaseDraft {
  group: 'positive' | 'alone' | 'near-miss' | 'access' | 'hostile';
  /** Default: `accepted` for the first two groups, `observed` for the last, `refused` for the others. `observed`: whatever the target does, it must not fault. */
  expect?: 'accepted' | 'refused' | 'observed';
  /** The body the edits are made to; default: the counterpart (`positive`: the baseline; `alone`: an empty object). */
  base?: 'baseline' | 'counterpart' | 'empty';
  /** What is sent, in words that end a sentence: `a name of 49 characters`. Unique within clause and rule. */
  label: string;
  edits?: Edit[];
  /** Sent as the whole body, in place of JSON. */
  raw?: string;
  /** Sent as the whole body: bytes that no text spells, in base64. */
  base64?: string;
  /** Sent by this method in place of the operation's. */
  method?: string;
  parameters?: ChangedParameter[];
  credential?: Credential;
  settings?: 'other account';
  /** Sent to the other account's disposable campaign of the same kind in place of the operator's own. */
  foreign?: boolean;
  /** The lowest profile that holds the case; default: the rule's. */
  profile?: Profile;
}

/** A body made at random from the contract: how it differs from its base, and what that is in words. */
export interface Draw {
  edits: Edit[];
  /** What is sent, in words that end a sentence: `a name of 57 characters`. */
  label: string;
  /** For a near-miss: id of the clause it breaks, the only one. */
  breaks?: string;
}

/** A question a rule puts by drawing. What fails is shrunk to the simplest body that fails in the same way. */
export interface Property {
  arbitrary: Arbitrary<Draw>;
  /**
   * `accepted`: conforming bodies, made from the baseline. `refused`: near-misses, made from the counterpart and sent between its
   * accepted twins.
   */
  expect: 'accepted' | 'refused';
}

/** All that was recorded about one clause and rule, and nothing else: judging is a pure function of it. */
export interface Evidence {
  contract: Contract;
  validators: Validators;
  operation: Operation;
  clause: Clause;
  /** The rule's cases on this clause. */
  cases: Case[];
  /** Every exchange of the campaigns this operation is judged on, in sending order, reads by other operations included. */
  exchanges: Exchange[];
  campaigns: CampaignRecord[];
  /** What reads alone get wrong, by operation: what all campaigns of the run show together. Costs time; absent where nothing is known of it. */
  faults?: () => ReadonlyMap<string, ReadFault>;
}

/** What a read operation alone gets wrong of the updates that it shows. */
export interface ReadFault {
  /** It shows an earlier state than the one that was written last. */
  isStale: boolean;
  /** One read after each of the updates that show that, by id; empty where none do. */
  stale: readonly string[];
  /** Members of its answer that it shows otherwise than every update says it was stored: path → one read after each of them, by id. */
  members: ReadonlyMap<string, readonly string[]>;
}

/**
 * What a violation looks like, whichever rule shows it; holds no value, so that it can be part of a fingerprint. `another …` names what
 * else stands there: `another type`, or the path of a member with another value.
 */
export type Symptom =
  | 'accepted'
  | 'refused'
  | 'missing'
  | 'wrong type'
  | 'no success mark'
  | 'not served'
  | 'server error'
  | 'no JSON'
  | TransportFailure
  | 'stale'
  | 'not stored'
  | 'changed'
  | 'not listed'
  | 'still there'
  | 'unmoved'
  | 'stack trace'
  | 'server path'
  | 'database error'
  | 'constant'
  | 'monotonic'
  | 'order'
  | `another ${string}`;

/**
 * What of an answer a rule looks at, the deepest first: a `member` itself, what an `echo` says of a request, the `answer` as a whole, the
 * `state` that answers show. What is wrong in the first explains what rules of a later one make of the same member.
 */
export const DEPTHS = ['member', 'echo', 'answer', 'state'] as const;

/** One exchange that breaks the promise. */
export interface Violation {
  exchange: string;
  /** The accepted exchange it differs from in one respect. */
  twin?: string;
  /** Exchanges, of other campaigns as a rule, without which it is not to be seen whose it is. */
  beside?: string[];
  symptom: Symptom;
  /** What the target did, in one sentence. */
  actual: string;
  /** Id of the clause it breaks, where the one judged stands for many; part of the fingerprint. Default: the one judged. */
  clause?: string;
  /** Paths of the answer's members that it is about, beside the clause's own: two violations of one member may have one cause. */
  members?: readonly string[];
}

/** A violation that showed once, and did not when the same request was sent again. */
export interface Unstable {
  violation: Violation;
  /** The exchange of the same request that does not show it. */
  other: string;
}

/** What the evidence shows. */
export interface Judgement {
  /** `error` is given by the engine alone, where a rule breaks. */
  verdict: 'pass' | 'fail' | 'inconclusive' | 'not-applicable' | 'error';
  /** Given with the last three. */
  reason?: Reason;
  note?: string;
  /** Ids of the exchanges that decided. */
  exchanges: string[];
  /** Given with a fail, at least one. */
  violations?: Violation[];
  /** Given with the reason `flaky`, where both behaviours are on record. */
  unstable?: Unstable[];
}

/** One question the suite puts to every operation it fits. One file each; the id is the path under `suites/rules/`. */
export interface Rule {
  id: string;
  /** The fact a conforming target shows, in the present tense: `refuses a text longer than documented`. */
  title: string;
  severity: 'high' | 'medium' | 'low';
  /** The lowest profile that holds it. */
  profile: Profile;
  /** In `quick` its cases are sent for one update of each vendor only; default: for every operation. */
  oncePerVendor?: boolean;
  /** What of an answer it looks at; absent where it is about requests. */
  depth?: (typeof DEPTHS)[number];
  /** Judges legal values that are accepted one by one and refused together; the first rule that says so does. */
  ofMeetings?: boolean;
  /** Holds the answers of a whole run against each other: that a few of them are right shows nothing. */
  ofManyAnswers?: boolean;
  /** Judges what updates left behind, also on an operation that only reads: where no update is sent there is nothing to judge. */
  ofWrites?: boolean;
  /** The clauses of an operation it judges; empty when it does not fit. Contested and excluded ones are filtered by the engine. */
  clauses(operation: Operation, contract: Contract): Clause[];
  /** The requests it needs beyond those that are sent anyway; a reason when it cannot be asked here. */
  cases?(clause: Clause, context: PlanContext): CaseDraft[] | Reason;
  /** What it asks by drawing; a reason when nothing can be drawn here. */
  property?(clause: Clause, context: PlanContext): Property | Reason;
  /** What a conforming target does, in one sentence, for the finding. */
  expected(clause: Clause): string;
  judge(evidence: Evidence): Judgement;
}

/** A rule as its file exports it; the loader adds the id. */
export type RuleDefinition = Omit<Rule, 'id'>;
