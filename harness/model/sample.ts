import type { JsonObject } from './json.ts';

/** The request a page shows of an operation, and the answer it shows to it. */
export interface Sample {
  operation: string;
  /** Absent for a read. */
  request?: JsonObject;
  response: JsonObject;
  /** Members of the request that exist only in the page's account, or are masked there; the operator's take their place. */
  accountBound: string[];
}
