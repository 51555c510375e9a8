import { answerOf, type Mismatch, mismatches, repeats } from '../evidence/answer.ts';
import { reader } from '../evidence/evidence.ts';
import { clausesOf } from '../model/clauses.ts';
import type { Contract, Operation, Validators } from '../model/contract.ts';
import { isWrite } from '../model/effect.ts';
import { campaignOf, type Exchange, isRepetition, isSafe } from '../model/exchange.ts';
import { isObject, type Json } from '../model/json.ts';
import type { ReadFault } from '../model/rule.ts';
import { getPath, keysOf, names } from '../paths.ts';
import { type ShownUpdate, type Unlike, unlikes } from './unlike.ts';

/** What the last patient read after an accepted update showed of it. */
export interface Showing {
  write: Exchange;
  read: Exchange;
  /** The operation that read it. */
  by: Operation;
  /** Members of the read, by their paths in its answer, that show what was written. */
  shown: string[];
  /** Members that show something else; `isOld` where it is what an earlier update had written. */
  wrong: (Mismatch & { isOld: boolean })[];
  /** Members that contradict an earlier read of the campaign, although no update says what they are to show. */
  unlike: Unlike[];
  /** True where all that the read shows is one earlier state: nothing of the update is there. */
  isEarlier: boolean;
  /** Members of the read that the update's own answer shows otherwise than they were sent. */
  denied: ReadonlySet<string>;
}

/** What an operation is looked at with. */
interface Scene {
  contract: Contract;
  exchanges: readonly Exchange[];
}

/** What reads showed of the accepted updates by one operation, in sending order. Repetitions and brackets are left out. */
export function showingsOf(update: Operation, { contract, exchanges }: Scene): Showing[] {
  const outcome = reader(contract);
  const isAccepted = (x: Exchange) => outcome(x) === 'accepted';
  const reads = new Map<string, Exchange>();
  for (const x of exchanges) if (x.role === 'read' && x.of && x.batch === undefined) reads.set(x.of, x);
  const states = new Map<string, Json[]>();
  const seen = new Map<string, ShownUpdate[]>();
  const last = new Map<string, string>();
  return exchanges.flatMap((write): Showing[] => {
    const key = campaignOf(write);
    const previous = last.get(key);
    if (!isSafe(write.request)) last.set(key, write.id);
    if (write.operation !== update.id || !isAccepted(write)) return [];
    const earlier = states.get(key) ?? [];
    const { body } = write.request;
    if (!isObject(body)) return [];
    states.set(key, [...earlier, body]);
    const read = isRepetition(write) ? undefined : reads.get(write.id);
    const by = contract.operations.find(({ id }) => id === read?.operation);
    const answer = read && by && isAccepted(read) ? answerOf(by, read) : undefined;
    if (!read || !by || answer === undefined) return [];
    const first = exchanges.find((x) => campaignOf(x) === key && x.operation === by.id && x.role === 'read');
    // What was there before anything was written.
    const found = first && first.of === undefined && isAccepted(first) ? answerOf(by, first) : undefined;
    const before = seen.get(key) ?? [];
    const now = { write, read, by, body, answer };
    seen.set(key, [...before, now]);
    const unlike = unlikes(now, { earlier: before, isNext: before.at(-1)?.write.id === previous }, update, contract);
    return [{ ...showing({ ...now, earlier, found }, update, contract), unlike }];
  });
}

interface Shown extends ShownUpdate {
  /** Bodies that were accepted before. */
  earlier: readonly Json[];
  /** What was there at first, as the read shows it. */
  found: Json | undefined;
}

function showing(seen: Shown, update: Operation, contract: Contract): Omit<Showing, 'unlike'> {
  const { write, read, by, body, answer, earlier, found } = seen;
  const sent = isObject(body) ? body : {};
  const wrong = mismatches(contract, by, answer, sent);
  const pairs = Object.entries(by.echo).filter(
    ([path, member]) => getPath(answer, path) !== undefined && getPath(sent, member) !== undefined,
  );
  const held = (state: Json, [, member]: [string, string]) => getPath(state, member);
  const isOld = (pair: [string, string]) => {
    const now = getPath(answer, pair[0]);
    const first = found === undefined ? undefined : getPath(found, pair[0]);
    return [...earlier.map((state) => held(state, pair)), first].some((old) => old !== undefined && repeats(old, now));
  };
  const isState = (stored: (pair: [string, string]) => Json | undefined) =>
    pairs.every((pair) => {
      const old = stored(pair);
      return old === undefined || repeats(old, getPath(answer, pair[0]));
    });
  const denied = mismatches(contract, update, answerOf(update, write), sent).map(({ path }) => update.echo[path]);
  return {
    write,
    read,
    by,
    shown: pairs.map(([path]) => path).filter((path) => !wrong.some((one) => one.path === path)),
    wrong: wrong.map((one) => ({ ...one, isOld: isOld([one.path, by.echo[one.path] ?? '']) })),
    isEarlier:
      wrong.length > 0 &&
      (earlier.some((state) => isState((pair) => held(state, pair))) ||
        (found !== undefined && isState(([path]) => getPath(found, path)))),
    denied: new Set(pairs.filter(([, member]) => denied.includes(member)).map(([path]) => path)),
  };
}

/**
 * What reads alone get wrong, by operation. A single update that a read does not show may not have been stored; where two updates or more
 * say in their own answers that they stored what was sent, and the one read that shows them all agrees with none, it is the read.
 */
export function readFaults(scene: Scene): Map<string, ReadFault> {
  const { contract } = scene;
  const faults = new Map<string, ReadFault>();
  const updates = contract.operations.filter(isWrite);
  const showings = updates.map((update) => showingsOf(update, scene));
  for (const read of contract.operations.filter(({ effect }) => effect === 'read')) {
    const shows = showings.map((all) => all.filter(({ by }) => by === read)).filter(({ length }) => length > 0);
    if (shows.length < 2) continue;
    const paths = Object.keys(read.echo).filter((path) => isAlike(shows, path));
    const isStale = shows.every(isBehind);
    const stale = isStale ? shownIn(shows, () => true) : [];
    const members = new Map(paths.map((path) => [path, shownIn(shows, (one) => one.path === path)]));
    if (isStale || paths.length > 0) faults.set(read.id, { isStale, stale, members });
  }
  return faults;
}

/** The first read after each of several updates that shows it wrong so. */
function shownIn(shows: readonly Showing[][], isSo: (wrong: Mismatch) => boolean): string[] {
  return shows.flatMap((all) => all.find(({ wrong }) => wrong.some(isSo))?.read.id ?? []);
}

/** Says whether each of several updates is shown wrong in a member that none of them denies. */
function isAlike(shows: readonly Showing[][], path: string): boolean {
  const isAbout = ({ shown, wrong }: Showing) => shown.includes(path) || wrong.some((one) => one.path === path);
  const isWrong = ({ wrong, denied }: Showing) => wrong.some((one) => one.path === path) && !denied.has(path);
  const about = shows.filter((all) => all.some(isAbout));
  return about.length >= 2 && about.every((all) => all.some(isWrong));
}

/** Says whether all that the reads after one operation show wrong is an earlier state, of more than a single member. */
export function isBehind(showings: readonly Showing[]): boolean {
  const wrong = showings.filter((one) => one.wrong.length > 0);
  const members = new Set(wrong.flatMap((one) => one.wrong.map(({ path }) => path)));
  return members.size > 1 && wrong.every(({ isEarlier, denied }) => isEarlier && denied.size === 0);
}

/** The judged members of an answer that break its own schema, by path: whatever else they show follows from it. */
export function brokenMembers(
  operation: Operation,
  exchange: Exchange,
  { contract, validators }: { contract: Contract; validators: Validators },
): string[] {
  const answer = answerOf(operation, exchange) ?? null;
  const errors = validators[`${operation.id}.response`]?.(answer) ?? [];
  const judged = clausesOf(contract, operation).filter(
    ({ part, keyword, contested, excluded }) => part === 'response' && keyword === 'type' && !contested && !excluded,
  );
  return errors.flatMap(({ instancePath, keyword, params }) => {
    const here = keysOf(instancePath, answer);
    const at = keyword === 'required' ? [...here, String(params.missingProperty)] : keyword === 'type' ? here : [];
    const list = typeof at.at(-1) === 'number' ? at.slice(0, -1) : at;
    return judged.filter(({ path }) => names(path, at) || names(path, list)).map(({ path }) => path);
  });
}
