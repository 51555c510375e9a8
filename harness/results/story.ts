import { evidenceIn, type Outcome, reader } from '../evidence/evidence.ts';
import type { Contract } from '../model/contract.ts';
import { isWrite } from '../model/effect.ts';
import { campaignOf, conversationOf, type Exchange, isRepetition, isSafe, type Role } from '../model/exchange.ts';

/** What a story is taken from: the record of a run. */
export interface StoryRecord {
  contract: Pick<Contract, 'operations' | 'vendors'>;
  exchanges: readonly Exchange[];
}

/** The requests that show something again, as ids of the exchanges that recorded them. */
export interface Story {
  /** Those that are needed, in sending order; the campaign holds its baseline before the first. */
  steps: string[];
  /** Those that end the bracket of a near-miss: nothing depends on them but the judgement. */
  closing: string[];
}

/** Roles that are about the exchange they name in `of`: without that one they show nothing. */
const ABOUT: ReadonlySet<Role> = new Set(['read', 'neighbour', 'repeat']);

/** Roles that are sent between the accepted twins of a bracket. */
const BRACKETED: ReadonlySet<Role> = new Set(['near-miss', 'access', 'hostile', 'property', 'trace']);

/**
 * The shortest story that shows something again, made of what exchanges say of each other. Where that does not suffice, for the rule
 * compares with what was answered before, as many earlier requests of the same operation come in as it takes.
 *
 * @param shown What has to be in it.
 * @param suffices Says whether the exchanges of a story alone show it, those that close brackets at their end.
 */
export function storyOf(
  shown: readonly string[],
  record: StoryRecord,
  suffices: (exchanges: Exchange[]) => boolean = () => true,
): Story {
  const scripts = new Set(record.exchanges.filter(({ id }) => shown.includes(id)).map(({ id }) => conversationOf(id)));
  const tellers = [...scripts].map((script) => new Teller(script, shown, record));
  const reported = (earlier: number): Story => {
    const stories = tellers.map((teller) => teller.story(earlier));
    return { steps: stories.flatMap(({ steps }) => steps), closing: stories.flatMap(({ closing }) => closing) };
  };
  const byId = new Map(record.exchanges.map((one) => [one.id, one]));
  const atMost = Math.max(0, ...tellers.map(({ earlierAtMost }) => earlierAtMost));
  for (let earlier = 0; earlier <= atMost; earlier = Math.max(1, earlier * 2)) {
    const story = reported(earlier);
    if (suffices([...story.steps, ...story.closing].flatMap((id) => byId.get(id) ?? []))) return story;
  }
  return reported(0);
}

/** Gathers what a story is made of from the exchanges of one conversation it plays in. */
class Teller {
  private readonly own: Exchange[];
  private readonly shown: Exchange[];
  private readonly outcome: (one: Exchange) => Outcome;

  constructor(
    name: string,
    shown: readonly string[],
    private readonly record: StoryRecord,
  ) {
    this.outcome = reader(record.contract);
    const inConversation = evidenceIn(record.exchanges, record.contract).filter(
      ({ id }) => conversationOf(id) === name,
    );
    const script = inConversation.find(({ id }) => shown.includes(id))?.script;
    this.own = inConversation.filter((one) => one.script === script);
    this.shown = this.own.filter(({ id }) => shown.includes(id));
  }

  /** How many requests came before that may be needed. */
  get earlierAtMost(): number {
    return this.earlier().length;
  }

  story(earlier: number): Story {
    const needed = new Set<Exchange>();
    const need = (one: Exchange | undefined) => {
      if (!one || needed.has(one)) return;
      needed.add(one);
      for (const other of [...this.before(one), this.maker(one)]) need(other);
    };
    const came = this.earlier().slice(Math.max(0, this.earlierAtMost - earlier));
    for (const one of [...this.shown, ...this.between(), ...came]) need(one);
    for (const one of [...needed].flatMap((shown) => this.stored(shown))) needed.add(one);
    const ends = [...needed].flatMap((one) => this.closing(one) ?? []);
    const closing = [...new Set(ends.flatMap((one) => [this.maker(one) ?? [], one].flat()))];
    const sorted = this.own.filter((one) => needed.has(one));
    const control = this.control();
    const maker = control && this.maker(control);
    // What is written is written from the baseline on; what is only compared with what was found begins with it too.
    const isFromElsewhere = sorted.some((one) => this.writes(one)) && !sorted.some(({ role }) => role === 'set');
    const steps =
      control && (isFromElsewhere || needed.has(control))
        ? [...(maker ? [maker] : []), control, ...sorted.filter((one) => one !== control && one !== maker)]
        : sorted;
    return { steps: steps.map(({ id }) => id), closing: closing.filter((one) => !needed.has(one)).map(({ id }) => id) };
  }

  /** What made the campaign that an exchange is about, where the run did that for its script. */
  private maker({ id, made }: Exchange): Exchange | undefined {
    return this.own.find((one) => one.role === 'make' && one.id !== id && made !== undefined && one.made === made);
  }

  /** What has to come before an exchange, so that it means the same. */
  private before(one: Exchange): (Exchange | undefined)[] {
    const about = this.own.find(({ id }) => id === one.of);
    if (BRACKETED.has(one.role) && one.batch !== undefined) {
      if (!this.updates(one))
        return [
          this.last(one, (x) => x.role === 'read' && x.operation === one.operation),
          this.last(one, (x) => this.writes(x)),
        ];
      const set = this.last(one, ({ role }) => role === 'set');
      // A refusal that is sent alone is judged by what was read right before it, and nothing that came between is reported.
      if (one.role === 'trace') return [set, this.last(one, ({ role, of }) => role === 'read' && of === set?.id)];
      return [this.last(one, (x) => x.role === 'twin' && x.batch === one.batch), set];
    }
    if (one.role === 'read' && about && !this.accepted(about)) return [about, ...this.controlReads()];
    if (one.role === 'read' && one.batch !== undefined) return [about, ...this.changedBy(one.batch)];
    if (one.role === 'probe' && about) return [about, ...this.controlReads()];
    if (one.role === 'probe' && this.writes(one)) return [this.last(one, ({ role }) => role === 'set')];
    if (one.role === 'split') return this.sameCase(one);
    return ABOUT.has(one.role) ? [about, about && !this.isGround(one) ? this.refusedBefore(about) : undefined] : [];
  }

  /** Says whether a read is one of those before a refusal that is sent alone, which is only compared with. */
  private isGround({ id, of }: Exchange): boolean {
    return this.own.some((one) => one.id === of && one.role === 'set') && !this.shown.some((one) => one.id === id);
  }

  /**
   * What the campaign held before what is shown: before a write that a read is about, for it may show what was there; and before an update
   * that may leave members out.
   */
  private stored(one: Exchange): Exchange[] {
    const about = this.own.find(({ id }) => id === one.of);
    const isPlain = one.role === 'read' && one.batch === undefined && !this.isGround(one);
    const write = isPlain && about && this.accepted(about) ? about : undefined;
    const isMerge =
      this.operation(one)?.effect === 'merge' && this.writes(one) && !BRACKETED.has(one.role) && one.role !== 'set';
    const before = (of: Exchange) => this.last(of, (x) => this.writes(x) && !BRACKETED.has(x.role));
    const held = write ? before(write) : isMerge ? before(one) : undefined;
    return held ? [held] : [];
  }

  /**
   * What may have changed what a bracket's last read shows: the refused request that was found to, the last one repeated alone; or all that
   * is to be shown of the bracket, and what the campaign was before.
   */
  private changedBy(batch: string): (Exchange | undefined)[] {
    if (this.shown.some((one) => one.batch === batch && BRACKETED.has(one.role))) return this.controlReads();
    const reads = this.own.filter(({ role, batch: of }) => role === 'read' && of === batch);
    const trace = this.own.findLast(({ id, role }) => role === 'trace' && reads.some(({ of }) => of === id));
    return [this.own.find(({ id }) => id === trace?.of)];
  }

  /** What was sent for the same case alone: where the pages leave a member open, a value is refused only if it is with and without it. */
  private sameCase({ of, cases }: Exchange): Exchange[] {
    const [only, ...others] = cases;
    const isSame = (x: Exchange) => others.length === 0 && x.cases.length === 1 && x.cases[0] === only;
    const first = this.own.find((x) => x.id === of && isSame(x));
    return first ? [first, ...this.own.filter((x) => x.of === first.id && isSame(x) && x.role === 'split')] : [];
  }

  /** The refusal right before a write: a target may lose the update that follows one. */
  private refusedBefore(write: Exchange): Exchange | undefined {
    const before = this.own.slice(0, this.own.indexOf(write)).findLast((one) => this.updates(one));
    return before && this.outcome(before) === 'refused' ? before : undefined;
  }

  /** What was written between two reads that are compared and name no write: the last update that was no baseline. */
  private between(): Exchange[] {
    const reads = this.shown.filter(({ role, of }) => role === 'neighbour' && of === undefined);
    const [first, last] = [reads[0], reads.at(-1)];
    if (!first || !last || first === last) return [];
    const baseline = JSON.stringify(this.control()?.request.body);
    const written = this.own.slice(this.own.indexOf(first), this.own.indexOf(last));
    const isElse = (one: Exchange) => JSON.stringify(one.request.body) !== baseline;
    const write = written.findLast((one) => this.writes(one) && this.accepted(one) && isElse(one));
    return write ? [write] : [];
  }

  /** What ends the bracket that an exchange stands in. */
  private closing(one: Exchange): Exchange | undefined {
    if (!BRACKETED.has(one.role) || one.batch === undefined) return undefined;
    const later = this.own.slice(this.own.indexOf(one) + 1);
    if (one.role === 'trace')
      return this.own.findLast((x) => x.role === 'read' && x.batch === one.batch && !this.isOfTrace(x));
    if (!this.updates(one))
      return later.find((x) => x.role === 'read' && x.operation === one.operation && this.accepted(x));
    return later.find((x) => x.role === 'twin' && x.batch === one.batch && this.accepted(x));
  }

  /** Accepted requests of the same operation and campaign before what is shown, repetitions left out. */
  private earlier(): Exchange[] {
    const [first] = this.shown;
    if (!first) return [];
    return this.own
      .slice(0, this.own.indexOf(first))
      .filter((one) => one.operation === first.operation && campaignOf(one) === campaignOf(first))
      .filter((one) => one.credential === 'own' && !isRepetition(one) && one.role !== 'probe' && this.accepted(one));
  }

  /** The first accepted write of the baseline. */
  private control(): Exchange | undefined {
    return this.own.find((one) => one.role === 'control' && this.accepted(one));
  }

  /** What a later state is compared with: the last read of the control. */
  private controlReads(): (Exchange | undefined)[] {
    const control = this.control();
    return [this.own.findLast(({ role, of }) => role === 'read' && of === control?.id)];
  }

  private last(one: Exchange, is: (before: Exchange) => boolean): Exchange | undefined {
    return this.own.slice(0, this.own.indexOf(one)).findLast((before) => is(before) && this.accepted(before));
  }

  private isOfTrace(read: Exchange): boolean {
    return this.own.some(({ id, role }) => id === read.of && role === 'trace');
  }

  private updates(one: Exchange): boolean {
    const operation = this.operation(one);
    return operation === undefined || isWrite(operation);
  }

  /** Says whether an exchange may change something; a read by an update that changes nothing does not. */
  private writes(one: Exchange): boolean {
    return this.updates(one) && one.role !== 'read' && !isSafe(one.request);
  }

  private operation(one: Exchange) {
    return this.record.contract.operations.find(({ id }) => id === one.operation);
  }

  private accepted(one: Exchange): boolean {
    return this.outcome(one) === 'accepted';
  }
}
