import type { JsonObject } from './json.ts';

/** Credentials of one account: a ready token, or client id and secret from which the suite signs one; both may stand. */
export interface Credentials {
  token?: string;
  clientId?: string;
  clientSecret?: string;
}

/** A campaign of the operator's. Only `disposable` ones are written to. */
export interface Campaign {
  /** Config key, e.g. `voice-v2`. */
  key: string;
  id: string;
  kind: string;
  role: 'own' | 'neighbour';
  disposable: boolean;
  /** True where each run makes a campaign of its own in this place, and deletes it; `id` is empty then. */
  made?: true;
  /** A complete accepted body; put back after the run. Absent for a neighbour or a campaign that is only read. */
  baseline?: JsonObject;
}

/** One vendor's part of a target, read and checked. */
export interface VendorTarget {
  vendor: string;
  /** No trailing slash. */
  baseUrl: string;
  settings: { [key: string]: string };
  credentials: Credentials;
  values: { [pool: string]: string[] };
  campaigns: Campaign[];
  /** Requests per minute; `Infinity` for none. Default: the vendor's documented limit. */
  ratePerMinute: number;
  /** Milliseconds that one answer may take. Default: 15,000. */
  timeoutMs?: number;
  /** Milliseconds for which a read may be late, and a write may take effect whose answer never came. Default: 10,000. */
  patienceMs?: number;
  /** Another account, to show that it cannot be reached. */
  other?: {
    settings: { [key: string]: string };
    credentials: Credentials;
    /** A disposable one may be written to, to show that it cannot; it is put back by its own account if it could. */
    campaigns: Campaign[];
  };
}

/** A target, read and checked: who is judged, with what. */
export interface Target {
  name: string;
  vendors: VendorTarget[];
  /** True: nothing but read-only runs. By the config's mark, or because `--base-url` leads to the host of a target that has it. */
  production?: boolean;
  /** Host names that may be written to, as `hostnameOf` writes them: `localhost` for every loopback name. */
  writableHosts: string[];
  /** Operations that must be judged for exit 0. */
  require: string[];
}
