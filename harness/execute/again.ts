import { isRefusable } from '../evidence/brackets.ts';
import { decides, isAccess, isForeign, isSilent, type Outcome } from '../evidence/evidence.ts';
import { type Exchange, isRepeatable, isSafe } from '../model/exchange.ts';
import { unlessSpent } from './budget.ts';
import type { Conversation, Message, Why } from './conversation.ts';
import { patienceOf, pausesOf } from './patience.ts';

/** Milliseconds before a request is sent again whose answer is no evidence. Once is a coincidence, three times is not. */
const PAUSES = [250, 1000];

/**
 * Sends a message, again where its answer is no evidence.
 *
 * @returns The exchange that stands for it.
 * @throws Spent where nothing is left for it, and the signal's reason once aborted.
 */
export async function send(log: Conversation, message: Message, why: Why): Promise<Exchange> {
  const sent = await log.sendOnce(message, why);
  // What puts a campaign back is sent until it gets through, by whoever sends it.
  if (message.role === 'restore') return sent;
  const last = await insist(log, sent, message, why);
  const isLost = ['faulted', 'undelivered'].includes(log.outcome(last));
  if (isLost && !isSafe(last.request)) (message.owner ?? log).isUnanswered = true;
  return last;
}

/**
 * Sends a message again for as long as its answer is no evidence: one that was lost on the way, refused for who asked, or given by somebody
 * else. What comes again and again is checked: the last request of the operation that was accepted is sent once more. Where that is accepted
 * a fault is the target's own; where not, it is an outage, and waited for until the patience has passed.
 *
 * A throttled answer was waited out before it came here.
 *
 * @param why What the message is for: what puts back is outside every limit, and so is asking again for it.
 * @returns The exchange that stands for the message.
 */
export async function insist(log: Conversation, first: Exchange, message: Message, why: Why): Promise<Exchange> {
  // Another reading of what carries the caller is the answer to that, not the same one again.
  if (why === 'dialect' && log.outcome(first) === 'blocked') return first;
  const again = why === 'restore' ? why : 'again';
  // Where nothing was accepted yet, another reading is more likely to be than the same one later.
  const isKnown = log.exchanges.some((x) => x.operation === first.operation && log.accepted(x));
  const pauses = isKnown && why !== 'dialect' ? PAUSES : [0];
  const sure = await unlessByChance(log, first, message, again, pauses);
  const tried = await askedAgain(log, sure, message, again, PAUSES);
  // An outage was waited for by the reading that was tried first.
  const isAway = isOpen(log, tried, message) && why !== 'dialect';
  const last = isAway ? await outlasted(log, tried, message, again) : tried;
  const isLetIn = log.outcome(first) === 'blocked' && !isAccess(first) && decides(log.outcome(last));
  return isLetIn ? unlocked(log, first, last, message, why) : last;
}

/**
 * Asks once more who is let in, where the operator was turned away right after that was asked: a target may lock a caller out for a
 * while. Then comes what the operator asked, so that it stands behind that again.
 *
 * @returns The exchange that stands for what the operator asked.
 */
async function unlocked(
  log: Conversation,
  first: Exchange,
  last: Exchange,
  message: Message,
  why: Why,
): Promise<Exchange> {
  const again = why === 'restore' ? why : 'again';
  const before = log.recorded.slice(0, log.recorded.indexOf(first));
  const asked = before.slice(before.findLastIndex((one) => !isAccess(one)) + 1);
  // What writes to another account is put back by whoever sends it.
  const doubtful = asked.filter(({ id, retryOf }) => retryOf === undefined && !log.messageOf(id)?.owner);
  for (const { id } of doubtful) {
    const same = log.messageOf(id);
    if (!same || !(await after(log, 0, { ...same, retryOf: id }, again))) return last;
  }
  if (doubtful.length === 0) return last;
  const anew = await after(log, 0, { ...message, retryOf: last.id }, again);
  return anew ? insist(log, anew, message, why) : last;
}

/**
 * Sends a message once more that was refused in a way that nothing was refused before: one server of several may know nothing of the API, or
 * somebody may hold a campaign for a moment. What refuses so each time does so by itself, and is not asked again for that; what did not come
 * again is asked again wherever it comes. Requests that are to be refused make a way known.
 */
async function unlessByChance(
  log: Conversation,
  first: Exchange,
  message: Message,
  why: Again,
  pauses: readonly number[],
): Promise<Exchange> {
  const { ownForms, chanceForms } = log;
  // How a request is refused that is only to do no harm says nothing of any other.
  if (first.role === 'hostile') return first;
  let last = first;
  for (const pause of pauses) {
    const form = formOf(log, last);
    if (form === undefined || !isRepeatable(last.request)) return last;
    const isChance = chanceForms.has(form);
    if (/^JSON [45]/.test(form) && isRefusable(last) && !isChance) ownForms.add(form);
    if (ownForms.has(form) && !isChance) return last;
    // Somebody may hold the campaign for a moment; what is to be refused need not wait for that.
    const wait = isChance || !isRefusable(last) ? pause : 0;
    const next = await after(log, wait, { ...message, retryOf: last.id }, why);
    if (!next) return last;
    last = next;
    if (log.accepted(next)) chanceForms.add(form);
    if (formOf(log, next) !== form) return last;
  }
  const form = formOf(log, last);
  if (form !== undefined) ownForms.add(form);
  return last;
}

/** In what form an answer refuses: `JSON 400`, `text 404`; nothing where it does not. */
function formOf(log: Conversation, exchange: Exchange): string | undefined {
  const { response } = exchange;
  if (!('status' in response) || log.outcome(exchange) !== 'refused') return undefined;
  return `${response.body === undefined ? 'text' : 'JSON'} ${response.status}`;
}

/** Outcomes of requests that nobody seems to be there for. */
const DOWN: ReadonlySet<Outcome> = new Set(['faulted', 'unsent']);

/** What asking again is booked on. */
type Again = 'again' | 'restore';

async function askedAgain(
  log: Conversation,
  first: Exchange,
  message: Message,
  why: Again,
  pauses: readonly number[],
): Promise<Exchange> {
  let last = first;
  for (const [tried, pause] of pauses.entries()) {
    if (!isOpen(log, last, message)) return last;
    // Each of these costs its whole time.
    if (isTimeout(last) && tried > 0) return last;
    const next = await after(log, pause, { ...message, retryOf: last.id }, why);
    if (!next) return last;
    last = next;
  }
  return last;
}

/** Waits for a target that fails at everything. */
async function outlasted(log: Conversation, failed: Exchange, message: Message, why: Again): Promise<Exchange> {
  const twin = twinOf(log, failed, message);
  const isDown = DOWN.has(log.outcome(failed));
  // Nobody was ever there, or somebody else: an address that is wrong, more likely than an outage.
  const isUnheard = log.outcome(failed) === 'unsent' && !log.heard.has(new URL(failed.request.url).origin);
  if (isUnheard || (isForeign(failed) && !log.exchanges.some((x) => log.accepted(x)))) return failed;
  if ((!isDown || isSilent(failed)) && !twin) return failed;
  return twin ? waitedByTwin(log, failed, message, twin, why) : waitedAlone(log, failed, message, why);
}

/** Sends a message until it is answered; nothing else is known to be accepted. */
async function waitedAlone(log: Conversation, failed: Exchange, message: Message, why: Again): Promise<Exchange> {
  let last = failed;
  for (const pause of pausesOf(patienceOf(log.script.target), PAUSES[1])) {
    const next = await askedAgain(log, last, message, why, [pause]);
    if (next === last) break;
    last = next;
    if (!isDoubtful(log.outcome(last), last, message)) return last;
  }
  log.isOut = DOWN.has(log.outcome(last));
  return last;
}

/** Sends what is accepted until it is, and then the message again. */
async function waitedByTwin(
  log: Conversation,
  failed: Exchange,
  message: Message,
  twin: Message,
  why: Again,
): Promise<Exchange> {
  for (const pause of [0, ...pausesOf(patienceOf(log.script.target), PAUSES[1])]) {
    const check = await after(log, pause, { ...twin, role: 'check', of: failed.id, cases: [] }, why);
    // Whether it is away could not be seen, or who answers at all is not.
    if (!check || isSilent(check)) return failed;
    if (!log.accepted(check)) continue;
    // A fault came three times by now; what was not answered in time came twice, and who is let in again may be so for what was asked, too.
    if (pause === 0 && log.outcome(failed) === 'faulted' && !isTimeout(failed)) return failed;
    // It is back: what was asked while it was away is asked anew, and what fails now fails by itself.
    const [soon, ...later] = pause === 0 ? [0] : PAUSES;
    const once = await askedAgain(log, failed, message, why, [soon ?? 0]);
    // What breaks it off anew may have taken the target down again: then it is not asked while that is away.
    const anew = isBroken(log, once) ? once : await askedAgain(log, once, message, why, later);
    if (anew !== failed && isDoubtful(log.outcome(anew), anew, message)) await returned(log, anew, twin, why);
    return anew;
  }
  log.isOut = DOWN.has(log.outcome(failed));
  return failed;
}

/**
 * Sends what is accepted until it is, as patiently as this target is waited for: what fails each time right before the target is away, and it
 * comes back each time, is what takes it away.
 */
async function returned(log: Conversation, failed: Exchange, twin: Message, why: Again): Promise<void> {
  for (const pause of [0, ...(isBroken(log, failed) ? pausesOf(patienceOf(log.script.target), PAUSES[1]) : [])]) {
    const check = await after(log, pause, { ...twin, role: 'check', of: failed.id, cases: [] }, why);
    if (!check || log.accepted(check)) return;
  }
}

/** Says whether a target broke off on a request. A status may be a gateway's, which says when the target is away, and not why. */
function isBroken(log: Conversation, exchange: Exchange): boolean {
  return 'failure' in exchange.response && log.outcome(exchange) === 'faulted';
}

/** The last request of the same operation that was accepted, word for word; nothing where there was none. */
function twinOf(log: Conversation, failed: Exchange, { campaign }: Message): Message | undefined {
  const accepted = log.exchanges.findLast(
    (x) =>
      x.operation === failed.operation &&
      x.campaign === failed.campaign &&
      !isAccess(x) &&
      log.messageOf(x.id)?.recipe?.parameters === undefined &&
      log.accepted(x),
  );
  const message = accepted && log.messageOf(accepted.id);
  if (!message) return undefined;
  const { retryOf: _, batch: __, ...bare } = message;
  return campaign ? { ...bare, campaign } : bare;
}

async function after(log: Conversation, pause: number, message: Message, why: Again): Promise<Exchange | undefined> {
  if (pause > 0) await log.ports.clock.sleep(pause, why === 'again' ? log.signal : undefined);
  return log.sendOnce(message, why).catch(unlessSpent);
}

/** Says whether an answer is no evidence, or one that a failing network gives as well. */
function isDoubtful(result: Outcome, exchange: Exchange, { recipe }: Message): boolean {
  if (result === 'faulted') return true;
  if (result === 'throttled' || decides(result)) return false;
  // Where an odd path leads is an answer to it.
  if (result === 'elsewhere' && exchange.role === 'hostile') return false;
  // A parameter may well carry who asks.
  return result !== 'blocked' || !(isAccess(exchange) || recipe?.parameters !== undefined);
}

/** Says whether a message may still get an answer that decides something, by being sent again. */
function isOpen(log: Conversation, last: Exchange, message: Message): boolean {
  return isDoubtful(log.outcome(last), last, message) && isRepeatable(last.request) && !isFinal(last);
}

function isTimeout({ response }: Exchange): boolean {
  return 'failure' in response && response.failure === 'timeout';
}

/** Says whether asking again is in vain: the run was stopped, no connection can be made as the config is, or the answer is too large. */
function isFinal({ response }: Exchange): boolean {
  return 'failure' in response && ['interrupted', 'tls', 'too large'].includes(response.failure);
}
