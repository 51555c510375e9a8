import { UsageError } from '../errors.ts';
import { standing } from '../evidence/evidence.ts';
import { Budget } from '../execute/budget.ts';
import { Conversation } from '../execute/conversation.ts';
import type { Ports } from '../execute/ports.ts';
import { Subject } from '../execute/subject.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject } from '../model/json.ts';
import type { CampaignRecord } from '../model/results.ts';
import type { Case } from '../model/verdict.ts';
import type { Script } from '../plan/script.ts';

/** A campaign to be spoken to outside of a run, with no budget. */
export function subjectOf(script: Script, contract: Contract, ports: Ports, signal: AbortSignal): Subject {
  return new Subject(
    script,
    contract,
    new Conversation(script, ports, unlimited(), ports.clock.now(), signal),
    ports.clock,
  );
}

/** A campaign as a run left it: what was sent to it then can be sent again. */
export function recalledSubject(
  script: Script,
  contract: Contract,
  ports: Ports,
  signal: AbortSignal,
  recorded: { exchanges: readonly Exchange[]; cases: readonly Case[] },
): Subject {
  return new Subject(script, contract, new RecalledLog(script, contract, ports, signal, recorded), ports.clock);
}

/** Speaks to a campaign as a run did: in the dialect that it chose, and as patiently. */
export function recall(
  { script, log, record }: Subject,
  { campaigns }: { campaigns: readonly CampaignRecord[] },
): void {
  const then = campaigns.find(({ key, vendor }) => key === script.campaign.key && vendor === script.vendor.id);
  log.dialects.set(script.operation.id, { ...then?.dialect });
  if (then?.lagMs !== undefined) record.lagMs = then.lagMs;
}

function unlimited(): Budget {
  return new Budget(Number.POSITIVE_INFINITY);
}

/** A conversation that goes on where a recorded one ended. */
class RecalledLog extends Conversation {
  private readonly past: Exchange[];
  private readonly cases: readonly Case[];

  constructor(
    script: Script,
    private readonly contract: Contract,
    ports: Ports,
    signal: AbortSignal,
    { exchanges, cases }: { exchanges: readonly Exchange[]; cases: readonly Case[] },
  ) {
    super(script, ports, unlimited(), ports.clock.now(), signal);
    this.past = exchanges.filter(({ id }) => id.startsWith(`${script.id}.`));
    this.cases = cases;
    this.recorded.push(...this.past);
    this.exchanges.push(...standing(this.past));
    if (this.past.some(({ script }) => script !== undefined)) this.walking = script.operation.id;
  }

  override messageOf(id: string): ReturnType<Conversation['messageOf']> {
    const exchange = this.past.find((one) => one.id === id);
    return exchange ? this.recalled(exchange) : super.messageOf(id);
  }

  /** What an exchange was sent as. Bodies are recorded without the operator's secrets, which no body of ours holds. */
  private recalled({
    operation,
    request,
    cases,
    campaign,
    ...exchange
  }: Exchange): ReturnType<Conversation['messageOf']> {
    const { script } = this;
    const { body, base64 } = request;
    const raw = request.text ?? (body === undefined || isObject(body) ? undefined : JSON.stringify(body));
    const recipe = this.cases.find(({ id }) => cases.includes(id))?.recipe;
    // Whether or not this run would read them: a neighbour may be asked about by one operation of its vendor only.
    const neighbours = script.target.campaigns.filter(({ role }) => role === 'neighbour');
    const other = [...neighbours, ...(script.foreign ? [script.foreign.campaign] : [])].find(
      ({ key }) => key === campaign,
    );
    if (!other && campaign !== script.campaign.key) {
      throw new UsageError(
        `The target has no campaign “${campaign}”, which ${exchange.id} was sent to`,
        'Give the config of that run with --config.',
      );
    }
    return {
      operation: this.contract.operations.find(({ id }) => id === operation) ?? script.operation,
      role: exchange.role,
      credential: exchange.credential,
      recipe: { ...recipe, ...(raw === undefined ? {} : { raw }), ...(base64 === undefined ? {} : { base64 }) },
      ...(isObject(body) ? { body } : {}),
      cases,
      ...(exchange.of === undefined ? {} : { of: exchange.of }),
      ...(exchange.batch === undefined ? {} : { batch: exchange.batch }),
      ...(other ? { campaign: { key: other.key, id: other.id } } : {}),
    };
  }
}
