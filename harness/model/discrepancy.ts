import type { Json } from './json.ts';
import type { EntryId, ExchangeId, Fingerprint, OperationId, Text } from './names.ts';
import type { Cited } from './source.ts';
import type { Reason } from './verdict.ts';

/** One side of a contradiction: what one place of the documentation says. */
export interface Claim {
  /** What it says, in a few words of our own. */
  says: Text;
  /** The literal token or value, where there is one. */
  value?: Json;
  basis: 'table' | 'sample' | 'prose';
  source: Cited;
}

/**
 * One request of a probe, as a change to a body that was accepted. Not given: nothing is changed. Steps are asked in their order.
 * Two steps are always there and cost nothing: `control`, the accepted baseline, and `look`, a read of it.
 */
export interface ProbeStep {
  /** Operation it is sent by; default: the first the entry names. */
  operation?: string;
  /** Kind of campaign it is sent to; default: the operation's own. */
  campaign?: string;
  /** Reads the campaign after the named step; nothing else may be given then. */
  read?: string;
  /** Body to start from: the accepted counterpart (the default), the baseline, the page's own request, or an empty object. */
  base?: 'counterpart' | 'baseline' | 'sample' | 'empty';
  /** Members set: path → value, or `{ pool, index }` for a configured value. */
  set?: { [path: string]: Json };
  /** Members left out. */
  omit?: string[];
  /** Parameters sent with another value; `null` leaves one out. A name no parameter has is added. */
  query?: { [name: string]: string | null };
  header?: { [name: string]: string | null };
  path?: { [name: string]: string };
  method?: string;
  /** Sent as the whole body; empty for none at all. */
  raw?: string;
  /** May convert or destroy the campaign: sent only with `--allow-destructive`. */
  destructive?: boolean;
}

/**
 * What can be said of one step's exchange. A fact of an answer is false where no answer came. The last element of each pair is the
 * opposite of the first: `present`/`absent`, `equals`/`differs`, `matches`/`unlike`, `echoed`/`altered`, `ordered`/`reordered`,
 * `same`/`other`, `unchanged`/`changed`.
 */
export type Fact =
  | 'accepted'
  | 'refused'
  | 'faulted'
  /** A member of the answer is there. */
  | { present: string }
  | { absent: string }
  /** A member of the answer has this value; `{campaign.id}` stands for the campaign's id. */
  | { equals: [path: string, value: Json] }
  | { differs: [path: string, value: Json] }
  /** A text of the answer has this form (a regular expression). */
  | { matches: [path: string, pattern: string] }
  | { unlike: [path: string, pattern: string] }
  /** A member of the answer has this JSON type. */
  | { type: [path: string, type: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null'] }
  /** A member of the answer repeats what the step sent in a member of its body (a read: what the step before it sent). */
  | { echoed: [path: string, member: string] }
  | { altered: [path: string, member: string] }
  /** A list of the answer has the items that were sent, in the order in which they were sent; not decided where they are others, or fewer than two. */
  | { ordered: [path: string, member: string] }
  | { reordered: [path: string, member: string] }
  /** A member of the answer is the same as in another step's answer. */
  | { same: [path: string, step: string] }
  | { other: [path: string, step: string] }
  /** The read shows the member (or, with an empty path, the campaign) as `look` showed it. */
  | { unchanged: string }
  | { changed: string }
  /** A header of the answer is there and has this form. */
  | { header: [name: string, pattern: string] };

/** A reading and what has to hold for it: facts by step, all of them. First match wins. */
export interface ReadingRule {
  /** Key of a claim, or `both`. For an observation: the answer in words. */
  reading: string;
  when: { [step: string]: Fact | Fact[] };
}

/** Requests and what their outcomes mean. At most four steps. */
export interface Probe {
  steps: { [name: string]: ProbeStep };
  readings: ReadingRule[];
}

/** Where the documentation contradicts itself. */
export interface Discrepancy {
  /** A slug that says it. */
  id: string;
  title: string;
  class: string;
  severity: 'high' | 'medium' | 'low';
  /** Who is hurt, and how, in one or two sentences. */
  hurts: string;
  operations: string[];
  /** At least two, by a short key. */
  claims: { [key: string]: Claim };
  /** What the page should say. */
  suggestion: string;
  /** Whether a later edition of the page corrected it. Absent: not known. */
  corrected?: boolean;
  /** Told in every summary, whatever else is left out of it. */
  headline?: boolean;
  /** Absent: no request can decide it (`static`). */
  probe?: Probe;
  /** A reading that shows loss of data raises a finding of kind `hazard`. */
  hazard?: string;
}

/** Where the documentation is silent: a question, and what the target may answer. Never judged. */
export interface ObservationEntry {
  id: string;
  question: string;
  operations: string[];
  profile: 'standard' | 'nightly';
  /** `reading` is the answer in words; where nothing matches the answer is `something else`. */
  probe?: Probe;
  /** Why it is not asked, where it is not. */
  skipped?: string;
}

/**
 * Which side a target honours. One that is undecided says why.
 * @if { "type": "object", "properties": { "reading": { "const": "undecided" } } }
 * @then { "type": "object", "required": ["reason"] }
 */
export interface ReadingResult {
  id: EntryId;
  title: Text;
  class: Text;
  severity: Discrepancy['severity'];
  /** @minItems 1 */
  operations: OperationId[];
  /** What the documentation says, by a short key. @minProperties 2 */
  claims: { [key: string]: Claim };
  /** Key of a claim, `both`, `neither`, `undecided` or `static`. */
  reading: Text;
  /** Why it is undecided. */
  reason?: Reason;
  exchanges: ExchangeId[];
  fingerprint: Fingerprint;
}
