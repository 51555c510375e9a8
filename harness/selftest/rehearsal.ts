import { credentialHeader } from '../auth/credential.ts';
import { jumpingClock } from '../clock.ts';
import { loadTarget } from '../config/load.ts';
import { type EngineInput, type RunRecord, run } from '../engine.ts';
import type { JournalPort, Ports } from '../execute/ports.ts';
import type { Target } from '../model/config.ts';
import type { WireRequest, WireResponse } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Clock, Transport } from '../model/ports.ts';
import { recorder } from '../record/recorder.ts';
import { callerHeaders, withAdded } from '../transport/caller.ts';
import { ACCEPT_ENCODING } from '../transport/decode.ts';
import { paced, rateLimiter } from '../transport/rate.ts';

/** What a transport adds to every request of a real run. */
const ADDED: WireRequest['headers'] = [
  ['Accept-Encoding', ACCEPT_ENCODING],
  ...callerHeaders({ version: 'rehearsal', run: 'rehearsal' }),
];

/** A target that is asked by calling it: no socket, no time. */
export interface StageTarget {
  /** A config document that names it. */
  config: Json;
  handle(request: WireRequest): Promise<WireResponse>;
}

/** What a rehearsal needs beside the target: the engine's input without what the config gives. */
export interface RehearsalInput extends Omit<EngineInput, 'target' | 'signal'> {
  /** The config's JSON Schema. */
  schema: JsonObject;
  /** Ends the rehearsal early once aborted; default: none. */
  signal?: AbortSignal;
  /** Default: one that keeps nothing. */
  journal?: JournalPort;
  /** When it begins, in milliseconds since the epoch; default: now. */
  startAt?: number;
  /** What each answer takes, in milliseconds of the clock that jumps; default: nothing. */
  latencyMs?: number;
  /** What stands between the engine and the target; default: nothing. */
  behind?: (transport: Transport, clock: Clock) => Transport;
}

/** A target in the same process, and the ports through which it is spoken to. */
export interface Stage {
  target: Target;
  ports: Ports;
}

/**
 * Raises a target in the same process, on a clock that jumps. What is sent and answered is recorded as in a real run.
 *
 * @param raise Makes the target, given the time.
 */
export async function raised(
  raise: (now: () => number) => StageTarget,
  {
    contract,
    validators,
    schema,
    journal,
    startAt,
    latencyMs = 0,
    behind = (transport) => transport,
  }: Pick<RehearsalInput, 'contract' | 'validators' | 'schema' | 'journal' | 'startAt' | 'latencyMs' | 'behind'>,
): Promise<Stage> {
  const clock = jumpingClock(startAt ?? Date.now());
  const stage = raise(() => clock.now());
  const { config: document } = stage;
  const target = await loadTarget({ document, contract, validators, schema, baseUrls: [], env: {}, cwd: '' });
  const kept = recorder(target, contract.vendors);
  const send = async (request: WireRequest) => {
    if (latencyMs > 0) await clock.sleep(latencyMs);
    return stage.handle(request);
  };
  // One for the whole run: nuisances remember what came before.
  const front = behind({ send, close: async () => {} }, clock);
  const named: Transport = {
    send: (request, signal) => front.send({ ...request, headers: withAdded(request.headers, ADDED) }, signal),
    close: () => front.close(),
  };
  const ways = new Map(
    contract.vendors.map(({ id, rateLimit }) => {
      const limiter = rateLimiter(clock, Number.POSITIVE_INFINITY);
      return [id, paced(named, { clock, limiter, rateLimit })];
    }),
  );
  const ports: Ports = {
    clock,
    transport: ({ vendor }) => ways.get(vendor) ?? named,
    credential: async (vendor, own, credential) => {
      const header = await credentialHeader(vendor, own, credential, clock);
      if (header) kept.learn(vendor, credential, header);
      return header;
    },
    record: (own, request, response) => kept.record(own, request, response),
    journal: journal ?? {
      markWritten: async () => {},
      markBusy: async () => {},
      markRestored: async () => {},
      markMade: async () => {},
    },
    notify: () => {},
  };
  return { target, ports };
}

/**
 * Runs the engine against a target in the same process, on a clock that jumps: what the kill matrix is made of. All else is as in a
 * real run: the same plan, the same records, the same judging.
 *
 * @param raise Makes the target, given the time.
 */
export async function rehearse(raise: (now: () => number) => StageTarget, input: RehearsalInput): Promise<RunRecord> {
  const { target, ports } = await raised(raise, input);
  return run({ ...input, target, signal: input.signal ?? new AbortController().signal }, ports);
}
