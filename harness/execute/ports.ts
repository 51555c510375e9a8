import type { VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Credential, Exchange, WireRequest, WireResponse } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Clock, Transport } from '../model/ports.ts';
import type { Script } from '../plan/script.ts';
import type { Dialect } from './wire.ts';

/** A campaign that a run makes: noted before the create goes out, and again with what came of it. */
export interface Made {
  /** Counts the creates of a campaign's place, from 1. */
  nth: number;
  /** What was sent, as far as it is a JSON object. */
  body: JsonObject;
  /** Ids that were listed before; absent where no list could be read. */
  listed?: string[];
  /** Its id, once that is known. */
  id?: string;
  /** `sent`: nobody knows yet what came of it. `made`: it is there. `gone`: it was deleted, or never made. */
  state: 'sent' | 'made' | 'gone';
}

/** Keeps on disk which campaigns are changed, so that what a killed run left can be put back. */
export interface JournalPort {
  /**
   * Notes that a campaign is about to be written to. Resolves once it is on disk.
   *
   * @param found What the campaign showed before; absent where no read serves it.
   */
  markWritten(script: Script, dialect: Dialect, found: Json | undefined): Promise<void>;
  /** Notes the time of a further write, so that a restore knows how long one that was under way may still take effect. */
  markBusy(): Promise<void>;
  markRestored(script: Script): Promise<void>;
  /** Notes a campaign of the run's own. Resolves once it is on disk. */
  markMade(script: Script, dialect: Dialect, made: Made): Promise<void>;
}

/** What the engine needs of the outside world; each part can be replaced in a test. */
export interface Ports {
  clock: Clock;
  /** The way to a vendor; keeps to its rate. */
  transport(target: VendorTarget): Transport;
  /** The header that carries a credential; `undefined` where the credential is to be absent. */
  credential(
    vendor: Vendor,
    target: VendorTarget,
    credential: Credential,
  ): Promise<{ name: string; value: string } | undefined>;
  /** Redacts a request and its answer: the only way into a record. */
  record(target: VendorTarget, request: WireRequest, response: WireResponse): Pick<Exchange, 'request' | 'response'>;
  /** The journal's hook: reported before each campaign's first write, in which dialect it is spoken to, and after it was put back. */
  journal: JournalPort;
  /** Prints a line for whoever waits: what the run waits for, and for how long. */
  notify(line: string): void;
}
