/**
 * The catalogues as people write them: `specs/*.discrepancies.yaml` and `specs/*.observations.yaml`. The schemas by which editors complete
 * them, and by which the generator checks their structure, are made from these types.
 *
 * @module
 */
import type { Discrepancy, ObservationEntry, ProbeStep, ReadingRule } from '../model/discrepancy.ts';
import type { Json } from '../model/json.ts';
import type { EntryId, Text } from '../model/names.ts';

/** Where the pages contradict themselves: entries by id. */
export type WrittenDiscrepancies = Record<EntryId, WrittenDiscrepancy>;

/** Where the pages are silent: entries by id. */
export type WrittenObservations = Record<EntryId, WrittenObservation>;

/** What kind of contradiction it is. */
export type DiscrepancyClass =
  | 'contradiction'
  | 'cross-document'
  | 'omission'
  | 'example-violates-rule'
  | 'type-mismatch'
  | 'naming'
  | 'copy-paste';

/** A contradiction. Without a probe no request can decide it. */
export interface WrittenDiscrepancy extends Omit<Discrepancy, 'id' | 'class' | 'claims' | 'probe'> {
  class: DiscrepancyClass;
  /** What the pages say, each side under a short key. @minProperties 2 @errorMessage a contradiction has at least two claims */
  claims: Record<ClaimKey, WrittenClaim>;
  probe?: WrittenProbe;
}

/**
 * A silence.
 * @if { "required": ["probe"] }
 * @then { "not": { "required": ["skipped"] }, "errorMessage": "one of `probe` and `skipped` is needed" }
 * @else { "required": ["skipped"], "errorMessage": "one of `probe` and `skipped` is needed" }
 */
export interface WrittenObservation extends Omit<ObservationEntry, 'id' | 'profile' | 'probe'> {
  /** The smallest profile that asks it; default: `nightly`. */
  profile?: ObservationEntry['profile'];
  probe?: WrittenProbe;
}

/** A short word for a side; readings that are no claim have names already. @pattern ^(?!(both|neither|undecided|static)$)[a-z][a-z0-9-]*$ @errorMessage is no key of a claim */
export type ClaimKey = string;

/** One side of a contradiction. */
export interface WrittenClaim {
  /** What it says, in a few words of our own. */
  says: Text;
  /** The literal token or value, where there is one. */
  value?: Json;
  /** Where it stands: `table 125`, `sample 9 31` or `prose 5-7` of the first operation's page, or `other-page: table 3`. */
  at: Text;
}

/** What is sent and what it shows. */
export interface WrittenProbe {
  /** Requests by name, asked in their order; `control` and `look` are always there. @maxProperties 4 */
  steps?: Record<StepName, ProbeStep>;
  /** The first whose facts all hold counts. @minItems 1 @errorMessage a probe reads something */
  readings: ReadingRule[];
}

/** What a step is called; two are there without being written. @pattern ^(?!(control|look)$)[a-z][A-Za-z0-9-]*$ @errorMessage is no name of a step */
export type StepName = string;
