import type { Credential } from './exchange.ts';
import type { Json } from './json.ts';
import type {
  ClauseId,
  ExchangeId,
  FindingId,
  Fingerprint,
  Line,
  OperationId,
  RuleId,
  SubjectId,
  Text,
} from './names.ts';
import type { Basis, Source } from './source.ts';

/** What a rule says of a clause. `fail` blames the target, `error` blames the suite, `inconclusive` blames nobody. */
export type VerdictKind = 'pass' | 'fail' | 'waived' | 'inconclusive' | 'not-applicable' | 'error';

/** Why a verdict is neither pass nor fail. A closed list. */
export type Reason =
  // inconclusive
  | 'control refused'
  | 'twin refused'
  | 'unreachable'
  | 'throttled'
  | 'access denied'
  | 'elsewhere'
  | 'undelivered'
  | 'outage'
  | 'another writer'
  | 'faulted'
  | 'flaky'
  | 'budget spent'
  | 'interrupted'
  | 'no evidence'
  | 'no journal'
  // not-applicable
  | 'no campaign configured'
  | 'not disposable'
  | 'read only'
  | 'no read'
  | 'no value configured'
  | 'no secret configured'
  | 'no other account configured'
  | 'no neighbour configured'
  | 'destructive not allowed'
  | 'not made by the run'
  | 'not in the baseline'
  | 'not selected'
  | 'profile'
  // error
  | 'suite error';

/**
 * One verdict: what one rule found out about one clause. One that is neither pass nor fail says why.
 * @if { "type": "object", "properties": { "verdict": { "enum": ["inconclusive", "not-applicable", "error"] } } }
 * @then { "type": "object", "required": ["reason"] }
 */
export interface Verdict {
  operation: OperationId;
  rule: RuleId;
  clause: ClauseId;
  basis: Basis;
  verdict: VerdictKind;
  reason?: Reason;
  /** One sentence for a person: what makes the reason concrete. */
  note?: string;
  findings: FindingId[];
  exchanges: ExchangeId[];
}

/** What the cause of a finding also breaks: a violation with a fingerprint of its own that is no finding of its own. */
export interface Also {
  operation: OperationId;
  rule: RuleId;
  clause: ClauseId;
  fingerprint: Fingerprint;
}

/** A proven violation, a hazard, or what the target answers once this way, once that; with all a reader needs to see it again. One per cause. */
export interface Finding {
  id: FindingId;
  fingerprint: Fingerprint;
  /** `unstable`: a request showed the violation, and did not when it was sent again. */
  kind: 'violation' | 'hazard' | 'unstable';
  operation: OperationId;
  rule: RuleId;
  /** Id of a clause; of a hazard, that of the catalogue's entry. */
  clause: Text;
  /** `line` is the first of `lines`; it is absent, and the texts are empty, where a standard and no page is the source. */
  source: Source & { url: string; line?: Line };
  severity: 'high' | 'medium' | 'low';
  title: Text;
  expected: string;
  actual: string;
  /** The exchange that shows it. */
  exchange: ExchangeId;
  /** The accepted exchange it differs from in one respect. */
  twin?: ExchangeId;
  /** Of an unstable finding: the same request when it did not show it. */
  other?: ExchangeId;
  /**
   * Ids of the exchanges that are needed to see it again, in sending order: the campaign holds its baseline before the first.
   * @minItems 1
   */
  story: ExchangeId[];
  curl: string;
  replay: string;
  /** How many cases show it, those of `also` included where they are others. @asType integer @minimum 1 */
  cases: number;
  /** What the same cause also breaks; absent where it breaks nothing else. @minItems 1 */
  also?: Also[];
}

/** One change to a request body: a member set to a value, or left out when `value` is absent. */
export interface Edit {
  /** Member path, e.g. `dialingStrategy.maxRingTime`, `days_of_week[0]`. */
  path: string;
  value?: Json;
}

/**
 * A parameter that is sent otherwise than the operation has it. `raw`: the value is written into the path as it stands, percent signs and all. A
 * query parameter that is named twice is sent twice.
 */
export interface ChangedParameter {
  in: 'path' | 'query' | 'header';
  name: Text;
  value?: string;
  encoding?: 'raw';
}

/** How one request is made from its campaign's baseline, the dialect and a few changes. Declarative, so that it can be planned, recorded and replayed. */
export interface RequestRecipe {
  operation: OperationId;
  /** Config key of the campaign. */
  campaign: Text;
  credential: Credential;
  /** Body to start from: the operator's baseline, its counterpart that differs in every readable member, or an empty object. None for a read. */
  base?: 'baseline' | 'counterpart' | 'sample' | 'empty';
  edits: Edit[];
  /** Sent in place of a JSON body: text that is no JSON object. */
  raw?: string;
  /** Sent in place of a JSON body: bytes that no text spells, in base64. They hold nothing secret of the config's. */
  base64?: Text;
  /** Method in place of the operation's. */
  method?: string;
  /** Whose settings (application, account) fill the request; default: the operator's own. */
  settings?: 'other account';
  /** Parameters sent with another value, or left out where `value` is absent. */
  parameters?: ChangedParameter[];
}

/** Why a rule put no question about a clause. */
export interface NotAsked {
  operation: OperationId;
  rule: RuleId;
  clause: SubjectId;
  reason: Reason;
}

/** One question put to the target: requests, and what a conforming target does with the last of them. */
export interface Case {
  /** `<operation>/<rule>/<clause path>/<label>`. */
  id: Text;
  operation: OperationId;
  rule: RuleId;
  clause: SubjectId;
  /** What is sent, in words that end a sentence: `a name of 49 characters`. */
  label: string;
  expect: 'accepted' | 'refused' | 'observed';
  recipe: RequestRecipe;
  /** For a drawn case: the seed and path under which fast-check makes it again. A path with a colon is a shrunk counterexample. */
  origin?: {
    seed: number;
    /** @pattern ^\d+(:\d+)*$ */
    path: string;
  };
  /** For a drawn near-miss: id of the clause it breaks. */
  breaks?: ClauseId;
  /** It asks only that the target stays up: whoever stands in front of it may turn it away as well. */
  hostile?: true;
}
