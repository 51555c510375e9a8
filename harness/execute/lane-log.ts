import { isDeepStrictEqual } from 'node:util';
import { isUnsettled, type Outcome, outcome } from '../judge/evidence.ts';
import type { Operation, Vendor } from '../model/contract.ts';
import { type Credential, type Exchange, isSafe, type Role } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { RequestRecipe } from '../model/verdict.ts';
import type { Lane } from '../plan/lane.ts';
import { isClosing, steps } from '../plan/steps.ts';
import { Budget, CAPS, type FollowUp, Spent } from './budget.ts';
import { Permit, sendPermitted } from './permit.ts';
import type { Ports } from './ports.ts';
import { type Dialect, toWire } from './wire.ts';

/** One request of a lane and what it is for. */
export interface Message {
  operation: Operation;
  role: Role;
  /** Default: the operator's own. */
  credential?: Credential;
  recipe?: Pick<RequestRecipe, 'parameters' | 'raw' | 'method' | 'settings'>;
  body?: JsonObject;
  cases?: readonly string[];
  of?: string;
  batch?: string;
  /** The exchange this message asks again. */
  retryOf?: string;
  /** The campaign asked about; default: the lane's. */
  campaign?: { key: string; id: string };
  /** The conversation with that campaign, where the request may change it: its permit is what it goes out with. */
  owner?: LaneLog;
}

/** Whether a message is part of the base plan (`closing`: of the end of a bracket), a follow-up of some kind, or restores. */
export type Why = 'base' | 'closing' | 'restore' | FollowUp;

/** The conversation with one campaign: sends, numbers and keeps every exchange. */
export class LaneLog {
  /** Every exchange, as it stands in the results. */
  readonly recorded: Exchange[] = [];
  /** Those that may decide something: one that was asked again has given way to the one that stands for it. */
  readonly exchanges: Exchange[] = [];
  /** True once the target failed for longer than it is waited for. */
  isOut = false;
  /** True where what answered first was no API: a page, or a redirect. */
  isForeign = false;
  /** The forms in which it refuses by itself, e.g. `JSON 400`. */
  readonly ownForms = new Set<string>();
  /** The forms in which it once refused what it accepted when it was asked again. */
  readonly chanceForms = new Set<string>();
  /** Reading chosen for each contested carrier, by operation. */
  readonly dialects = new Map<string, Dialect>();
  private readonly spent = new Map<FollowUp, number>();
  /** What the campaign showed before anything was written; absent where no read served it. */
  found: Json | undefined;
  /** True where the operator asked to put the baseline over what was found: then a restore has nothing to compare with. */
  isOverwritten = false;
  /** When the last write ended of which nobody knows whether, or when, it takes effect, on the run's clock. */
  unsettledAt: number | undefined;
  /** When an update was last accepted, on the run's clock. */
  acceptedAt: number | undefined;
  /** True where such a write was not answered when it was sent again either. */
  isUnanswered = false;
  private permit: Permit | undefined;
  private readonly share: Budget;
  /** What the journal was last written with. */
  private noted: { dialect: Dialect; found: Json | undefined } | undefined;
  /** What was sent, by exchange id, so that it can be sent again; never recorded as such. */
  private readonly messages = new Map<string, Message>();

  constructor(
    readonly lane: Lane,
    readonly ports: Ports,
    private readonly budget: Budget,
    private readonly startedAt: number,
    readonly signal: AbortSignal,
    /** What base requests are booked on; default: what all others are. */
    share?: Budget,
  ) {
    this.share = share ?? budget;
    share?.reserve(steps(lane).filter(isClosing).length);
  }

  /** The conversation about another campaign of the same run. */
  beside(lane: Lane): LaneLog {
    return new LaneLog(lane, this.ports, this.budget, this.startedAt, this.signal, new Budget(0));
  }

  /** Notes in the journal that this campaign is as it was. */
  async allClear(): Promise<void> {
    await this.ports.journal.markRestored(this.lane);
    this.permit = undefined;
    this.noted = undefined;
  }

  /**
   * Sends a message once, whatever comes back, and records the exchange.
   *
   * @throws Spent where nothing is left for it, and the signal's reason once aborted.
   */
  async sendOnce(message: Message, why: Why): Promise<Exchange> {
    const { lane, ports } = this;
    const signal = why === 'restore' ? new AbortController().signal : this.signal;
    signal.throwIfAborted();
    this.book(why);
    const credential = await ports.credential(lane.vendor, lane.target, message.credential ?? 'own');
    const campaign = message.campaign ?? lane.campaign;
    const wire = toWire({
      operation: message.operation,
      target: lane.target,
      campaignId: campaign.id,
      dialect: this.dialects.get(message.operation.id) ?? {},
      credential,
      recipe: message.recipe ?? {},
      ...(message.body ? { body: message.body } : {}),
    });
    const owner = message.owner ?? this;
    const permit = isSafe(wire) ? undefined : await owner.permitToWrite();
    const began = ports.clock.now();
    const response = await sendPermitted(ports.transport(lane.target), wire, permit, signal);
    // A baseline that takes effect later does no harm.
    if (permit && message.role !== 'restore' && isUnsettled(response)) owner.unsettledAt = ports.clock.now();
    const exchange: Exchange = {
      id: `${lane.id}.${this.recorded.length + 1}`,
      operation: message.operation.id,
      campaign: campaign.key,
      credential: message.credential ?? 'own',
      role: message.role,
      cases: [...(message.cases ?? [])],
      ...(message.of ? { of: message.of } : {}),
      ...(message.batch ? { batch: message.batch } : {}),
      ...(message.retryOf ? { retryOf: message.retryOf } : {}),
      ...ports.record(lane.target, wire, response),
      durationMs: Math.round(ports.clock.now() - began),
      at: Math.round(began - this.startedAt),
    };
    if (permit && this.accepted(exchange)) owner.acceptedAt = ports.clock.now();
    this.recorded.push(exchange);
    const stale = this.exchanges.findIndex(({ id }) => id === message.retryOf);
    if (stale >= 0) this.exchanges.splice(stale, 1);
    if (message.role !== 'check') this.exchanges.push(exchange);
    this.messages.set(exchange.id, message);
    return exchange;
  }

  /** What the target did with a request of this lane. */
  outcome(exchange: Exchange): Outcome {
    return outcome(exchange, this.vendor);
  }

  /** True when the target accepted it. */
  accepted(exchange: Exchange): boolean {
    return this.outcome(exchange) === 'accepted';
  }

  /** The message an exchange was sent for. */
  messageOf(id: string): Message | undefined {
    return this.messages.get(id);
  }

  /** The last exchange, if any. */
  get last(): Exchange | undefined {
    return this.exchanges.at(-1);
  }

  /** True once a permit to write was issued: from then on the campaign may be changed. */
  get hasWritten(): boolean {
    return this.permit !== undefined;
  }

  private get vendor(): Vendor {
    return this.lane.vendor;
  }

  /** Leave to write: the journal is on disk before the first write, and again when a write speaks another dialect than the one before. */
  private async permitToWrite(): Promise<Permit> {
    const found = this.isOverwritten ? undefined : this.found;
    const now = { dialect: this.dialects.get(this.lane.operation.id) ?? {}, found };
    const note = () => this.ports.journal.markWritten(this.lane, now.dialect, now.found);
    if (this.permit && isDeepStrictEqual(now, this.noted)) {
      await this.ports.journal.markBusy();
      return this.permit;
    }
    this.permit = await Permit.issue(this.lane, note);
    this.noted = now;
    return this.permit;
  }

  private book(why: Why): void {
    if (why === 'closing') {
      this.share.close();
      return;
    }
    if (why === 'base') {
      this.share.book(why);
      return;
    }
    if (why === 'restore') {
      this.budget.book(why);
      return;
    }
    const used = this.spent.get(why) ?? 0;
    if (used >= CAPS[why]) throw new Spent(`No more requests to ${why}`);
    this.budget.book(why === 'again' ? why : 'followUp', why);
    this.spent.set(why, used + 1);
  }
}
