/**
 * Texts and numbers of results that have a form. To the compiler they are plain texts and numbers; the tags say the form to the JSON
 * Schema that is generated from these types.
 *
 * @module
 */

/** An id as the specification writes it. @pattern ^[A-Za-z][A-Za-z0-9_-]*$ */
export type OperationId = string;

/** Path of the rule's file below `suites/rules/`. @pattern ^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$ */
export type RuleId = string;

/**
 * `<operation>.<part>.<path>.<keyword>`.
 * @pattern ^[A-Za-z][A-Za-z0-9_-]*\.(operation|path|query|header|body|response|duty)\.\S+$
 */
export type ClauseId = string;

/** Id of an entry of a catalogue: a slug that says it. @pattern ^[a-z0-9]+(-[A-Za-z0-9_]+)*$ @errorMessage is no slug */
export type EntryId = string;

/**
 * What a case asks about: a clause; for the step of a probe, the entry of a catalogue.
 * @pattern ^([A-Za-z][A-Za-z0-9_-]*\.(operation|path|query|header|body|response|duty)\.\S+|[a-z0-9]+(-[A-Za-z0-9_]+)*)$
 */
export type SubjectId = string;

/** `<vendor>.<campaign>.<n>`, numbered per campaign in sending order, so that campaigns running side by side change no id. @pattern ^.+\.[1-9][0-9]*$ */
export type ExchangeId = string;

/** `f-` and eight hex digits: the fingerprint shortened, so the same violation has the same id in every run. @pattern ^f-[0-9a-f]{8}$ */
export type FindingId = string;

/** SHA-256 of operation, rule, clause and symptom: the same for the same violation in every run. @pattern ^[0-9a-f]{64}$ */
export type Fingerprint = string;

/** A text that says something. @minLength 1 */
export type Text = string;

/** How many. @asType integer @minimum 0 */
export type Count = number;

/** A span of time in milliseconds. @minimum 0 */
export type Milliseconds = number;

/** A line of a page, counted from 1. @asType integer @minimum 1 */
export type Line = number;
