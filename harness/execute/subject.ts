import { isDeepStrictEqual } from 'node:util';
import { answerOf, mismatches, view } from '../evidence/answer.ts';
import { type Change, changes } from '../evidence/changes.ts';
import type { Outcome } from '../evidence/evidence.ts';
import type { Contract, Operation } from '../model/contract.ts';
import { isSpent, isUpdate, isWrite } from '../model/effect.ts';
import { type Exchange, isSafe } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Clock } from '../model/ports.ts';
import type { CampaignRecord, OpenQuestion } from '../model/results.ts';
import type { Case, Edit } from '../model/verdict.ts';
import { applyEdits } from '../paths.ts';
import type { Script } from '../plan/script.ts';
import { echoMember } from '../plan/step.ts';
import { insist, send } from './again.ts';
import { unlessSpent } from './budget.ts';
import type { Conversation, Message, Why } from './conversation.ts';
import { inDialects } from './dialect.ts';
import { unmake } from './made.ts';
import { patienceOf, pausesOf } from './patience.ts';

/** What a message says beyond its operation and body. */
export type Meta = Omit<Message, 'operation' | 'body'>;

/** Name of the bracket of a campaign's first script. */
const BATCH = 'near-misses';

/** So often a target is waited for in vain; after that it is not waited for any more. */
const MOST_IN_VAIN = 3;

/** One campaign under test: writes to it, reads it, and knows what it holds. */
export class Subject {
  /** What was found out about the campaign. */
  readonly record: CampaignRecord;
  /** The other account's campaign of the same kind, as that account sees it. */
  readonly foreign?: Subject;
  /** The counterpart's changes, as far as the target accepts them. */
  counterpart: Edit[];
  /** What a read shows while the baseline is stored; set by the first read after the control. */
  baselineView: Json | undefined;
  /** Reads in excess of the first that it took at most until a write showed. */
  lateReads = 0;
  /** Cases whose value was refused by itself. */
  readonly refusedAlone = new Set<Case>();
  /** The simplest drawn bodies that failed, with what the target did. */
  readonly counterexamples = new Map<Case, Outcome>();
  /** The last write that was accepted. */
  private written: Exchange | undefined;
  /** Ids of the exchanges that read this campaign. */
  readonly reads = new Set<string>();
  /** What its last read showed otherwise than its first one. */
  changed: Change[] = [];
  /** What reads were waited for in vain to show: the members of writes, mostly. */
  private readonly unshown = new Set<string>();
  private waitsInVain = 0;

  constructor(
    readonly script: Script,
    readonly contract: Contract,
    readonly log: Conversation,
    readonly clock: Clock,
    /** Who speaks to the same campaign in the script before: what is found out about it is shared. */
    before?: Subject,
  ) {
    this.counterpart = script.counterpart;
    const foreign =
      before?.foreign ?? (script.foreign && new Subject(script.foreign, contract, log.beside(script.foreign), clock));
    if (foreign) this.foreign = foreign;
    const { campaign, vendor, kind } = script;
    this.record = before?.record ?? {
      key: campaign.key,
      vendor: vendor.id,
      kind: kind.id,
      role: script.judged.length === 0 ? 'other' : campaign.role,
      id: campaign.id,
      written: false,
      restored: true,
    };
  }

  /** The body a case starts from. */
  body(base: 'baseline' | 'counterpart' | 'sample' | 'empty'): JsonObject {
    if (base === 'empty') return {};
    if (base === 'sample') return this.script.sample ?? {};
    return base === 'baseline' ? this.script.baseline : applyEdits(this.script.baseline, this.counterpart);
  }

  /** Id of the one bracket that near-misses are sent in. */
  get batch(): string {
    const { first, operation } = this.script;
    return first ? BATCH : `${BATCH} of ${operation.id}`;
  }

  /** Sends the script's operation, with a body where it takes one. */
  write(body: JsonObject, meta: Meta, why: Why): Promise<Exchange> {
    const { operation } = this.script;
    return this.send({ operation, ...(operation.request ? { body } : {}), ...meta }, why);
  }

  /** Makes a campaign of the run's own, which is spoken to from then on; the one before is deleted. */
  async make(why: Why): Promise<Exchange | undefined> {
    const { making } = this.script;
    if (!making) return undefined;
    const { create, body } = making;
    const send = (reason: Why) => this.send({ operation: create, role: 'make', body }, reason);
    return this.log.dialects.has(create.id) ? send(why) : inDialects(this.log, create, send, why);
  }

  /**
   * Sends an update to the other account's campaign, which a conforming target refuses. One that does not has that campaign put
   * back at once, by its own account.
   */
  private async sendAcross(foreign: Subject, message: Message, why: Why): Promise<Exchange> {
    for (const [operation, dialect] of this.log.dialects) foreign.log.dialects.set(operation, dialect);
    await foreign.lookOnce();
    const { recorded } = this.log;
    const before = recorded.length;
    const exchange = await send(this.log, { ...message, owner: foreign.log }, why);
    // Also one that was lost may have been carried out, whatever became of it when it was sent again.
    const tries = recorded.slice(before).filter(({ campaign }) => campaign === foreign.script.campaign.key);
    if (tries.some((one) => this.mayHaveWritten(one)))
      await foreign.write(foreign.script.baseline, { role: 'restore' }, 'restore');
    return exchange;
  }

  /** Reads the other account's campaign before the first write that it is to refuse; what it shows is compared in the end. */
  private async lookOnce(): Promise<void> {
    const { log, script, record } = this;
    if (!script.read || log.last) return;
    const first = await this.readOnce({ role: 'restore' }, 'restore');
    const seen = await insist(log, first, { operation: script.read, role: 'restore' }, 'restore');
    log.found = this.see(seen);
    if (log.found !== undefined) record.read = script.read.id;
  }

  /** Sends any message to this campaign, and remembers what it left behind. */
  async send(message: Message, why: Why): Promise<Exchange> {
    const { foreign } = this;
    if (foreign && message.campaign?.key === foreign.script.campaign.key) return this.sendAcross(foreign, message, why);
    const reads = !isWrite(message.operation);
    const writes = !isSafe({ method: message.recipe?.method ?? message.operation.method });
    let isSent = true;
    if (message.operation.effect === 'create') await unmake(this.log);
    try {
      const exchange = await send(this.log, message, why);
      isSent = this.log.outcome(exchange) !== 'unsent';
      if (!reads && message.role !== 'read' && this.log.accepted(exchange)) this.written = exchange;
      return exchange;
    } finally {
      this.keepIds();
      // Also where it was sent and something broke on the way back; but not where it was never sent.
      if (writes && isSent && this.log.hasWritten) Object.assign(this.record, { written: true, restored: null });
    }
  }

  /** Keeps in the record what the run made, and by what it can be read. */
  private keepIds(): void {
    const { log, record, script } = this;
    const ids = log.made.flatMap(({ id }) => id ?? []);
    if (ids.length === 0) return;
    record.made = ids;
    record.id = ids.at(-1) ?? '';
    if (script.read) record.read ??= script.read.id;
  }

  /** Tells whether a write may have taken effect: it was accepted, or its answer never came whole. */
  private mayHaveWritten(exchange: Exchange): boolean {
    const isCutOff = 'failure' in exchange.response && exchange.response.failure === 'interrupted';
    return isCutOff || ['accepted', 'faulted', 'undelivered'].includes(this.log.outcome(exchange));
  }

  /** Sends what a case asks for. */
  sendCase(
    { id, recipe, expect, operation: operationId, hostile }: Case,
    { body: given, ...meta }: Partial<Omit<Message, 'operation'>>,
    why: Why,
  ): Promise<Exchange> {
    const operation = this.operation(operationId);
    const { foreign } = this;
    const across =
      foreign && recipe.campaign === foreign.script.campaign.key ? { campaign: foreign.script.campaign } : {};
    const isAccess = recipe.credential !== 'own' || recipe.parameters !== undefined || 'campaign' in across;
    const made = recipe.base && recipe.raw === undefined && recipe.base64 === undefined;
    const body = given ?? (made ? applyEdits(this.body(recipe.base ?? 'empty'), recipe.edits) : undefined);
    const asked = isAccess ? 'access' : expect === 'accepted' ? 'sequence' : 'near-miss';
    const role = hostile ? 'hostile' : asked;
    const message = {
      operation,
      role,
      credential: recipe.credential,
      recipe,
      cases: [id],
      ...across,
      ...meta,
    } as const;
    return this.send(body ? { ...message, body } : message, why);
  }

  /** Notes what a cap leaves open. */
  leaveOpen(question: OpenQuestion): void {
    this.record.open = [...(this.record.open ?? []), question];
  }

  /** Stores the baseline again after something else was accepted; where no request is left for it, the next write has to do. */
  async reset(): Promise<void> {
    const { operation } = this.script;
    // What was spent is made anew.
    if (isSpent(operation)) await this.make('reset').catch(unlessSpent);
    if (!isUpdate(operation)) return;
    await this.write(this.script.baseline, { role: 'set' }, 'reset').catch(unlessSpent);
  }

  /** Reads the campaign once: by its read operation, or by an update that changes nothing. */
  async readOnce(meta: Partial<Meta>, why: Why): Promise<Exchange> {
    const { read, operation, baseline } = this.script;
    const member = echoMember(this.script) ?? '';
    const message: Message = read
      ? { operation: read, role: 'read', ...meta }
      : { operation, role: 'read', body: { [member]: baseline[member] ?? null }, ...meta };
    const sent = (reason: Why) => this.send(message, reason);
    const isKnown = !this.script.making || !read || this.log.dialects.has(read.id);
    const exchange = await (isKnown ? sent(why) : inDialects(this.log, read, sent, why));
    this.reads.add(exchange.id);
    return exchange;
  }

  /**
   * Reads until the last write shows, as patiently as this target has shown to need: what it did not show before is looked for twice.
   *
   * @param missing What a read does not show as it should; default: members of the last write.
   * @param learns Whether what is never shown is not to be waited for again; default: yes.
   * @returns The last read.
   */
  async readBack(
    meta: Partial<Meta>,
    why: Why,
    missing: (read: Exchange) => readonly string[] = (read) => this.missing(read),
    learns = true,
  ): Promise<Exchange> {
    const { written, record } = this;
    const about = { ...(written ? { of: written.id } : {}), ...meta };
    await this.settle();
    let read = await this.readOnce(about, why);
    const seen = [read];
    const awaited = (one: Exchange) => missing(one).filter((member) => !this.unshown.has(member));
    for (const [extra, pause] of pausesOf(this.patienceMs).entries()) {
      if (!this.log.accepted(read) || missing(read).length === 0) break;
      if (extra > 0 && (awaited(read).length === 0 || this.waitsInVain >= MOST_IN_VAIN)) break;
      await this.clock.sleep(pause);
      const again = await this.readOnce(about, why === 'restore' ? why : 'patience').catch(unlessSpent);
      if (!again) {
        // Reads that were broken off too early prove nothing: they are kept, but stand for no write and no bracket.
        for (const { id } of seen) this.log.reassign(id, { cases: [] });
        return read;
      }
      seen.push(again);
      if (missing(again).length === 0 || (awaited(again).length === 0 && awaited(read).length > 0)) {
        record.lagMs = Math.max(record.lagMs ?? 0, again.at - (written?.at ?? again.at));
        this.lateReads = Math.max(this.lateReads, extra + 1);
      }
      read = again;
    }
    if (learns) this.learn(awaited(read));
    if (written?.role === 'control') this.baselineView ??= this.see(read);
    return read;
  }

  /** Notes what was waited for in vain. */
  private learn(never: readonly string[]): void {
    for (const member of never) this.unshown.add(member);
    if (never.length > 0) this.waitsInVain += 1;
  }

  /** False once a read never came to show a write. */
  get showsWrites(): boolean {
    return this.unshown.size === 0;
  }

  /** Milliseconds for which a read may be late, and a write whose answer never came. */
  get patienceMs(): number {
    return patienceOf(this.script.target);
  }

  /** Waits as long as this target has needed to show a write. */
  async settle(): Promise<void> {
    if (this.record.lagMs) await this.clock.sleep(this.record.lagMs);
  }

  /** What an accepted read shows; `undefined` for any other answer. */
  see(exchange: Exchange): Json | undefined {
    return this.log.accepted(exchange) ? view(this.contract, this.operation(exchange.operation), exchange) : undefined;
  }

  /** Says whether a change is the operator's wish: the campaign was to be given its baseline, and this is how that shows. */
  isAsked(change: Change): boolean {
    if (!this.log.isOverwritten || this.baselineView === undefined) return false;
    return changes(this.log.found, this.baselineView).some((wished) => isDeepStrictEqual(wished, change));
  }

  /** Tells whether a read shows what a body says. */
  shows(read: Exchange, body: JsonObject): boolean {
    return this.unlike(read, body).length === 0;
  }

  /** The members in which a read differs from a body. */
  unlike(read: Exchange, body: JsonObject): string[] {
    const operation = this.operation(read.operation);
    return mismatches(this.contract, operation, answerOf(operation, read), body).map(({ path }) => path);
  }

  /** The members of the last write that a read does not show. */
  private missing(read: Exchange): string[] {
    const body = this.written && this.log.messageOf(this.written.id)?.body;
    return body === undefined ? [] : this.unlike(read, body);
  }

  private operation(id: string): Operation {
    return this.contract.operations.find((operation) => operation.id === id) ?? this.script.operation;
  }
}
