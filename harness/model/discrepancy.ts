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
 * @if { "type": "object", "required": ["read"] }
 * @then { "type": "object", "properties": { "read": true }, "additionalProperties": false }
 */
export interface ProbeStep {
  /** Operation it is sent by; default: the first the entry names. */
  operation?: OperationId;
  /** Kind of campaign it is sent to; default: the operation's own. */
  campaign?: Text;
  /** Reads the campaign after the named step; nothing else may be given then. */
  read?: Text;
  /** Body to start from: the accepted counterpart (the default), the baseline, the page's own request, or an empty object. */
  base?: 'counterpart' | 'baseline' | 'sample' | 'empty';
  /** Members set: path → value, or `{ pool, index }` for a configured value. */
  set?: { [path: string]: Json };
  /** Members left out. */
  omit?: Text[];
  /** Parameters sent with another value; `null` leaves one out. A name no parameter has is added. */
  query?: { [name: string]: string | null };
  /** Headers sent with another value; `null` leaves one out; `{token}` is the credential. */
  header?: { [name: string]: string | null };
  /** Path parameters sent with another value. */
  path?: { [name: string]: string };
  /** Another method than the operation's. */
  method?: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  /** Sent as the whole body; empty for none at all. */
  raw?: string;
  /** May convert or destroy the campaign: sent only with `--allow-destructive`. */
  destructive?: boolean;
}

/**
 * What can be said of one step's exchange. A fact of an answer is false where no answer came. The last element of each pair is the
 * opposite of the first: `present`/`absent`, `equals`/`differs`, `matches`/`unlike`, `echoed`/`altered`, `ordered`/`reordered`,
 * `same`/`other`, `unchanged`/`changed`.
 * @errorMessage a fact is one of
 */
export type Fact =
  | 'accepted'
  | 'refused'
  | 'faulted'
  | {
      /** The answer has the member. */
      present: string;
    }
  | {
      /** The answer has no such member. */
      absent: string;
    }
  | {
      /** The member has this value; `{campaign.id}` stands for the campaign's id. */
      equals: [path: string, value: Json];
    }
  | {
      /** The member has another value. */
      differs: [path: string, value: Json];
    }
  | {
      /** The member is a text of this form (a regular expression). */
      matches: [path: string, pattern: string];
    }
  | {
      /** The member is a text of another form, or no text. */
      unlike: [path: string, pattern: string];
    }
  | {
      /** The member has this JSON type. */
      type: [path: string, type: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null'];
    }
  | {
      /** The member repeats what the step sent in a member of its body (a read: what the step before it sent). */
      echoed: [path: string, member: string];
    }
  | {
      /** The member is another than the step sent. */
      altered: [path: string, member: string];
    }
  | {
      /** The list has the items that were sent, in the order in which they were sent; not decided where they are others, or fewer than two. */
      ordered: [path: string, member: string];
    }
  | {
      /** The list has the items that were sent, in another order. */
      reordered: [path: string, member: string];
    }
  | {
      /** The member is the same as in another step's answer. */
      same: [path: string, step: string];
    }
  | {
      /** The member is another than in another step's answer. */
      other: [path: string, step: string];
    }
  | {
      /** The read shows the member (with an empty path: the campaign) as `look` showed it. */
      unchanged: string;
    }
  | {
      /** The read shows the member (with an empty path: the campaign) otherwise than `look` showed it. */
      changed: string;
    }
  | {
      /** The answer's header is there and has this form. */
      header: [name: string, pattern: string];
    };

/** Facts that all have to hold. @minItems 1 @errorMessage a reading rests on something */
export type Facts = Fact[];

/** A reading and what has to hold for it: facts by step, all of them. First match wins. */
export interface ReadingRule {
  /** Key of a claim, or `both`. For an observation: the answer in words. */
  reading: Text;
  /** Facts by step, `control` and `look` included. @minProperties 1 @errorMessage a reading rests on something */
  when: { [step: string]: Fact | Facts };
}

/** Requests and what their outcomes mean. At most four steps. */
export interface Probe {
  steps: { [name: string]: ProbeStep };
  readings: ReadingRule[];
}

/** Where the documentation contradicts itself. */
export interface Discrepancy {
  id: EntryId;
  /** The contradiction in a sentence. */
  title: Text;
  class: Text;
  /** `high` and `medium` are asked by the profile `standard`, `low` by `nightly`. */
  severity: 'high' | 'medium' | 'low';
  /** Who is hurt, and how, in one or two sentences. */
  hurts: Text;
  /** The operations it is asked of. @minItems 1 @uniqueItems true @errorMessage at least one operation is needed */
  operations: OperationId[];
  /** At least two, by a short key. */
  claims: { [key: string]: Claim };
  /** What the page should say. */
  suggestion: Text;
  /** Whether a later edition of the page corrected it. Absent: not known. */
  corrected?: boolean;
  /** Reported in every summary, whatever else is left out of it. */
  headline?: boolean;
  /** Absent: no request can decide it (`static`). */
  probe?: Probe;
  /** A reading that shows loss of data raises a finding of kind `hazard`. */
  hazard?: Text;
}

/** Where the documentation is silent: a question, and what the target may answer. Never judged. */
export interface ObservationEntry {
  id: EntryId;
  /** What is asked, in a sentence. */
  question: Text;
  /** The operations it is asked of. @minItems 1 @uniqueItems true @errorMessage at least one operation is needed */
  operations: OperationId[];
  /** The smallest profile that asks it. */
  profile: 'standard' | 'nightly';
  /** `reading` is the answer in words; where nothing matches the answer is `something else`. */
  probe?: Probe;
  /** Why it is not asked, where it is not. */
  skipped?: Text;
}

/**
 * Which side a target follows. One that is undecided says why.
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
