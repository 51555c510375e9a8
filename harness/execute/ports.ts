import type { VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Credential, Exchange, WireRequest, WireResponse } from '../model/exchange.ts';
import type { Clock, Transport } from '../model/ports.ts';
import type { Lane } from '../plan/lane.ts';
import type { Dialect } from './wire.ts';

/** Keeps on disk which campaigns are changed, so that a killed run can be mended. */
export interface Journal {
  /** Resolves once it is on disk. */
  markWritten(lane: Lane, dialect: Dialect): Promise<void>;
  markRestored(lane: Lane): Promise<void>;
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
  /** The journal's hook: told before each campaign's first write, in which dialect it is spoken to, and after it was put back. */
  journal: Journal;
}
