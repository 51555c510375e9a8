import { isDeepStrictEqual } from 'node:util';
import { isUnsettled, type Outcome, outcome } from '../evidence/evidence.ts';
import { madeIn } from '../evidence/ids.ts';
import type { Operation, Vendor } from '../model/contract.ts';
import { type Credential, type Exchange, isSafe, type Role } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { RequestRecipe } from '../model/verdict.ts';
import type { Script } from '../plan/script.ts';
import { Budget, CAPS, type FollowUp, Spent } from './budget.ts';
import { Permit, sendPermitted } from './permit.ts';
import type { Made, Ports } from './ports.ts';
import { type Dialect, toWire } from './wire.ts';

/** One request of a script and what it is for. */
export interface Message {
  operation: Operation;
  role: Role;
  /** Default: the operator's own. */
  credential?: Credential;
  recipe?: Pick<RequestRecipe, 'parameters' | 'raw' | 'base64' | 'method' | 'settings'>;
  body?: JsonObject;
  cases?: readonly string[];
  of?: string;
  batch?: string;
  /** The exchange this message asks again. */
  retryOf?: string;
  /** The campaign asked about; default: the script's. */
  campaign?: { key: string; id: string };
  /** The conversation with that campaign, where the request may change it: its permit is what it goes out with. */
  owner?: Conversation;
}

/** Whether a message is part of the base plan (`closing`: of the end of a bracket), a follow-up of some kind, or restores. */
export type Why = 'base' | 'closing' | 'restore' | FollowUp;

/** The conversation with one campaign: sends, numbers and keeps every exchange. */
export class Conversation {
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
  /** The campaign that is asked about: the config's, or the one that the run made last. */
  campaign: { key: string; id: string };
  /** What the run made in its place, in order. */
  readonly made: Made[] = [];
  /** The exchange that deleted the campaign last. */
  deletedBy: string | undefined;
  /** Ids that were listed before anything was made; absent where no list was read. */
  listed: string[] | undefined;
  /** The operation whose script is walked, where several are judged on the campaign. */
  walking: string | undefined;
  private permit: Permit | undefined;
  private readonly share: Budget;
  /** What the journal was last written with. */
  private noted: { dialect: Dialect; found: Json | undefined } | undefined;
  /** What was sent, by exchange id, so that it can be sent again; never recorded as such. */
  private readonly messages = new Map<string, Message>();

  constructor(
    readonly script: Script,
    readonly ports: Ports,
    private readonly budget: Budget,
    private readonly startedAt: number,
    readonly signal: AbortSignal,
    /** What base requests are booked on; default: what all others are. */
    share?: Budget,
    /** Origins that answered anything in this run, whichever campaign was asked about. */
    readonly heard: Set<string> = new Set(),
  ) {
    this.share = share ?? budget;
    this.campaign = { key: script.campaign.key, id: script.campaign.id };
  }

  /** The conversation about another campaign of the same run. */
  beside(script: Script): Conversation {
    return new Conversation(script, this.ports, this.budget, this.startedAt, this.signal, new Budget(0), this.heard);
  }

  /** Notes in the journal what became of a campaign that the run made. */
  async noteMade(made: Made): Promise<void> {
    this.made.splice(made.nth - 1, 1, made);
    const { making } = this.script;
    await this.ports.journal.markMade(this.script, this.dialects.get(making?.create.id ?? '') ?? {}, made);
  }

  /** Notes in the journal that this campaign is as it was; one that the run made is noted by itself. */
  async allClear(): Promise<void> {
    if (!this.script.making) await this.ports.journal.markRestored(this.script);
    this.permit = undefined;
    this.noted = undefined;
  }

  /**
   * Sends a message once, whatever comes back, and records the exchange.
   *
   * @throws Spent where nothing is left for it, and the signal's reason once aborted.
   */
  async sendOnce(message: Message, why: Why): Promise<Exchange> {
    const { script, ports } = this;
    const signal = why === 'restore' ? new AbortController().signal : this.signal;
    signal.throwIfAborted();
    this.book(why);
    const credential = await ports.credential(script.vendor, script.target, message.credential ?? 'own');
    const campaign = message.campaign ?? this.campaign;
    const wire = toWire({
      operation: message.operation,
      target: script.target,
      campaignId: campaign.id,
      dialect: this.dialects.get(message.operation.id) ?? {},
      credential,
      recipe: message.recipe ?? {},
      ...(message.body ? { body: message.body } : {}),
    });
    const owner = message.owner ?? this;
    const permit = isSafe(wire) ? undefined : await owner.permitToWrite();
    const made = permit && message.operation.effect === 'create' ? await this.intend(message.body) : undefined;
    const began = ports.clock.now();
    const response = await sendPermitted(ports.transport(script.target), wire, permit, signal);
    if ('status' in response) this.heard.add(new URL(wire.url).origin);
    // A baseline that takes effect later does no harm.
    if (permit && message.role !== 'restore' && isUnsettled(response)) owner.unsettledAt = ports.clock.now();
    const answered = {
      id: `${script.id}.${this.recorded.length + 1}`,
      operation: message.operation.id,
      campaign: campaign.key,
      ...(this.walking === undefined ? {} : { script: this.walking }),
      credential: message.credential ?? 'own',
      role: message.role,
      cases: [...(message.cases ?? [])],
      ...(message.of ? { of: message.of } : {}),
      ...(message.batch ? { batch: message.batch } : {}),
      ...(message.retryOf ? { retryOf: message.retryOf } : {}),
      ...ports.record(script.target, wire, response),
      durationMs: Math.round(ports.clock.now() - began),
      at: Math.round(began - this.startedAt),
    };
    if (permit && this.accepted(answered)) owner.acceptedAt = ports.clock.now();
    const known = this.isMade(message, campaign) ? campaign.id : undefined;
    const id = made ? await this.conclude(made, message.operation, answered) : known;
    const exchange: Exchange = Object.freeze({ ...answered, ...(id === undefined ? {} : { made: id }) });
    this.recorded.push(exchange);
    const stale = this.exchanges.findIndex(({ id }) => id === message.retryOf);
    if (stale >= 0) this.exchanges.splice(stale, 1);
    if (message.role !== 'check') this.exchanges.push(exchange);
    this.messages.set(exchange.id, message);
    return exchange;
  }

  /** Says whether a request is about a campaign of the run's own; a list is only while that is there. */
  private isMade({ operation }: Message, { key, id }: { key: string; id: string }): boolean {
    if (!this.script.making || key !== this.campaign.key || id === '') return false;
    return operation.effect !== 'list' || this.made.some((one) => one.id === id && one.state === 'made');
  }

  /** Notes that something is about to be made, and what was listed before. */
  private async intend(body: JsonObject | undefined): Promise<Made> {
    const { listed } = this;
    const nth = this.made.length + 1;
    const made: Made = { nth, body: body ?? {}, ...(listed ? { listed } : {}), state: 'sent' };
    await this.noteMade(made);
    return made;
  }

  /** Notes what came of a create. One that was refused made nothing; of one that was not answered nobody knows. */
  private async conclude(made: Made, operation: Operation, exchange: Exchange): Promise<string | undefined> {
    const id = this.accepted(exchange) ? madeIn(operation, exchange) : undefined;
    if (id !== undefined) {
      this.campaign = { ...this.campaign, id };
      await this.noteMade({ ...made, id, state: 'made' });
    } else if (!this.accepted(exchange) && isRefusedForSure(this.outcome(exchange), exchange))
      await this.noteMade({ ...made, state: 'gone' });
    return id;
  }

  /**
   * Says anew what an exchange was sent for. What was sent and answered never changes: a copy with another aim takes its place in both
   * lists.
   */
  reassign(id: string, purpose: Aim): void {
    const one = this.recorded.find((other) => other.id === id);
    if (!one) return;
    const anew = assigned(one, purpose);
    for (const list of [this.recorded, this.exchanges]) {
      const at = list.indexOf(one);
      if (at >= 0) list[at] = anew;
    }
  }

  /** Says that an exchange serves one more case. */
  serve(id: string, asked: string): void {
    const one = this.recorded.find((other) => other.id === id);
    if (one) this.reassign(id, { ...aimOf(one), cases: [...one.cases, asked] });
  }

  /** What the target did with a request of this script. */
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
    return this.script.vendor;
  }

  /** Leave to write: the journal is on disk before the first write, and again when a write speaks another dialect than the one before. */
  private async permitToWrite(): Promise<Permit> {
    if (this.script.making) {
      this.permit ??= await Permit.issue(this.script, async () => {});
      await this.ports.journal.markBusy();
      return this.permit;
    }
    const found = this.isOverwritten ? undefined : this.found;
    const now = { dialect: this.dialects.get(this.script.operation.id) ?? {}, found };
    const note = () => this.ports.journal.markWritten(this.script, now.dialect, now.found);
    if (this.permit && isDeepStrictEqual(now, this.noted)) {
      await this.ports.journal.markBusy();
      return this.permit;
    }
    this.permit = await Permit.issue(this.script, note);
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

/** Says whether a refusal leaves no doubt that nothing was made: a success without its mark is a refusal to whoever judges alone. */
function isRefusedForSure(result: Outcome, { response }: Exchange): boolean {
  if (isUnsettled(response)) return false;
  if ('failure' in response) return result === 'unsent' && response.failure !== 'interrupted';
  return response.status >= 300;
}

/** What an exchange was sent for, beside its role. */
export type Aim = Pick<Exchange, 'cases' | 'of' | 'batch'>;

/** What an exchange was sent for. */
export function aimOf({ cases, of, batch }: Exchange): Aim {
  return { cases, ...(of ? { of } : {}), ...(batch ? { batch } : {}) };
}

/** The same exchange with another aim. */
function assigned({ cases: _, of: __, batch: ___, ...rest }: Exchange, purpose: Aim): Exchange {
  return Object.freeze({ ...rest, ...purpose });
}
