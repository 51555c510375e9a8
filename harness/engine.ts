import { randomBytes } from 'node:crypto';
import { UsageError } from './errors.ts';
import { Budget, type FollowUp, unlessSpent } from './execute/budget.ts';
import { confirm } from './execute/confirm.ts';
import { Conversation } from './execute/conversation.ts';
import { isNoAnswer, noApi } from './execute/no-api.ts';
import type { Ports } from './execute/ports.ts';
import { shareExchanges } from './execute/probe.ts';
import { prove, putBack } from './execute/restore.ts';
import { Subject } from './execute/subject.ts';
import { type BaselineDifference, unlikeBaselines } from './execute/unlike.ts';
import { look, walk } from './execute/walk.ts';
import { type Judged, judge } from './judge/judge.ts';
import { readDiscrepancies, readObservations } from './judge/readings.ts';
import { type Observation, sampleShapes } from './judge/sample-shape.ts';
import type { Target } from './model/config.ts';
import type { Contract, Operation, Validators } from './model/contract.ts';
import type { ReadingResult } from './model/discrepancy.ts';
import { type CampaignRecord, isLeftOpen, type Left, type Results } from './model/results.ts';
import type { Rule } from './model/rule.ts';
import type { Sample } from './model/sample.ts';
import type { Case } from './model/verdict.ts';
import { fakerOf } from './plan/faker.ts';
import { type Plan, plan } from './plan/plan.ts';
import { BUDGETS } from './plan/profile.ts';
import type { Script } from './plan/script.ts';
import { ruleSteps } from './plan/scripts.ts';
import { isSelected, rulesFor, type Selection } from './plan/selection.ts';
import { share } from './plan/share.ts';
import { isClosing } from './plan/step.ts';
import { probeSteps, steps } from './plan/steps.ts';

/** The part of the time given in which questions are put; the rest is for confirmations. */
const ASKING = 7 / 8;

/** What a run is made of; everything the outside world does comes through `ports`. */
export interface EngineInput {
  /** Run id; default: a new one, see {@link newRunId}. */
  id?: string;
  contract: Contract;
  validators: Validators;
  rules: readonly Rule[];
  samples: readonly Sample[];
  target: Target;
  selection: Selection;
  seed: number;
  /** What is sent, where it was planned before from the same input; default: planned anew. */
  plan?: Plan;
  /** Requests, restore excluded; default: the profile's. */
  budget?: number;
  /** Milliseconds for all of it: in the last eighth nothing but confirmations is sent, after it nothing but what restores. */
  timeMs?: number;
  /** Campaigns spoken to at once; default 4. */
  concurrency?: number;
  /** Write even to a campaign that differs from its baseline. */
  overwrite?: boolean;
  /** Aborting it ends the run early; campaigns are put back all the same. */
  signal: AbortSignal;
  /** Given the verdicts of an operation once, as soon as every campaign it is judged on is done with, and all that are read as those are. */
  onJudged?(operation: string, judged: readonly Judged[]): void;
}

/** What a run found out: all that `results.json` is made from. */
export interface RunRecord {
  id: string;
  startedAt: number;
  durationMs: number;
  plan: Plan;
  operations: Operation[];
  campaigns: CampaignRecord[];
  exchanges: Results['exchanges'];
  judged: Judged[];
  /** Cases that were never sent, by id. */
  undecided: string[];
  /** What the target did where the documentation leaves it open. */
  observations: Observation[];
  /** Which side of each discrepancy the target follows. */
  discrepancies: ReadingResult[];
  sent: Results['run']['sent'];
  /** What is not as it was found, campaign by campaign. */
  unrestored: Left[];
  interrupted: boolean;
  /** What broke in the suite itself, one line each. */
  errors: string[];
}

/** The seed's plan of a run: what is sent, and what cannot be asked. */
export function planRun(input: Omit<EngineInput, 'validators' | 'signal' | 'plan'>): Plan {
  return plan({ ...input, faker: fakerOf(input.seed) });
}

/**
 * Runs a plan against a target: looks, writes, confirms what failed, and puts every campaign back, whatever happens.
 *
 * @throws UsageError before the first write, where a campaign differs from its baseline and `overwrite` is not given.
 */
export async function run(input: EngineInput, ports: Ports): Promise<RunRecord> {
  const startedAt = ports.clock.now();
  const id = input.id ?? newRunId(startedAt);
  const planned = input.plan ?? planRun(input);
  const plannedAt = ports.clock.now();
  const over = (kind?: FollowUp) =>
    input.timeMs !== undefined &&
    ports.clock.now() - plannedAt > (kind === 'confirm' ? input.timeMs : input.timeMs * ASKING);
  const limit = input.budget ?? BUDGETS[input.selection.profile];
  const { allowances, followUps } = share(planned.scripts, limit);
  // What nobody answered is not the plan's fault; a limit that the operator set holds for it too.
  const budget = new Budget(followUps, over, input.budget === undefined ? Math.floor(limit / 4) : 0);
  const heard = new Set<string>();
  const shares: Budget[] = [];
  const groups = groupedByCampaign(planned.scripts).map((scripts): [Subject, ...Subject[]] => {
    const [first, ...others] = scripts;
    const allowance = scripts.reduce((sum, script) => sum + (allowances.get(script) ?? 0), 0);
    const own = new Budget(allowance, over);
    own.reserve(scripts.flatMap(steps).filter(isClosing).length);
    shares.push(own);
    const log = new Conversation(first, ports, budget, startedAt, input.signal, own, heard);
    const subject = new Subject(first, input.contract, log, ports.clock);
    return [subject, ...others.map((script) => new Subject(script, input.contract, log, ports.clock, subject))];
  });
  const subjects = groups.flat();
  // Who looks at each campaign, and puts it back.
  const firsts = groups.map(([first]) => first);
  const errors: string[] = [];
  const done = new Set<Subject>();
  const reported = new Set<string>();
  let unrestored: Left[] = [];
  const operations = input.contract.operations.filter((operation) => isSelected(input.selection, operation));
  const record = (): Omit<RunRecord, 'judged' | 'observations' | 'discrepancies'> => ({
    id,
    startedAt,
    durationMs: ports.clock.now() - startedAt,
    plan: { ...planned, cases: casesOf(planned, subjects) },
    operations,
    campaigns: everyone().map((subject) => subject.record),
    exchanges: everyone().flatMap(({ log }) => log.recorded),
    undecided: neverSent(planned, subjects),
    sent: {
      base: shares.reduce((sum, { sent }) => sum + sent.base, 0),
      followUps: budget.sent.followUp,
      again: budget.sent.again,
      restore: budget.sent.restore,
    },
    interrupted: input.signal.aborted,
    unrestored,
    errors,
  });
  // The other account's campaigns are reported only where they were spoken to.
  function everyone(): Subject[] {
    return firsts.flatMap(withForeign);
  }
  const judged = (only?: readonly Operation[]) =>
    judge({
      ...record(),
      contract: input.contract,
      validators: input.validators,
      rulesFor: (operation) => rulesFor(input, operation),
      operations: only ?? operations,
      cases: casesOf(planned, subjects),
      notAsked: planned.notAsked,
    });

  await lookAtAll(firsts, input);
  // Whatever breaks is reported in the end: a task that threw would leave the other campaigns to themselves.
  await pooled(groups, input.concurrency ?? 4, async (group) => {
    const [subject] = group;
    const asked = group.flatMap(({ script }) => script.judged);
    const broken = (error: unknown) => {
      // What the operator can fix, a disk that is full, is no defect of ours.
      if (error instanceof UsageError) subject.record.unjudged = { reason: 'no journal', note: error.message };
      else errors.push(`${subject.script.id}: ${messageOf(error)}`);
    };
    try {
      for (const one of group) {
        if (group.length > 1) one.log.walking = one.script.operation.id;
        await walk(one, ruleSteps(one.script));
        await confirmAll(one, () => judged(asked));
      }
      // Probes may leave anything behind: nothing that a rule rests on comes after them.
      for (const one of group) {
        if (group.length > 1) one.log.walking = one.script.operation.id;
        await walk(one, probeSteps(one.script, 'own'), subjects);
        await confirmAll(one, () => judged(asked));
      }
    } catch (error) {
      if (!input.signal.aborted) broken(error);
    }
    // At once: each waits for a target that is away.
    await Promise.all(withForeign(subject).map((one) => putBack(one, ports.notify).catch(broken)));
    for (const one of group) done.add(one);
    try {
      for (const operation of operations.filter(({ id }) => !reported.has(id))) {
        const own = subjects.filter(({ script }) => script.judged.includes(operation));
        // What a read shows of the updates of other campaigns says which of them is to blame.
        const beside = subjects.filter(({ script }) =>
          own.some((one) => script.read && one.script.read === script.read),
        );
        if (own.length === 0 || ![...own, ...beside].every((one) => done.has(one))) continue;
        reported.add(operation.id);
        input.onJudged?.(operation.id, judged([operation]));
      }
    } catch (error) {
      broken(error);
    }
  });
  for (const subject of subjects.filter(({ script }) => probeSteps(script, 'crossing').length > 0)) {
    await cross(subject, subjects, ports).catch((error: unknown) => {
      if (!input.signal.aborted) errors.push(`${subject.script.id}: ${messageOf(error)}`);
    });
  }
  try {
    const isHurried = input.signal.aborted;
    const compared = isHurried ? everyone().filter(({ record }) => record.written) : everyone();
    if (everyone().some(({ record }) => record.written)) unrestored = await prove(compared, ports.notify, isHurried);
  } catch (error) {
    errors.push(`The last comparison: ${messageOf(error)}`);
  }
  for (const { record, log } of firsts.flatMap((own) => (own.foreign ? [own, own.foreign] : [own]))) {
    if (log.hasWritten && !isLeftOpen(record))
      await log.allClear().catch((error: unknown) => {
        if (error instanceof UsageError) ports.notify(error.message);
        else errors.push(`${record.vendor}.${record.key}: ${messageOf(error)}`);
      });
  }
  const foreign = subjects.every(({ log }) => log.isForeign) ? noApi(subjects, isNoAnswer) : undefined;
  if (foreign) throw foreign;
  for (const subject of subjects) shareExchanges(subject, subjects);
  const read = { ...record(), contract: input.contract, notAsked: planned.notAsked };
  return {
    ...record(),
    judged: judged(),
    observations: [
      ...sampleShapes(operations, input.samples, record().exchanges, input.contract.vendors),
      ...readObservations(read),
    ],
    discrepancies: readDiscrepancies(read),
  };
}

/** Scripts that go to one campaign, together: they are walked one after the other. */
function groupedByCampaign(scripts: readonly Script[]): [Script, ...Script[]][] {
  return scripts
    .filter(({ first }) => first)
    .map((first) => [first, ...scripts.filter(({ id }) => id === first.id).filter((one) => one !== first)]);
}

/** What was asked: all that was planned, and the counterexamples that were shrunk from it. */
function casesOf({ cases }: Plan, subjects: readonly Subject[]): Case[] {
  return [...new Set([...cases, ...subjects.flatMap(({ counterexamples }) => [...counterexamples.keys()])])];
}

/** Ids of the cases that were planned and never sent. */
function neverSent({ cases }: Plan, subjects: readonly Subject[]): string[] {
  const sent = new Set(subjects.flatMap(({ log }) => log.exchanges.flatMap((exchange) => exchange.cases)));
  return cases.map(({ id }) => id).filter((id) => !sent.has(id));
}

/** A campaign, and the other account's of its kind where that was spoken to. */
function withForeign(subject: Subject): Subject[] {
  const { foreign } = subject;
  return foreign?.log.last || foreign?.record.written ? [subject, foreign] : [subject];
}

/** Sends the probes that also write to another campaign, once nobody else writes to either, and puts both back. */
async function cross(subject: Subject, subjects: readonly Subject[], { notify }: Ports): Promise<void> {
  const { target } = subject.script;
  const isOut = subjects.some(({ script, log }) => script.target === target && log.isOut);
  if (subject.record.unjudged || isOut) return;
  const before = subject.log.exchanges.length;
  try {
    await walk(subject, probeSteps(subject.script, 'crossing'), subjects);
  } finally {
    const to = new Set(subject.log.exchanges.slice(before).map(({ campaign }) => campaign));
    const own = subject.script.campaign.key;
    const touched = subjects.filter(
      ({ script }) =>
        script.first && script.target === target && (to.has(script.campaign.key) || script.campaign.key === own),
    );
    if (to.size > 0) {
      for (const { record } of touched) record.written = true;
      await Promise.all(touched.map((one) => putBack(one, notify)));
    }
  }
}

/** Reads every campaign before the first write to any, as far as budget and interruption allow: where nothing is read, nothing is written either. */
async function lookAtAll(subjects: readonly Subject[], { overwrite, concurrency, signal }: EngineInput): Promise<void> {
  const unlike: [Subject, BaselineDifference[]][] = [];
  await pooled(subjects, concurrency ?? 4, async (subject) => {
    const found = await look(subject).catch((error: unknown) => (signal.aborted ? undefined : unlessSpent(error)));
    if (found && found.length > 0) unlike.push([subject, found]);
  });
  const foreign = noApi(subjects);
  if (foreign) throw foreign;
  if (unlike.length === 0) return;
  if (overwrite) {
    for (const [subject] of unlike) subject.log.isOverwritten = true;
    return;
  }
  throw unlikeBaselines(unlike);
}

/** Repeats what shows a violation until each stands or falls, as far as budget and caps go. */
async function confirmAll(subject: Subject, judged: () => Judged[]): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    // One judgement for many repetitions: judging costs more than asking.
    const pending = new Set(judged().flatMap((one) => one.pending.map(({ exchange }) => exchange)));
    const open = subject.log.exchanges.filter(({ id }) => pending.has(id) && !tried.has(id));
    // Who does not answer cannot be asked again.
    if (open.length === 0 || subject.log.isOut) return;
    for (const shown of open) {
      tried.add(shown.id);
      if (subject.log.isOut || !(await confirm(subject, shown))) return;
    }
  }
}

/** Runs a task on each item, `width` at a time, in order of the list. */
async function pooled<T>(items: readonly T[], width: number, task: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

/**
 * A run's id: when it started, in UTC, and four digits at random, for two runs may start in one second.
 *
 * @param startedAt Milliseconds since the epoch.
 */
export function newRunId(startedAt: number): string {
  const stamp = new Date(startedAt).toISOString().replace(/[-:]|\.\d+/g, '');
  return `${stamp}-${randomBytes(2).toString('hex')}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
