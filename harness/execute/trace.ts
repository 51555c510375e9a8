import { repeats } from '../evidence/answer.ts';
import { suspectsIn } from '../evidence/brackets.ts';
import { changes, documented } from '../evidence/changes.ts';
import { inEnvelope } from '../evidence/envelope.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import { getPath } from '../paths.ts';
import { Spent } from './budget.ts';
import type { Subject } from './subject.ts';

/** Suspects that are tried one by one; more are tried half by half. */
const FEW = 4;

/** So many of the likeliest are tried one by one first: where most requests would do it, one of them is found at once. */
const FIRST = 2;

/** One search for the refused request that changed the campaign. */
interface Search {
  subject: Subject;
  batch: string;
  /** Members, outermost, that are not as they were although nothing but the baseline was stored: no refusal did that. */
  restless: Set<string>;
  /** What a read shows right before the next suspect; absent where the baseline has to be put there first. */
  ground: Json | undefined;
  /** Requests sent so far. */
  sent: number;
}

/**
 * Finds the refused request that changed the campaign: repeats refused ones from a known state and reads, until the state changes
 * again. Those whose body the changed state shows best come first, and the others only where it was none of them: what a read does not
 * show leaves many that are equally likely. Where no follow-up is left, what is open is noted.
 *
 * @param before What a read shows while the baseline is stored.
 * @param after The read that showed another state after the batch.
 */
export async function trace(subject: Subject, batch: string, before: Json, after: Exchange): Promise<void> {
  const { script, log } = subject;
  const suspects = suspectsIn(log.exchanges, batch, script.operation, subject.contract)
    .map((suspect) => {
      const [unlike, apart] = unlikeness(subject, suspect, before, after);
      return { suspect, unlike, apart };
    })
    .toSorted((a, b) => a.unlike - b.unlike || a.apart - b.apart);
  const least = suspects[0]?.unlike ?? 0;
  const likely = suspects.filter(({ unlike }) => unlike === least).map(({ suspect }) => suspect);
  const others = suspects.filter(({ unlike }) => unlike !== least).map(({ suspect }) => suspect);
  const search: Search = { subject, batch, restless: new Set(), ground: undefined, sent: log.exchanges.length };
  try {
    const ground = await stand(search);
    for (const name of differing(search, before, ground)) search.restless.add(name);
    // Where storing the baseline leaves all of it, an accepted update did it, and no refusal.
    if (differing(search, before, subject.see(after)).length === 0) return;
    if (await isFound(search, likely.slice(0, FIRST))) return;
    if (await isFound(search, likely.slice(FIRST))) return;
    await isFound(search, others);
  } catch (error) {
    if (!(error instanceof Spent)) throw error;
    const sent = log.exchanges.length - search.sent;
    const note = `Tracing stopped after ${sent} follow-ups: which of ${suspects.length} refused updates changed the campaign is open.`;
    subject.leaveOpen({ kind: 'trace', note });
  }
}

/** Looks for the cause among some suspects: few one by one, many half by half, so that many cost few. */
async function isFound(search: Search, suspects: Exchange[]): Promise<boolean> {
  if (suspects.length <= FEW) {
    for (const suspect of suspects) if (!(await isInnocent(search, [suspect]))) return true;
    return false;
  }
  const half = suspects.slice(0, Math.ceil(suspects.length / 2));
  const rest = suspects.slice(half.length);
  if (await isInnocent(search, half)) return isFound(search, rest);
  return isFound(search, half);
}

/**
 * Repeats refused requests from a known state; false once the state has changed, or cannot be known. Requests that change nothing leave
 * the state known. Only a request that was repeated alone is recorded as the cause of what the read shows.
 */
async function isInnocent(search: Search, suspects: Exchange[]): Promise<boolean> {
  const { subject, batch } = search;
  const ground = search.ground ?? (await stand(search));
  let cause: Exchange | undefined;
  for (const { id } of suspects) {
    const message = subject.log.messageOf(id);
    if (message) cause = await subject.send({ ...message, role: 'trace', of: id }, 'trace');
  }
  await subject.settle();
  const about = cause && suspects.length === 1 ? { of: cause.id, batch } : {};
  for (let reads = 0; reads <= subject.lateReads; reads += 1) {
    const seen = subject.see(await subject.readOnce(about, 'trace'));
    if (seen !== undefined && differing(search, ground, seen).length === 0) continue;
    search.ground = undefined;
    return false;
  }
  search.ground = ground;
  return true;
}

/** Stores the baseline, and reads what is there then: only what is known right before a refusal can be seen to be changed by it. */
async function stand(search: Search): Promise<Json> {
  const { subject } = search;
  const { script, lateReads, baselineView } = subject;
  const set = await subject.write(script.baseline, { role: 'set' }, 'trace');
  const missing = (read: Exchange) => differing(search, baselineView ?? null, subject.see(read));
  // Where reads come late, one that shows the near-misses' own twin would accuse the wrong request.
  const read =
    lateReads > 0 ? await subject.readBack({}, 'trace', missing) : await subject.readOnce({ of: set.id }, 'trace');
  const ground = subject.see(read) ?? baselineView ?? null;
  search.ground = ground;
  return ground;
}

/** The members, outermost and documented, in which two states differ, without those that no refusal changed. */
function differing(
  { subject: { script, contract }, restless }: Search,
  before: Json,
  after: Json | undefined,
): string[] {
  const operation = script.read ?? script.operation;
  const promised = (state: Json) => documented(contract, operation, state);
  const all = changes(promised(before), after === undefined ? undefined : promised(after));
  const names = new Set(all.map(({ keys: [name = ''] }) => String(name)));
  return [...names].filter((name) => !restless.has(name));
}

/**
 * How badly a request explains what changed: first the changed members that it does not carry as they are now, then how far they are from
 * those that stand before the wrong one in its body, for many a target stores what it has checked. One without a body explains least.
 */
function unlikeness(subject: Subject, { id, cases }: Exchange, before: Json, after: Exchange): [number, number] {
  const { script, log } = subject;
  const body = log.messageOf(id)?.body;
  if (!body) return [Number.POSITIVE_INFINITY, 0];
  const operation = script.read ?? script.operation;
  const [was, now] = [inEnvelope(operation, before), inEnvelope(operation, subject.see(after) ?? null)];
  const changed = Object.entries(operation.echo).filter(([path]) => {
    const [old, value] = [getPath(was, path), getPath(now, path)];
    return old === undefined ? value !== undefined : !repeats(old, value);
  });
  const unexplained = changed.filter(([path, member]) => {
    const [value, sent] = [getPath(now, path), getPath(body, member)];
    return sent === undefined ? value !== undefined : !repeats(sent, value);
  });
  const asked = script.batch.find((one) => cases.includes(one.id));
  const wrong = asked?.recipe.edits[0]?.path.split(/[.[]/)[0];
  const names = Object.keys(body);
  const first = new Set(wrong === undefined || !names.includes(wrong) ? names : names.slice(0, names.indexOf(wrong)));
  const moved = new Set(changed.flatMap(([, member]) => member.split('.')[0] ?? []));
  const apart = [...new Set([...first, ...moved])].filter((name) => first.has(name) !== moved.has(name));
  return [unexplained.length, apart.length];
}
