import { answerOf, repeats, valuesAt } from '../evidence/answer.ts';
import { describe } from '../evidence/evidence.ts';
import { listedIn } from '../evidence/ids.ts';
import type { Operation } from '../model/contract.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Clock } from '../model/ports.ts';
import type { CampaignRecord } from '../model/results.ts';
import { getPath } from '../paths.ts';
import type { Conversation } from './conversation.ts';
import { LONGEST_PAUSE, pausesOf, RESTORE_MS } from './patience.ts';
import type { Made } from './ports.ts';

/** Where a run makes campaigns of its own. */
interface Place {
  log: Conversation;
  record: CampaignRecord;
  clock: Clock;
  /** Milliseconds for which a create may take effect whose answer never came. */
  patienceMs: number;
}

/** Deletes what this run made and is still there, once: what is not gone then is left to {@link unmakeAll}. Outside of every budget. */
export async function unmake(log: Conversation): Promise<void> {
  for (const made of alive(log)) await deleted(log, made);
}

/** The campaigns that are there, as far as is known, by their ids. */
function alive(log: Conversation): Made[] {
  return log.made.filter(({ state, id }) => state !== 'gone' && id !== undefined);
}

/**
 * Deletes all that this run made, and proves it: a deleted campaign is one that a read is refused. A target that is away is waited for. What
 * a create made whose answer never came is looked for in the list.
 */
export async function unmakeAll(place: Place, notify: (line: string) => void): Promise<void> {
  const { log, record, clock } = place;
  const { script } = log;
  if (log.made.length === 0) return;
  const isListed = await findLost(place, notify);
  const until = clock.now() + RESTORE_MS;
  let said = '';
  for (let pause = 500; alive(log).length > 0; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    for (const made of alive(log)) said = await deleted(log, made);
    if (alive(log).length === 0 || clock.now() + pause > until) break;
    notify(
      `${script.campaign.key}: a campaign that was made is not deleted yet: ${said}; next try in ${pause / 1000} s`,
    );
    await clock.sleep(pause);
  }
  const ids = alive(log).map(({ id }) => id);
  record.made = log.made.flatMap(({ id }) => id ?? []);
  const lost = log.made.some(({ state, id }) => state === 'sent' && id === undefined);
  delete record.unknown;
  record.restored = true;
  if (ids.length > 0)
    record.unknown = { reason: 'not put back', note: `${ids.join(', ')} could not be deleted: ${said}` };
  else if (!isListed)
    record.unknown = { reason: 'not put back', note: 'a create was not answered, and the list could not be read' };
  else if (lost) {
    const why = script.list
      ? 'no list from before and after shows which campaign it is'
      : 'the pages have no operation that lists campaigns';
    record.unknown = { reason: 'unsettled', note: `the answer to a create never came, and ${why}` };
  } else if (!proofOf(script) && !script.list)
    record.unknown = { reason: 'no read', note: 'what was made was deleted, and nothing shows whether it is gone' };
  if (record.unknown) record.restored = null;
}

/** Deletes one campaign and looks for it; says what was answered last. */
async function deleted(log: Conversation, made: Made): Promise<string> {
  const { script } = log;
  const campaign = { key: script.campaign.key, id: made.id ?? '' };
  const { making } = script;
  if (!making) return '';
  // One that was never sent speaks as what made it did, and so does the read.
  for (const { id } of [making.remove, ...(script.read ? [script.read] : [])])
    if (!log.dialects.has(id)) log.dialects.set(id, { ...log.dialects.get(making.create.id) });
  const sent = await log.sendOnce({ operation: making.remove, role: 'restore', campaign }, 'restore');
  const read = await isGone(log, campaign);
  const isSeen = read ?? log.accepted(sent);
  if (isSeen) await log.noteMade({ ...made, state: 'gone' });
  return describe(sent, script.vendor);
}

/** Says whether a campaign is not there any more; nothing where nothing could show it. */
async function isGone(log: Conversation, campaign: { key: string; id: string }): Promise<boolean | undefined> {
  const { script } = log;
  const proof = proofOf(script);
  if (proof) {
    const read = await log.sendOnce({ operation: proof, role: 'restore', campaign }, 'restore');
    return log.outcome(read) === 'refused';
  }
  if (!script.list) return undefined;
  const list = await log.sendOnce({ operation: script.list, role: 'restore', campaign }, 'restore');
  return log.accepted(list) ? !listedIn(script.list, list).includes(campaign.id) : undefined;
}

/** The read whose refusal shows that a campaign is gone: one that the pages have for its kind, for another may refuse it anyway. */
export function proofOf({ read, kind }: Conversation['script']): Operation | undefined {
  return read?.kinds.includes(kind.id) ? read : undefined;
}

/**
 * Looks for what a create made whose answer never came: listed now, not listed before, and showing what was sent.
 *
 * @returns False where the list could not be read now, and so may be another time.
 */
async function findLost({ log, clock, patienceMs }: Place, notify: (line: string) => void): Promise<boolean> {
  const { script } = log;
  const lost = log.made.filter(({ state, id }) => state === 'sent' && id === undefined);
  const { list } = script;
  if (lost.length === 0 || !list || lost.some(({ listed }) => listed === undefined)) return true;
  const settled = (log.unsettledAt ?? clock.now()) + patienceMs - clock.now();
  if (settled > 0) {
    notify(`a create in ${script.campaign.key} was not answered; watching for ${Math.ceil(settled / 1000)} s`);
    await clock.sleep(settled);
  }
  const campaign = { key: script.campaign.key, id: '' };
  const ask = () => log.sendOnce({ operation: list, role: 'restore', campaign }, 'restore');
  let answer = await ask();
  for (const pause of pausesOf(RESTORE_MS, 500)) {
    if (log.accepted(answer)) break;
    await clock.sleep(pause);
    answer = await ask();
  }
  if (!log.accepted(answer)) return false;
  const { lists = '' } = list;
  const end = lists.lastIndexOf('[]') + 2;
  const [items, member] = [lists.slice(0, end), lists.slice(end + 1)];
  const known = new Set([
    ...lost.flatMap(({ listed = [] }) => listed),
    ...log.made.flatMap(({ id }) => id ?? []),
    // A list may come in pages: what the config names is the operator's, whether it was listed or not.
    ...script.target.campaigns.map(({ id }) => id),
  ]);
  const idIn = (value: Json) => String((member === '' ? value : getPath(value, member)) ?? '');
  const fresh = valuesAt(answerOf(list, answer), items).filter(({ value }) => !known.has(idIn(value)));
  const isMute = fresh.some(({ value }) => lost.every(({ body }) => sharedMembers(value, body).length === 0));
  const found = fresh.flatMap(({ value }) =>
    lost.some(({ body }) => showsWhatWasSent(value, body)) ? [idIn(value)] : [],
  );
  // Where the list shows nothing but ids, or there are more than were sent, nobody can tell which are the run's own.
  if (isMute || found.length > lost.length) return true;
  for (const made of lost) {
    const id = found.shift();
    // Nothing more that shows it: nothing was made.
    await log.noteMade(id === undefined ? { ...made, state: 'gone' } : { ...made, state: 'made', id });
  }
  return true;
}

/** Says whether what a list shows of a campaign is what was sent: at least one member does, and none shows something else. */
function showsWhatWasSent(item: Json, body: JsonObject): boolean {
  const both = sharedMembers(item, body);
  return both.length > 0 && both.every(([sent, shown]) => repeats(sent, shown));
}

/** The members that a list shows of a campaign and that were sent, as sent and as shown. */
function sharedMembers(item: Json, body: JsonObject): [sent: Json, shown: Json][] {
  if (!isObject(item)) return [];
  return Object.entries(body).flatMap(([name, sent]): [Json, Json][] => {
    const shown = Object.hasOwn(item, name) ? item[name] : undefined;
    return shown === undefined ? [] : [[sent, shown]];
  });
}
