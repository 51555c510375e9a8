import { credentialHeader } from '../auth/credential.ts';
import type { Journal, Ports } from '../execute/ports.ts';
import type { Target, VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Clock, Transport } from '../model/ports.ts';
import { type Recorder, recorder } from '../record/recorder.ts';
import { httpTransport } from '../transport/http.ts';
import { LONGEST_RETRY_AFTER, paced, rateLimiter } from '../transport/rate.ts';

/** The outside world of a run, as the engine sees it, and what else has to do with it. */
export interface World {
  ports: Ports;
  recorder: Recorder;
  close(): Promise<void>;
}

/** What a world is opened with. */
export interface WorldOptions {
  clock: Clock;
  journal: Journal;
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
    clock,
    journal,
    onAnswered = () => {},
    notify = () => {},
    timeLeft = () => Number.POSITIVE_INFINITY,
  } = options;
  const known = recorder(target, vendors);
  const transports = new Map<string, Transport>();
  const open = ({ vendor, ratePerMinute, timeoutMs }: VendorTarget) =>
    paced(httpTransport(timeoutMs === undefined ? {} : { timeoutMs }), {
      clock,
      limiter: rateLimiter(clock, ratePerMinute),
      longest: () => (timeLeft() > 0 ? Math.min(timeLeft(), LONGEST_RETRY_AFTER) : LONGEST_RETRY_AFTER),
      onThrottled: (_request, response, waitMs) => {
        const status = 'status' in response ? response.status : 'no answer';
        notify(`${vendor} asks for a pause (${status}, Retry-After): waiting ${Math.ceil(waitMs / 1000)} s`);
      },
    });
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
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}
