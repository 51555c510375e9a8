import type { Json } from '../model/json.ts';

/** An account of a vendor's, as it stands in a config: its settings beside the keys named here and below. */
export interface AccountEntry {
  auth?: { token?: string; clientId?: string; clientSecret?: string };
  [setting: string]: unknown;
}

/** A campaign as it stands in a config. */
export interface CampaignEntry {
  /** Absent where the run makes the campaign. */
  id?: string;
  /** True: the run makes a campaign of its own, judges on it, and deletes it. */
  create?: boolean;
  /** Default: the config key. */
  kind?: string;
  /** Default: `own`. */
  role?: 'own' | 'neighbour';
  /** Default: false. */
  disposable?: boolean;
  /** A file, relative to the config's folder, or the body itself. */
  baseline?: Json;
}

/** A vendor's part of a target, as it stands in a config. */
export interface VendorEntry extends AccountEntry {
  baseUrl: string;
  /** Requests per minute. Default: the vendor's documented limit. */
  rate?: number | 'none';
  /** Seconds. */
  timeout?: number;
  /** Seconds. */
  patience?: number;
  values?: { [pool: string]: string[] };
  campaigns?: { [key: string]: CampaignEntry };
  other?: AccountEntry & { campaigns?: { [key: string]: Omit<CampaignEntry, 'role'> } };
}

/** A target as it stands in a config: its vendors, and a mark beside them. */
export interface TargetEntry {
  /** Default: false. */
  production?: boolean;
  [vendor: string]: VendorEntry | boolean | undefined;
}

/** A config as it is written, once it fits its schema. */
export interface ConfigDocument {
  require?: string[];
  hosts?: string[];
  targets: { [name: string]: TargetEntry };
}
