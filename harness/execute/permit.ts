import { isSafe, type WireRequest } from '../model/exchange.ts';
import type { Transport } from '../model/ports.ts';
import type { Script } from '../plan/script.ts';

/**
 * Leave to write to one campaign. {@link Permit.issue} alone makes one, only for a campaign that is disposable in a run that may write,
 * and only once the journal has it on disk.
 */
export class Permit {
  private constructor(private readonly script: Script) {}

  /**
   * Issues a permit.
   *
   * @param note Notes in the journal that the campaign is about to be written to; resolves once that is on disk.
   * @throws Error where the campaign may not be written to: a defect of the plan, and nothing is sent.
   */
  static async issue(script: Script, note: () => Promise<void>): Promise<Permit> {
    if (!script.mayWrite || !script.campaign.disposable) {
      throw new Error(`${script.id} may not be written to (${script.unwritten ?? 'no update of it was asked for'})`);
    }
    await note();
    return new Permit(script);
  }

  /** Says whether a request goes to the deployment that the permit is for, and names no other campaign of the config. */
  covers({ url }: WireRequest): boolean {
    const { target, campaign } = this.script;
    if (!url.startsWith(`${target.baseUrl}/`)) return false;
    const segments = new Set(url.split(/[/?&=#]/).map(decoded));
    return target.campaigns.every(({ id, made }) => made || id === campaign.id || !segments.has(id));
  }
}

/** Sends a request; one that may change something goes out with a permit for it, or not at all. */
export function sendPermitted(
  transport: Transport,
  request: WireRequest,
  permit: Permit | undefined,
  signal: AbortSignal,
): ReturnType<Transport['send']> {
  if (!isSafe(request) && !permit?.covers(request)) {
    throw new Error(`A ${request.method} request has no permit to write`);
  }
  return transport.send(request, signal);
}

/** A part of a URL as it is meant; as it is written where it is no percent-encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
