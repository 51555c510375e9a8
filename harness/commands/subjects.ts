import { UsageError } from '../errors.ts';
import { standing } from '../evidence/evidence.ts';
import { Budget } from '../execute/budget.ts';
import { LaneLog } from '../execute/lane-log.ts';
import type { Ports } from '../execute/ports.ts';
import { Subject } from '../execute/subject.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject } from '../model/json.ts';
import type { CampaignRecord } from '../model/results.ts';
import type { Case } from '../model/verdict.ts';
import type { Lane } from '../plan/lane.ts';

/** A campaign to be spoken to outside of a run, with no budget. */
export function subjectOf(lane: Lane, contract: Contract, ports: Ports, signal: AbortSignal): Subject {
  return new Subject(lane, contract, new LaneLog(lane, ports, unlimited(), ports.clock.now(), signal), ports.clock);
}

/** A campaign as a run left it: what was sent to it then can be sent again. */
export function recalledSubject(
  lane: Lane,
  contract: Contract,
  ports: Ports,
  signal: AbortSignal,
  recorded: { exchanges: readonly Exchange[]; cases: readonly Case[] },
): Subject {
  return new Subject(lane, contract, new RecalledLog(lane, contract, ports, signal, recorded), ports.clock);
}

/** Speaks to a campaign as a run did: in the dialect that it chose, and as patiently. */
export function recall({ lane, log, record }: Subject, { campaigns }: { campaigns: readonly CampaignRecord[] }): void {
  const then = campaigns.find(({ key, vendor }) => key === lane.campaign.key && vendor === lane.vendor.id);
  log.dialects.set(lane.operation.id, { ...then?.dialect });
  if (then?.lagMs !== undefined) record.lagMs = then.lagMs;
}

function unlimited(): Budget {
  return new Budget(Number.POSITIVE_INFINITY);
}

/** A conversation that goes on where a recorded one ended. */
class RecalledLog extends LaneLog {
  private readonly past: Exchange[];
  private readonly cases: readonly Case[];

  constructor(
    lane: Lane,
    private readonly contract: Contract,
    ports: Ports,
    signal: AbortSignal,
    { exchanges, cases }: { exchanges: readonly Exchange[]; cases: readonly Case[] },
  ) {
    super(lane, ports, unlimited(), ports.clock.now(), signal);
    this.past = exchanges.filter(({ id }) => id.startsWith(`${lane.id}.`));
    this.cases = cases;
    this.recorded.push(...this.past);
    this.exchanges.push(...standing(this.past));
    if (this.past.some(({ script }) => script !== undefined)) this.script = lane.operation.id;
  }

  override messageOf(id: string): ReturnType<LaneLog['messageOf']> {
    const exchange = this.past.find((one) => one.id === id);
    return exchange ? this.recalled(exchange) : super.messageOf(id);
  }

  /** What an exchange was sent as. Bodies are recorded without the operator's secrets, which no body of ours holds. */
  private recalled({ operation, request, cases, campaign, ...exchange }: Exchange): ReturnType<LaneLog['messageOf']> {
    const { lane } = this;
    const { body } = request;
    const raw = request.text ?? (body === undefined || isObject(body) ? undefined : JSON.stringify(body));
    const recipe = this.cases.find(({ id }) => cases.includes(id))?.recipe;
    // Whether or not this run would read them: a neighbour may be asked about by one operation of its vendor only.
    const neighbours = lane.target.campaigns.filter(({ role }) => role === 'neighbour');
    const other = [...neighbours, ...(lane.foreign ? [lane.foreign.campaign] : [])].find(({ key }) => key === campaign);
    if (!other && campaign !== lane.campaign.key) {
      throw new UsageError(
        `The target has no campaign “${campaign}”, which ${exchange.id} was sent to`,
        'Give the config of that run with --config.',
      );
    }
    return {
      operation: this.contract.operations.find(({ id }) => id === operation) ?? lane.operation,
      role: exchange.role,
      credential: exchange.credential,
      recipe: { ...recipe, ...(raw === undefined ? {} : { raw }) },
      ...(isObject(body) ? { body } : {}),
      cases,
      ...(exchange.of === undefined ? {} : { of: exchange.of }),
      ...(exchange.batch === undefined ? {} : { batch: exchange.batch }),
      ...(other ? { campaign: { key: other.key, id: other.id } } : {}),
    };
  }
}
