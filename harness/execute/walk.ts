import { isSameState } from '../evidence/changes.ts';
import { isAccess, isSilent, type Outcome, quoted, reasonOf } from '../evidence/evidence.ts';
import { listedIn } from '../evidence/ids.ts';
import { isSpent } from '../model/effect.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Case, Edit } from '../model/verdict.ts';
import { applyEdits } from '../paths.ts';
import { settle } from '../plan/counterpart.ts';
import { isClosing, readBack, type Step } from '../plan/step.ts';
import { openingSteps } from '../plan/steps.ts';
import { adviceOn } from './advice.ts';
import { send } from './again.ts';
import { unlessSpent } from './budget.ts';
import type { Why } from './conversation.ts';
import { inDialects } from './dialect.ts';
import { proofOf } from './made.ts';
import { isNoAnswer } from './no-api.ts';
import { pausesOf } from './patience.ts';
import { sendProbe } from './probe.ts';
import { sendDrawn } from './property.ts';
import { sendPack } from './split.ts';
import type { Subject } from './subject.ts';
import { trace } from './trace.ts';
import { type BaselineDifference, differencesOf } from './unlike.ts';

/**
 * Reads a campaign, and its neighbours, before anything is written to any, and so finds out whether it can be read.
 *
 * @returns How it differs from its baseline; empty where it is only read, or cannot be.
 */
export async function look(subject: Subject): Promise<BaselineDifference[]> {
  const { script, log, record } = subject;
  const { read } = script;
  const opening = openingSteps(script);
  for (const step of opening) if (step.do === 'list') await isTaken(subject, step, []);
  const neighbours = opening.filter((step) => step.do === 'neighbour');
  // What the run makes is looked at once it is there.
  if (script.making) for (const step of neighbours) await isTaken(subject, step, []);
  if (!read || script.making || !script.first) return [];
  const seen = await inDialects(log, read, (why) => subject.readOnce({}, why));
  if (log.accepted(seen)) record.read = read.id;
  else if (!script.writes || log.isOut || isAway(log.outcome(seen))) leave(subject, seen);
  log.found = subject.see(seen);
  for (const step of neighbours) await isTaken(subject, step, []);
  return script.mayWrite && log.accepted(seen) ? differencesOf(subject, seen) : [];
}

/** Walks the steps of a script that follow {@link look}. Once the budget is spent only what closes an open bracket is still sent. */
export async function walk(subject: Subject, plan: readonly Step[], peers: readonly Subject[] = []): Promise<void> {
  const { log, record, script, batch: own } = subject;
  let isOver = false;
  for (const step of plan) {
    if (record.unjudged || record.refused?.some(({ operation }) => operation === script.operation.id)) return;
    const isOpen = log.exchanges.some(({ batch, role }) => batch === own && role !== 'twin');
    if (isOver && !(isClosing(step) && isOpen)) continue;
    if (!(await isTaken(subject, step, peers))) isOver = true;
    giveUp(subject);
  }
}

/** So many answers in a row that were no evidence, each asked for more than once, and the next would fare no better. */
const HOPELESS = 5;

/** Gives a campaign up that does not get through any more: each further request may cost its whole time. */
function giveUp({ log, record, script }: Subject): void {
  const { last } = log;
  // Whoever gave it up before has said why.
  if (!last || record.unjudged) return;
  const reason = reasonOf(log.outcome(last), last);
  const pause = reason === 'throttled' ? retryAfter(last.response) : undefined;
  const note =
    pause === undefined
      ? `${log.isOut ? 'The target did not come back in time' : `${HOPELESS} answers in a row were none to what was asked`}, the last one ${quoted(last, script.vendor)}; the rest was not sent.`
      : `The target asks for a pause of ${pause} s; the rest was not sent.`;
  const lastOnes = log.exchanges.slice(-HOPELESS);
  const isAgain = (x: Exchange) => !isAccess(x) && NO_ANSWER.has(log.outcome(x));
  // Before anything was accepted, the first request decides by itself whether there is any use.
  const isHopeless = record.dialect !== undefined && lastOnes.length === HOPELESS && lastOnes.every(isAgain);
  if (log.isOut) record.unjudged = { reason: reason === 'faulted' ? 'outage' : reason, note };
  else if (pause !== undefined || isHopeless) record.unjudged = { reason, note };
}

const NO_ANSWER: ReadonlySet<Outcome> = new Set(['blocked', 'throttled', 'elsewhere', 'undelivered', 'unsent']);

async function isTaken(subject: Subject, step: Step, peers: readonly Subject[]): Promise<boolean> {
  try {
    await take(subject, step, peers);
    return true;
  } catch (error) {
    return unlessSpent(error) ?? false;
  }
}

async function take(subject: Subject, step: Step, peers: readonly Subject[]): Promise<void> {
  const { script, log, record } = subject;
  const readable = readBack(script) === 'echo' || record.read !== undefined;
  switch (step.do) {
    case 'look':
      await subject.readOnce({}, 'base');
      return;
    case 'list':
      return sendList(subject);
    case 'make': {
      const made = await subject.make('base');
      if (made) leaveUnlessMade(subject, made);
      return;
    }
    case 'gone':
      return readGone(subject);
    case 'control':
      return control(subject);
    case 'neighbour':
      if (script.read && (record.read || script.making))
        await send(log, { operation: script.read, role: 'neighbour', campaign: step.campaign }, 'base');
      return;
    case 'sample':
      if (script.sample) await subject.write(script.sample, { role: 'sample' }, 'base');
      return;
    case 'pack':
      return sendPack(subject, step.pack);
    case 'counterpart':
      return sendCounterpart(subject, step);
    case 'set':
      await subject.write(script.baseline, { role: 'set' }, 'base');
      return;
    case 'case':
      return single(subject, step.case, step.batched);
    case 'drawn':
      return sendDrawn(subject, step.property, step.case, step.batched ? subject.batch : undefined);
    case 'probe':
      return sendProbe(subject, step.step, peers);
    case 'read':
      if (!readable || (step.after !== undefined && !isAccepted(subject, step.after))) return;
      if (step.batched) return closeBatch(subject);
      await subject.readBack({}, 'base');
  }
}

/** Finds the reading of the contested carriers in which the baseline is accepted. */
async function control(subject: Subject): Promise<void> {
  const { script, record, log } = subject;
  const baseline = (why: Why) => subject.write(script.baseline, { role: 'control' }, why);
  let sent = await inDialects(log, script.operation, baseline);
  // What is stored may be the baseline already, and a target that refuses to change nothing, or has nothing to say of it, is asked for
  // something else first.
  if ((log.outcome(sent) === 'refused' || isSilent(sent)) && !isSpent(script.operation)) {
    const other = await subject.write(subject.body('counterpart'), { role: 'split' }, 'dialect');
    if (log.accepted(other)) sent = await baseline('dialect');
  }
  if (log.accepted(sent)) {
    record.dialect ??= { ...log.dialects.get(script.operation.id) };
    await noteGone(subject, sent);
    if (script.operation.effect === 'create') leaveUnlessMade(subject, sent);
  } else leave(subject, sent);
}

/** Lists the campaigns; what is listed before anything was made is kept. */
async function sendList(subject: Subject): Promise<void> {
  const { log, script } = subject;
  const { list } = script;
  if (!list) return;
  const message = { operation: list, role: 'read' } as const;
  const send = (why: Why) => subject.send(message, why);
  const listed = await (log.dialects.has(list.id) ? send('base') : inDialects(log, list, send));
  if (log.made.length === 0 && log.accepted(listed)) log.listed = listedIn(list, listed);
}

/** Notes that a campaign of the run's own was deleted by what was asked; whether it is gone its read shows, or the list, or else nothing. */
async function noteGone({ log, script }: Subject, sent: Exchange): Promise<void> {
  if (script.operation.effect !== 'delete' || !log.accepted(sent)) return;
  log.deletedBy = sent.id;
  if (proofOf(script) || script.list) return;
  const made = log.made.find(({ id, state }) => id === log.campaign.id && state === 'made');
  if (made) await log.noteMade({ ...made, state: 'gone' });
}

/** Reads a campaign that was deleted until that is refused, for as long as a read may be late. */
async function readGone(subject: Subject): Promise<void> {
  const { log, clock, patienceMs } = subject;
  const about = { of: log.deletedBy ?? '' };
  if (log.deletedBy === undefined) return;
  let read = await subject.readOnce(about, 'base');
  for (const pause of pausesOf(patienceMs)) {
    if (!log.accepted(read)) break;
    await clock.sleep(pause);
    const again = await subject.readOnce(about, 'patience').catch(unlessSpent);
    if (!again) return;
    read = again;
  }
  const made = log.made.find(({ id, state }) => id === log.campaign.id && state === 'made');
  if (made && log.outcome(read) === 'refused') await log.noteMade({ ...made, state: 'gone' });
}

/** Gives a campaign up whose first request was not accepted, or one operation on it. */
function leave({ record, log, script }: Subject, first: Exchange): void {
  const result = log.outcome(first);
  const reason = result === 'refused' || result === 'accepted' ? 'control refused' : reasonOf(result, first);
  log.isForeign = isNoAnswer(first);
  const why = {
    reason: log.isOut && reason === 'faulted' ? 'outage' : reason,
    note: `The first request was not accepted: ${quoted(first, script.vendor)}. ${adviceOn(first)}`,
  } as const;
  // Without the first operation nothing can be put back; without another one the others go on.
  if (script.first || first.role !== 'control') record.unjudged = why;
  else record.refused = [...(record.refused ?? []), { operation: script.operation.id, ...why }];
}

/** Gives a campaign's place up where what was to be made was not, or cannot be spoken to. */
function leaveUnlessMade(subject: Subject, sent: Exchange): void {
  if (!subject.log.accepted(sent)) leave(subject, sent);
  else if (sent.made === undefined) {
    const note = `The answer to ${sent.id} does not say which campaign was made; the rest was not sent.`;
    subject.record.unjudged = { reason: 'no evidence', note };
  }
}

/** Says whether an answer shows that nobody can be read there, or somebody else, or that what is read does not get through. */
function isAway(result: Outcome): boolean {
  return result === 'elsewhere' || result === 'unsent' || result === 'undelivered';
}

/** Sends the counterpart; where it is refused, the largest part of it that is accepted takes its place. */
async function sendCounterpart(subject: Subject, step: Step & { do: 'counterpart' }): Promise<void> {
  const { operation } = subject.script;
  const before = subject.log.exchanges.findLast((x) => x.role === 'twin' && x.operation === operation.id);
  const { role } = step;
  const meta = role === 'twin' ? { role, batch: subject.batch } : { role, ...(before ? { of: before.id } : {}) };
  const sent = await subject.write(subject.body('counterpart'), meta, isClosing(step) ? 'closing' : 'base');
  await noteGone(subject, sent);
  if (before || subject.log.accepted(sent) || isSpent(operation)) return;
  subject.counterpart = await largestAccepted(subject, subject.counterpart, []);
  await subject.write(subject.body('counterpart'), meta, 'counterpart');
}

async function largestAccepted(subject: Subject, edits: Edit[], kept: Edit[]): Promise<Edit[]> {
  if (edits.length === 0) return kept;
  const { operation, baseline } = subject.script;
  const together = settle(operation, baseline, [...kept, ...edits]);
  const sent = await subject.write(applyEdits(baseline, together), { role: 'split' }, 'counterpart').catch(unlessSpent);
  if (sent && subject.log.accepted(sent)) return together;
  if (!sent || edits.length === 1) return kept;
  const half = Math.ceil(edits.length / 2);
  return largestAccepted(subject, edits.slice(half), await largestAccepted(subject, edits.slice(0, half), kept));
}

function isAccepted({ log }: Subject, id: string): boolean {
  const sent = log.exchanges.findLast(({ cases }) => cases.includes(id));
  return sent !== undefined && log.accepted(sent);
}

/** Sends one case by itself, and fixes the state where a near-miss was accepted. */
async function single(subject: Subject, planned: Case, batched: boolean): Promise<void> {
  const sent = await subject.sendCase(planned, batched ? { batch: subject.batch } : {}, 'base');
  if (!batched || planned.operation !== subject.script.operation.id || !subject.log.accepted(sent)) return;
  const { base, edits, raw, base64 } = planned.recipe;
  // What stored the baseline left nothing to undo.
  if (base === 'baseline' && edits.length === 0 && raw === undefined && base64 === undefined) return;
  await subject.reset();
}

/** Reads once the batch is over; a state that changed although everything was refused is traced to its cause. */
async function closeBatch(subject: Subject): Promise<void> {
  const { baselineView: before, showsWrites, batch } = subject;
  const same = (seen: Json | undefined) =>
    before === undefined ||
    isSameState(subject.contract, subject.script.read ?? subject.script.operation, seen, before);
  const read = await subject.readBack({ batch }, 'closing', (seen) => (same(subject.see(seen)) ? [] : [batch]));
  const after = subject.see(read);
  // Reads that did not show accepted writes would accuse whoever comes first.
  if (before === undefined || after === undefined || same(after) || !showsWrites) return;
  await trace(subject, batch, before, read).catch(unlessSpent);
}

/** The seconds for which an answer asks to be left alone; absent where it asks for none, or where they were waited out. */
function retryAfter(response: Exchange['response']): string | undefined {
  if (!('status' in response) || ![429, 503].includes(response.status)) return undefined;
  return response.headers['retry-after'];
}
