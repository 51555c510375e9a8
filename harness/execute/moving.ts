import { type Change, changes, isPromised, lastName, valueAt } from '../evidence/changes.ts';
import { isObject, type Json } from '../model/json.ts';
import { type Keys, pathText } from '../paths.ts';
import { members } from '../plan/members.ts';
import type { Subject } from './subject.ts';

/** What differs between two states, without members that are proven to change by themselves. */
export function countedChanges(subject: Subject, before: Json, after: Json): Change[] {
  const all = changes(before, after);
  if (all.length === 0) return all;
  const sent = sentNames(subject);
  const views = viewsByBody(subject);
  const { script } = subject;
  const isOurs = (keys: Keys) =>
    sent.has(lastName(keys)) || isPromised(subject.contract, script.read ?? script.operation, keys);
  const isMoving = ({ keys }: Change) =>
    !isOurs(keys) && (views.some((series) => movesIn(series, keys)) || countsOn(views, keys));
  const moving = all.filter(isMoving).map(({ keys }) => pathText(keys));
  if (moving.length > 0) subject.record.moving = [...new Set(moving)];
  return all.filter((change) => !isMoving(change));
}

/** What reads showed while one body was stored, in order; `next` where nothing else was stored since the view before. */
type Series = { view: Json; next: boolean }[];

/**
 * Says whether a member changed by itself: between two reads between which nothing else was stored, or to a third value although the same
 * body was stored again. A single change between two visits of a body may be the effect of what was stored in between.
 */
function movesIn(series: Series, keys: Keys): boolean {
  const values = series.map(({ view }) => JSON.stringify(valueAt(view, keys)));
  return (
    new Set(values).size > 2 || values.some((value, i) => i > 0 && series[i]?.next === true && value !== values[i - 1])
  );
}

/**
 * Says whether a member took more values than what was stored explains, by two: a counter or a stamp. A member that changed once for all
 * takes one more.
 */
function countsOn(views: readonly Series[], keys: Keys): boolean {
  const values = new Set(views.flat().map(({ view }) => JSON.stringify(valueAt(view, keys))));
  return values.size > views.length + 1;
}

/** The names of all members that requests carry: by the pages, or because this run sent them. */
function sentNames({ contract, script, log }: Subject): Set<string> {
  const names = new Set<string>();
  for (const operation of contract.operations.filter(({ vendor }) => vendor === script.vendor.id)) {
    for (const { path } of members(operation)) names.add((path.split('.').at(-1) ?? path).replaceAll('[]', ''));
  }
  for (const { id } of log.exchanges) collectMembers(log.messageOf(id)?.body ?? null, names);
  return names;
}

/** What the reads of a campaign showed, by the body that was stored then. */
function viewsByBody(subject: Subject): Series[] {
  const { log, reads } = subject;
  const views = new Map<string, Series>();
  // The first write may change more than it names, and that is its effect: what was found is a state of its own.
  let stored = 'what was found';
  let seenLast: string | undefined;
  for (const exchange of log.exchanges) {
    if (!reads.has(exchange.id)) {
      const body = log.messageOf(exchange.id)?.body;
      if (body && log.accepted(exchange)) stored = JSON.stringify(body);
      if (stored !== seenLast) seenLast = undefined;
      continue;
    }
    const view = subject.see(exchange);
    if (view === undefined) continue;
    views.set(stored, [...(views.get(stored) ?? []), { view, next: stored === seenLast }]);
    seenLast = stored;
  }
  return [...views.values()];
}

/** The names of all members that a body holds, at any depth. */
function collectMembers(value: Json, names: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectMembers(item, names);
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    names.add(name);
    collectMembers(inner, names);
  }
}
