import { changes, isDocumented } from '../evidence/changes.ts';
import { isForeign, isTooLarge, quoted } from '../evidence/evidence.ts';
import { type Exchange, isSafe } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Left } from '../model/results.ts';
import { pathText } from '../paths.ts';
import { send } from './again.ts';
import { inDialects } from './dialect.ts';
import { unmakeAll } from './made.ts';
import { countedChanges } from './moving.ts';
import { LONGEST_PAUSE, RESTORE_MS } from './patience.ts';
import type { Subject } from './subject.ts';
import { differencesOf } from './unlike.ts';

/** So often a baseline is refused before the restore gives up. */
const REFUSALS = 3;

/** How often the baseline is put back again where a read shows something else. */
const ROUNDS = 3;

/** Prints a line for whoever waits. */
type Notify = (line: string) => void;

/** Puts campaigns back and proves it; see {@link putBack} and {@link prove}. */
export async function restore(subjects: readonly Subject[], notify: Notify): Promise<Left[]> {
  await Promise.all(subjects.map((subject) => putBack(subject, notify)));
  // Their neighbours were read by the run that wrote, not by whoever puts back.
  return prove(subjects, notify, true);
}

/** Puts the baseline back, or deletes what the run made, unless no write can have taken effect. Outside of every budget, and done even when the run was interrupted. */
export async function putBack(subject: Subject, notify: Notify): Promise<void> {
  if (subject.script.making) return unmakeAll(subject, notify);
  if (subject.record.written && !isUntouched(subject)) await putBaseline(subject, notify, subject.log.acceptedAt);
}

/**
 * Sends the baseline. A target that is away is waited for, up to {@link RESTORE_MS} and the patience, and where nothing else was ever sent
 * the patience alone; one that refuses is asked three times.
 *
 * @param since When an update was last accepted: what was waited since then counts.
 */
async function putBaseline(subject: Subject, notify: Notify, since = subject.clock.now()): Promise<void> {
  const { script, record, log, clock } = subject;
  delete record.unknown;
  const longest = since + (isBaselineAlone(subject) ? 0 : RESTORE_MS);
  const until = Math.max(clock.now(), longest) + subject.patienceMs;
  const began = clock.now();
  let refusals = 0;
  for (let pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const send = () => subject.write(script.baseline, { role: 'restore' }, 'restore');
    // A campaign that no control was sent to is not known in which reading it takes an update.
    const put = log.dialects.has(script.operation.id) ? await send() : await inDialects(log, script.operation, send);
    if (log.accepted(put)) return;
    const said = quoted(put, script.vendor);
    if (isFinal(subject, put)) refusals += 1;
    // What can be seen to be as it was needs no more tries.
    if (await isSeenAsFound(subject)) return;
    // Who turns the caller away may do so for a while.
    const isPatient = log.outcome(put) === 'blocked' && clock.now() + pause <= began + subject.patienceMs;
    if ((refusals >= REFUSALS && !isPatient) || clock.now() + pause > until) {
      record.unknown = { reason: 'not put back', note: `its baseline could not be put back: ${said}` };
      return;
    }
    notify(`${script.campaign.key} is not back yet: ${said}; next try in ${pause / 1000} s`);
    await clock.sleep(pause);
  }
}

/** Says whether this process sent the baseline and nothing else: then it is nothing else that may still be stored. */
function isBaselineAlone({ log, script }: Subject): boolean {
  const writes = writesIn(log);
  return (
    writes.length > 0 && writes.every(({ role, operation }) => role === 'control' && operation === script.operation.id)
  );
}

/** What this process sent that may change something, but for what puts back. */
function writesIn({ recorded }: Subject['log']): Exchange[] {
  return recorded.filter(({ request, role }) => role !== 'restore' && !isSafe(request));
}

/** Says whether one read shows the campaign as it was found, and nothing can change it any more. */
async function isSeenAsFound(subject: Subject): Promise<boolean> {
  const { log, clock, patienceMs } = subject;
  if (log.found === undefined || clock.now() < (log.unsettledAt ?? 0) + patienceMs || !hasChanged(subject))
    return false;
  const seen = subject.see(await subject.readOnce({ role: 'restore' }, 'restore'));
  return seen !== undefined && countedChanges(subject, log.found, seen).length === 0;
}

/** Says whether any read of the campaign showed something else than the first one: reads that never do may come from a cache. */
function hasChanged(subject: Subject): boolean {
  const { log, reads } = subject;
  const isElse = (seen: Json | undefined) => seen !== undefined && changes(log.found, seen).length > 0;
  return log.exchanges.some((exchange) => reads.has(exchange.id) && isElse(subject.see(exchange)));
}

/** An answer that waiting does not change: a refusal of the body or of the credential, or one that is too large to be read. */
function isFinal({ log }: Subject, exchange: Exchange): boolean {
  return isTooLarge(exchange) || ['refused', 'blocked'].includes(log.outcome(exchange)) || isForeign(exchange);
}

/**
 * Compares campaigns with what they showed before the first write. Comes after the last write to anything: an update may change
 * another campaign than the one it names. Where one differs its baseline is put back again, and all are compared anew.
 *
 * @param isHurried Whoever interrupted the run may soon kill it: neighbours, which nothing is written to, are left out.
 * @returns What is not as it was found, neighbours included; each subject's record says the same of its campaign.
 */
export async function prove(subjects: readonly Subject[], notify: Notify, isHurried = false): Promise<Left[]> {
  let before = '';
  for (let round = 1; ; round += 1) {
    const differing = await differingOf(subjects, notify);
    const now = JSON.stringify(differing.map(({ changed, record }) => [record.key, changed.map(({ keys }) => keys)]));
    const isOver = differing.length === 0 || round === ROUNDS || now === before;
    if (isOver) return [...subjects.flatMap(leftOf), ...(isHurried ? [] : await neighboursLeft(subjects))];
    before = now;
    for (const subject of differing) {
      notify(`${subject.record.key} is not as it was found; its baseline is put back again`);
      await putBaseline(subject, notify);
    }
  }
}

/** Reads each campaign and keeps what differs; those whose baseline may help are returned. */
async function differingOf(subjects: readonly Subject[], notify: Notify): Promise<Subject[]> {
  await Promise.all(subjects.map((subject) => compare(subject, notify)));
  return subjects.filter((subject) => {
    const { record, log, changed } = subject;
    const isRefused = record.unknown?.reason === 'not put back';
    // Also what was changed by an update that was refused.
    return log.hasWritten && !subject.script.making && !isRefused && changed.some((change) => !subject.isAsked(change));
  });
}

/** Compares one campaign's last read with its first, as patiently as this target needs. */
async function compare(subject: Subject, notify: Notify): Promise<void> {
  const { record, log, script, clock, patienceMs } = subject;
  subject.changed = [];
  // Whether what the run made is gone was seen when it was deleted.
  if (script.making) return;
  // No write goes out any more. What nobody knows the outcome of may still take effect until then.
  const settled = log.unsettledAt === undefined ? 0 : log.unsettledAt + patienceMs;
  const waits = settled - clock.now();
  if (waits > 0) notify(`an update of ${record.key} was not answered; watching for ${Math.ceil(waits / 1000)} s`);
  if (log.found === undefined) {
    if (record.written) await withoutRead(subject, waits, notify);
    return;
  }
  // Before that a read may show a state on its way: the baseline, where somebody else wrote right after it.
  await subject.settle();
  const unseen = await watch(subject, log.found, settled);
  if (unseen) {
    const said = log.accepted(unseen) ? 'its answer shows nothing that can be compared' : quoted(unseen, script.vendor);
    const note = `it could not be read in the end: ${said}`;
    record.restored = record.written ? null : record.restored;
    if (record.written) record.unknown ??= { reason: 'not put back', note };
    return;
  }
  record.restored = subject.changed.length === 0;
  if (!record.restored || record.unknown === undefined) return;
  // Its baseline was not taken: that it is there all the same is seen only by reads that were seen to change.
  if (hasChanged(subject)) delete record.unknown;
  else record.restored = null;
}

/**
 * Reads a campaign until it shows what was found, or for as long as a read may be late; what it shows otherwise is noted as its changes.
 *
 * @param settled When nothing that was sent can take effect any more.
 * @returns The last read, where it shows nothing and no other is tried.
 */
async function watch(subject: Subject, found: Json, settled: number): Promise<Exchange | undefined> {
  const { record, log, script, clock, patienceMs } = subject;
  const until = clock.now() + patienceMs;
  // A target that was waited for already is not waited for again, nor one for what nothing was written to.
  const isLost = record.unknown?.reason === 'not put back';
  const away = clock.now() + (isLost ? 0 : patienceMs + (record.written ? RESTORE_MS : 0));
  let looks = 0;
  let refusals = 0;
  for (let pause = 50; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const read = await subject.readOnce({ role: 'restore' }, 'restore');
    const seen = subject.see(read);
    if (seen === undefined) {
      if (isFinal(subject, read)) refusals += 1;
      if (clock.now() + pause > away || log.accepted(read) || refusals === REFUSALS) return read;
      await clock.sleep(pause);
      continue;
    }
    looks += 1;
    subject.changed = countedChanges(subject, found, seen);
    const isSame = subject.changed.length === 0;
    // Where all that the pages have is there, a read is not late: what they do not have is there to stay, or changes by itself.
    const isOdd = subject.changed.every(({ keys }) => !isDocumented(script.read ?? script.operation, keys));
    // That it changes by itself a second look shows.
    const isClear = isSame || (isOdd && looks > 1);
    if (isClear ? clock.now() >= settled : !isOdd && clock.now() >= until) return undefined;
    await clock.sleep(Math.min(pause, Math.max(1, (isSame || isOdd ? settled : until) - clock.now())));
  }
}

/** What can be said of a campaign that no read shows: never that it is as it was found. */
async function withoutRead(subject: Subject, waits: number, notify: Notify): Promise<void> {
  const { record, clock, log } = subject;
  if (waits > 0) {
    await clock.sleep(waits);
    log.unsettledAt = undefined;
    await putBaseline(subject, notify);
    const note = 'no read shows it, and an update was not answered that may still take effect';
    if (log.isUnanswered) record.unknown ??= { reason: 'unsettled', note };
  }
  if (record.read !== undefined && record.unknown === undefined) {
    const read = await subject.readOnce({ role: 'restore' }, 'restore');
    const isThere = log.accepted(read) && differencesOf(subject, read).every(({ isLacking }) => isLacking);
    record.unknown = isThere
      ? {
          reason: 'no read',
          note: 'what it showed before is not on record; its baseline was put back, and a read shows it',
        }
      : {
          reason: 'not put back',
          note: 'what it showed before is not on record, and a read does not show its baseline',
        };
  }
  const done = isUntouched(subject) ? untouched(subject) : 'its baseline was put back';
  record.unknown ??= { reason: 'no read', note: `${unshown(subject)}; ${done}` };
  record.restored = null;
}

/** Why no read shows a campaign, in words: its read says that there is none, or it says nothing. */
function unshown({ log, reads, script }: Subject): string {
  const read = log.exchanges.findLast(({ id }) => reads.has(id));
  const isHeard = !script.read || !read || ['accepted', 'refused'].includes(log.outcome(read));
  return isHeard ? 'no read shows it' : `its read was answered ${quoted(read, script.vendor)}`;
}

/** Why nothing has to be put back, in words. */
function untouched({ log }: Subject): string {
  return log.isForeign ? 'nothing but its baseline was sent, and somebody else answered' : 'every update was refused';
}

function leftOf(subject: Subject): Left[] {
  const { record, changed } = subject;
  const left = changed.map((change) => {
    const { keys, ...values } = change;
    return { member: pathText(keys), ...values, ...(subject.isAsked(change) ? { asked: true as const } : {}) };
  });
  delete record.left;
  if (left.length > 0) record.left = left;
  return left.map((one) => ({ campaign: record.key, ...one }));
}

/** Reads each neighbour once more, and compares what the pages have of it with the first read of it. */
async function neighboursLeft(subjects: readonly Subject[]): Promise<Left[]> {
  const left: Left[] = [];
  const seen = new Set<string>();
  for (const subject of subjects) {
    const { script, log } = subject;
    for (const campaign of script.neighbours) {
      const name = `${script.vendor.id} ${campaign.key}`;
      const first = log.exchanges.find((x) => x.role === 'neighbour' && x.campaign === campaign.key);
      const before = first && subject.see(first);
      if (!script.read || before === undefined || seen.has(name)) continue;
      seen.add(name);
      const last = await send(log, { operation: script.read, role: 'neighbour', campaign }, 'restore');
      const after = subject.see(last);
      if (after === undefined) continue;
      const documented = changes(before, after).filter(({ keys }) =>
        isDocumented(script.read ?? script.operation, keys),
      );
      left.push(
        ...documented.map(({ keys, ...values }) => ({ campaign: campaign.key, member: pathText(keys), ...values })),
      );
    }
  }
  return left;
}

/**
 * Says whether no write can have taken effect: each was refused, and each was answered. Where nothing was written but the baseline, an
 * earlier process may have changed anything.
 */
export function isUntouched(subject: Subject): boolean {
  const { log } = subject;
  const writes = writesIn(log);
  // A success without the success mark is a refusal to whoever judges; whoever puts back takes it for what it may be.
  const isHarmless = (write: Exchange) =>
    ['refused', 'blocked', 'throttled', 'unsent'].includes(log.outcome(write)) &&
    !('status' in write.response && write.response.status < 300);
  // A redirect may well come after an update that was stored; what is to be put back then is what was sent.
  if (log.isForeign && isBaselineAlone(subject) && writes.every((write) => isHarmless(write) || isForeign(write)))
    return true;
  return writes.length > 0 && log.unsettledAt === undefined && writes.every(isHarmless);
}
