import { credentialHeader } from '../auth/credential.ts';
import type { Journal, Ports } from '../execute/ports.ts';
import type { Target } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Clock, Transport } from '../model/ports.ts';
import { type Recorder, recorder } from '../record/recorder.ts';
import { httpTransport } from '../transport/http.ts';
import { paced, rateLimiter } from '../transport/rate.ts';

/** The outside world of a run, as the engine sees it, and what else has to do with it. */
export interface World {
  ports: Ports;
  recorder: Recorder;
  close(): Promise<void>;
}

/**
 * Opens the ways to a target: one transport per vendor, each at its own rate, and one recorder that knows all secrets.
 *
 * @param onAnswered Called for each request that came to its end.
 */
export function openWorld(
  target: Target,
  vendors: readonly Vendor[],
  clock: Clock,
  journal: Journal,
  onAnswered: () => void = () => {},
): World {
  const known = recorder(target, vendors);
  const transports = new Map<string, Transport>();
  const ports: Ports = {
    clock,
    journal,
    transport({ vendor, ratePerMinute }) {
      const open =
        transports.get(vendor) ?? paced(httpTransport(), { clock, limiter: rateLimiter(clock, ratePerMinute) });
      transports.set(vendor, open);
      return open;
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
