import type { Discrepancy, ObservationEntry } from './discrepancy.ts';
import type { Json, JsonObject } from './json.ts';
import type { Basis, Source } from './source.ts';

/** Which piece of an operation a clause speaks of. `duty` holds the universal duties that no page has to state. */
export type Part = 'operation' | 'path' | 'query' | 'header' | 'body' | 'response' | 'duty';

/** Why a clause is never judged, although nothing contests it. */
export type Exclusion = 'document only' | 'example' | 'unit' | 'needs dialing' | 'no value possible';

/** One promise of the documentation about one operation. */
export interface Clause {
  /** `<operation>.<part>.<path>.<keyword>`, e.g. `updateVoiceCampaignV2.body.name.maxLength`. */
  id: string;
  operation: string;
  part: Part;
  /** Member path inside the part, e.g. `dialingStrategy.callingHours.days[].day`; empty when the clause is about the part as a whole. */
  path: string;
  keyword: string;
  /** What the keyword demands, e.g. `48`, `["SINGLE","POOL"]`; absent when the keyword says it all. */
  value?: Json;
  /** The promise in one sentence of our own words. */
  promise: string;
  basis: Basis;
  source: Source;
  /** Id of the discrepancy or observation that leaves the clause open; such a clause cannot fail a target. */
  contested?: string;
  excluded?: Exclusion;
}

/** A JSON Schema 2020-12 object as it stands in the bundled contract: dereferenced, `x-` annotations kept. */
export interface Schema extends JsonObject {}

/** One documented reading of a contested carrier. `value` absent: the parameter is left out. */
export interface Reading {
  reading: string;
  /** Template like a parameter's `value`. */
  value?: string;
  /** How a path parameter is written: percent-encoded (the default) or as it is. */
  encoding?: 'encoded' | 'raw';
}

/** A path, query or header parameter and where its value comes from. */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  /** Whether the documentation demands it uncontested. */
  required: boolean;
  /**
   * Template of the value: `{key}` is a setting of the vendor's config (`{streamId}`), `{campaign.id}` the campaign's id,
   * `{token}` the credential. Absent when `readings` decide.
   */
  value?: string;
  /** The documented readings of a contested carrier, in the order they are tried; the table's first. */
  readings?: Reading[];
}

/** A combination of values that the pages leave open; the suite never sends it on purpose. */
export type Open =
  /** Where the members in `when` have these values, the members in `absent` are left out if the target wants it so. */
  | { when: JsonObject; absent: string[] }
  /** The first member's value stays at or below (numbers) or before (times) the second's. */
  | { order: [string, string] };

/** What an operation does to campaigns, whatever its method. */
export type Effect = 'create' | 'read' | 'list' | 'replace' | 'merge' | 'act' | 'delete';

/** One documented operation, flattened from its specification. */
export interface Operation {
  /** `updateVoiceCampaignV2` and so on. */
  id: string;
  vendor: string;
  title: string;
  /** Page id in `specs/sources.yaml`. */
  page: string;
  method: string;
  /** Path template, e.g. `/campaign/api/v2/public/{streamId}/campaign/{campaignId}`. */
  path: string;
  effect: Effect;
  /** Campaign kinds it is judged on, e.g. `voice-v2`. */
  kinds: string[];
  parameters: Parameter[];
  /** Request body schema; absent where it takes no body. Member schemas may carry `x-pool`, `x-fixed` (see the specs' README), and `x-sample`: their `examples`. */
  request?: Schema;
  /** Schema of an accepted answer; it demands nothing where {@link bodiless}. */
  response: Schema;
  /** True where an accepted answer is a 204, without a body. */
  bodiless?: true;
  /** The root member of an answer that holds the campaign's members; absent where they stand at the root. */
  envelope?: string;
  /** True where the pages leave open whether the campaign's members stand in the envelope or at the root; oracles then look in both places. */
  flat: boolean;
  /** Of a create: path of the new campaign's id in its answer. */
  creates?: string;
  /** Of a list: path of the campaigns' ids in its answer, e.g. `items[].id`. */
  lists?: string;
  /**
   * Members of an accepted answer that repeat a request member: answer path → request path. Of a read, what it shows of the updates that
   * it serves.
   */
  echo: { [responsePath: string]: string };
  /** Members of an answer that show a request member in another form, such as an id for a name: answer path → request path. */
  otherForm?: { [responsePath: string]: string };
  open: Open[];
}

/** A kind of campaign, e.g. `voice-v2`. Its operations are those that name it. */
export interface Kind {
  id: string;
  vendor: string;
  /** A read operation of other kinds to try on it; whether it serves this one is found out (a capability). */
  tries?: string;
}

/** How many requests a vendor allows in which time, and how it says that there were more. */
export interface RateLimit {
  requests: number;
  /** Seconds of the window that the requests are counted in. */
  perSeconds: number;
  /** Where the pages say so. */
  source?: Source;
  /** What an answer holds that came too soon, whatever its status: regular expressions, case aside. */
  words?: { pattern: string; source: Source }[];
}

/** What a vendor needs beyond OpenAPI; from `x-conformance` of its specifications. */
export interface Vendor {
  id: string;
  name: string;
  /** Config keys whose values the requests need, e.g. `streamId`. */
  settings: { [key: string]: { description: string } };
  /** Value pools: names of things that must exist in the operator's account. */
  values: { [key: string]: { description: string } };
  /** Carrier of the credential: `parameter` holds the template `{token}` (`Bearer {token}`). */
  auth: {
    in: 'header';
    name: string;
    value: string;
    /** How a token is made from client id and secret; absent where the vendor has no such recipe. */
    sign?: { algorithm: 'HS256'; claims: { [claim: string]: string } };
  };
  /** Requests the vendor allows; absent when it documents no limit. */
  rateLimit?: RateLimit;
  /** The root member of an answer that holds what was asked for; absent where there is none around it. */
  envelope?: string;
  /** An answer is accepted only if this root member has this value; absent where the status says it all. */
  success?: { member: string; equals: Json };
  /** Operations whose accepted answer is a 204 without a body; absent where none is. */
  bodiless?: string[];
}

/** Everything the documentation promises, in the form the engine reads. Generated from `specs/`. */
export interface Contract {
  vendors: Vendor[];
  kinds: Kind[];
  operations: Operation[];
  clauses: Clause[];
  /** Where the documentation contradicts itself. */
  discrepancies: Discrepancy[];
  /** Where it is silent. */
  observations: ObservationEntry[];
  /** Page id → title, vendor, public URL, edition. */
  sources: { [page: string]: { title: string; vendor: string; url: string; edition: string; sha256: string } };
}

/** One schema violation, in ajv's terms. */
export interface SchemaError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: JsonObject;
  message?: string;
}

/** Precompiled validators by `<operation id>.request` and `<operation id>.response`; each returns the violations it finds. */
export type Validators = { [name: string]: (value: Json) => SchemaError[] };
