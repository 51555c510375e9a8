import { credentialHeader } from '../auth/credential.ts';
import type { JournalPort, Ports } from '../execute/ports.ts';
import type { Target, VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Clock, Transport } from '../model/ports.ts';
import { type Recorder, recorder } from '../record/recorder.ts';
import { type Caller, callerHeaders } from '../transport/caller.ts';
import { httpTransport } from '../transport/http.ts';
import { paced, rateLimiter, type Wait } from '../transport/rate.ts';
import { windowOf } from '../transport/throttled.ts';

/** The outside world of a run, as the engine sees it, and what else has to do with it. */
export interface World {
  ports: Ports;
  recorder: Recorder;
  close(): Promise<void>;
}

/** What a world is opened with. */
export interface WorldOptions {
  caller: Caller;
  clock: Clock;
  journal: JournalPort;
  /** Called for each request that came to its end. */
  onAnswered?(): void;
  /** Prints a line for whoever waits; default: nobody does. */
  notify?(line: string): void;
  /** Milliseconds left for questions; once none are, what is sent puts campaigns back. Default: no end. */
  timeLeft?(): number;
}

/** Opens the ways to a target: one transport per vendor, each at its own rate, and one recorder that knows all secrets. */
export function openWorld(target: Target, vendors: readonly Vendor[], options: WorldOptions): World {
  const {
    caller,
    clock,
    journal,
    onAnswered = () => {},
    notify = () => {},
    timeLeft = () => Number.POSITIVE_INFINITY,
  } = options;
  const known = recorder(target, vendors);
  const transports = new Map<string, Transport>();
  let resent = 0;
  const open = ({ vendor, ratePerMinute, timeoutMs }: VendorTarget) => {
    const rateLimit = vendors.find(({ id }) => id === vendor)?.rateLimit;
    const transport = httpTransport({
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      headers: callerHeaders(caller),
      onResent: () => {
        resent += 1;
      },
    });
    return paced(transport, {
      clock,
      limiter: rateLimiter(clock, ratePerMinute),
      rateLimit,
      // Once no time is left for questions, what is sent puts campaigns back.
      longest: () => (timeLeft() > 0 ? timeLeft() : Number.POSITIVE_INFINITY),
      onThrottled: (wait) => {
        if (wait.isFirst) notify(`${vendor} ${pauseOf(wait, windowOf(rateLimit))}`);
      },
    });
  };
  const ports: Ports = {
    clock,
    journal,
    notify: (line) => notify(known.scrub(line)),
    transport(vendorTarget) {
      const transport = transports.get(vendorTarget.vendor) ?? open(vendorTarget);
      transports.set(vendorTarget.vendor, transport);
      return transport;
    },
    async credential(vendor, account, credential) {
      const header = await credentialHeader(vendor, account, credential, clock);
      if (header) known.learn(vendor, credential, header);
      return header;
    },
    record: (...exchange) => {
      onAnswered();
      return known.record(...exchange);
    },
  };
  return {
    ports,
    recorder: known,
    async close() {
      if (resent > 0) {
        notify(
          resent === 1
            ? 'Resent 1 request whose idle connection had been closed'
            : `Resent ${resent} requests whose idle connections had been closed`,
        );
      }
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}

/** Why there is a pause, and how long it takes, in words that follow a name. */
function pauseOf({ answer, ms, isAsked }: Wait, windowMs: number): string {
  return isAsked
    ? `asks for a pause (${answer.status}, Retry-After): waiting ${Math.ceil(ms / 1000)} s`
    : `says that requests come too fast (${answer.status}): asking again for up to ${Math.ceil(windowMs / 1000)} s`;
}
