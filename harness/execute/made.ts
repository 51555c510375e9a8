import { answerOf, repeats, valuesAt } from '../judge/answer.ts';
import { describe } from '../judge/evidence.ts';
import { listedIn } from '../judge/ids.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Clock } from '../model/ports.ts';
import type { CampaignRecord } from '../model/results.ts';
import { getPath } from '../paths.ts';
import type { LaneLog } from './lane-log.ts';
import type { Made } from './ports.ts';

/** How long the end of a run waits for a target that does not delete what was made, in milliseconds. */
const DELETING_MS = 180_000;

const LONGEST_PAUSE = 10_000;

/** Where a run makes campaigns of its own. */
interface Place {
  log: LaneLog;
  record: CampaignRecord;
  clock: Clock;
  /** Milliseconds for which a create may take effect whose answer never came. */
  patienceMs: number;
}

/** Deletes what this run made and is still there, once: what is not gone then is left to {@link unmakeAll}. Outside of every budget. */
export async function unmake(log: LaneLog): Promise<void> {
  for (const made of alive(log)) await deleted(log, made);
}

/** The campaigns that are there, as far as is known, by their ids. */
function alive(log: LaneLog): Made[] {
  return log.made.filter(({ state, id }) => state !== 'gone' && id !== undefined);
}

/**
 * Deletes all that this run made, and proves it: a deleted campaign is one that a read is refused. A target that is away is waited for. What
 * a create made whose answer never came is looked for in the list.
 */
export async function unmakeAll(place: Place, notify: (line: string) => void): Promise<void> {
  const { log, record, clock } = place;
  const { lane } = log;
  if (log.made.length === 0) return;
  await findLost(place, notify);
  const until = clock.now() + DELETING_MS;
  let said = '';
  for (let pause = 500; alive(log).length > 0; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    for (const made of alive(log)) said = await deleted(log, made);
    if (alive(log).length === 0 || clock.now() + pause > until) break;
    notify(`${lane.campaign.key}: a campaign that was made is not deleted yet: ${said}; next try in ${pause / 1000} s`);
    await clock.sleep(pause);
  }
  const ids = alive(log).map(({ id }) => id);
  record.made = log.made.flatMap(({ id }) => id ?? []);
  const lost = log.made.some(({ state, id }) => state === 'sent' && id === undefined);
  delete record.unknown;
  record.restored = true;
  if (ids.length > 0)
    record.unknown = { reason: 'not put back', note: `${ids.join(', ')} could not be deleted: ${said}` };
  else if (lost) {
    const why = lane.list
      ? 'no list from before and after shows which campaign it is'
      : 'the pages have no operation that lists campaigns';
    record.unknown = { reason: 'unsettled', note: `the answer to a create never came, and ${why}` };
  } else if (!lane.read && !lane.list)
    record.unknown = { reason: 'no read', note: 'what was made was deleted, and nothing shows whether it is gone' };
  if (record.unknown) record.restored = null;
}

/** Deletes one campaign and looks for it; says what was answered last. */
async function deleted(log: LaneLog, made: Made): Promise<string> {
  const { lane } = log;
  const campaign = { key: lane.campaign.key, id: made.id ?? '' };
  const { making } = lane;
  if (!making) return '';
  // One that was never sent speaks as what made it did, and so does the read.
  for (const { id } of [making.remove, ...(lane.read ? [lane.read] : [])])
    if (!log.dialects.has(id)) log.dialects.set(id, { ...log.dialects.get(making.create.id) });
  const sent = await log.sendOnce({ operation: making.remove, role: 'restore', campaign }, 'restore');
  const read = await isGone(log, campaign);
  const isSeen = read ?? log.accepted(sent);
  if (isSeen) await log.noteMade({ ...made, state: 'gone' });
  return describe(sent, lane.vendor);
}

/** Says whether a campaign is not there any more; nothing where nothing could show it. */
async function isGone(log: LaneLog, campaign: { key: string; id: string }): Promise<boolean | undefined> {
  const { lane } = log;
  if (lane.read) {
    const read = await log.sendOnce({ operation: lane.read, role: 'restore', campaign }, 'restore');
    return log.outcome(read) === 'refused';
  }
  if (!lane.list) return undefined;
  const list = await log.sendOnce({ operation: lane.list, role: 'restore', campaign }, 'restore');
  return log.accepted(list) ? !listedIn(lane.list, list).includes(campaign.id) : undefined;
}

/** Looks for what a create made whose answer never came: listed now, not listed before, and showing what was sent. */
async function findLost({ log, clock, patienceMs }: Place, notify: (line: string) => void): Promise<void> {
  const { lane } = log;
  const lost = log.made.filter(({ state, id }) => state === 'sent' && id === undefined);
  const { list } = lane;
  if (lost.length === 0 || !list || lost.some(({ listed }) => listed === undefined)) return;
  const settled = (log.unsettledAt ?? clock.now()) + patienceMs - clock.now();
  if (settled > 0) {
    notify(`a create in ${lane.campaign.key} was not answered; watching for ${Math.ceil(settled / 1000)} s`);
    await clock.sleep(settled);
  }
  const campaign = { key: lane.campaign.key, id: '' };
  const answer = await log.sendOnce({ operation: list, role: 'restore', campaign }, 'restore');
  if (!log.accepted(answer)) return;
  const [items = '', member = ''] = (list.lists ?? '').split(/\.(?=[^[\]]*$)/);
  for (const made of lost) {
    const known = new Set([...(made.listed ?? []), ...log.made.flatMap(({ id }) => id ?? [])]);
    const found = valuesAt(answerOf(list, answer), items).flatMap(({ value }) => {
      const id = getPath(value, member);
      const isNew = id !== undefined && !known.has(String(id));
      return isNew && showsWhatWasSent(value, made.body) ? [String(id)] : [];
    });
    const [first, ...others] = found;
    // Which of several is the run's own nobody can tell.
    if (others.length > 0) continue;
    // Nothing that shows it: nothing was made.
    await log.noteMade(first === undefined ? { ...made, state: 'gone' } : { ...made, state: 'made', id: first });
  }
}

/** Says whether what a list shows of a campaign is what was sent: at least one member does, and none shows something else. */
function showsWhatWasSent(item: Json, body: JsonObject): boolean {
  if (!isObject(item)) return false;
  const both = Object.entries(body).filter(([name]) => Object.hasOwn(item, name));
  return both.length > 0 && both.every(([name, sent]) => repeats(sent, item[name]));
}
