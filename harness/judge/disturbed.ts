import { answerOf, mismatches, repeats } from '../evidence/answer.ts';
import { isUnsettled, reader } from '../evidence/evidence.ts';
import type { Contract, Operation } from '../model/contract.ts';
import { campaignOf, type Exchange, isSafe } from '../model/exchange.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { getPath } from '../paths.ts';

/**
 * What may have come between a write and the read after it, where the read was wrong once and right when it was repeated.
 *
 * - `late write`: it shows an earlier write of ours whose answer never came.
 * - `another writer`: it shows a value that this run never sent and did not find.
 */
export type Disturbance = 'late write' | 'another writer';

/**
 * Says what disturbed a read; nothing where nothing did.
 *
 * @param recorded Every exchange of the run, in sending order within each campaign.
 * @param members Paths of what was wrong in the answer, beside those that an update names.
 */
export function disturbanceOf(
  read: Exchange,
  recorded: readonly Exchange[],
  contract: Contract,
  members: readonly string[] = [],
): Disturbance | undefined {
  const scene = sceneOf(read, recorded, contract, members);
  if (!scene) return undefined;
  const { operation, answer, bodies } = scene;
  const isLate = ({ sent, body }: Sent) =>
    sent.id !== read.of &&
    campaignOf(sent) === campaignOf(read) &&
    isUnsettled(sent.response) &&
    mismatches(contract, operation, answer, body).length === 0;
  // What an answer says of a member that its request names is its own doing.
  const isNamed = members.some((path) => names(read, operation.echo[path]));
  const shows = isSafe(read.request) || (members.length > 0 && !isNamed);
  if (shows && bodies.some(isLate)) return 'late write';
  return strangersIn(scene).length > 0 ? 'another writer' : undefined;
}

/**
 * Says whether two answers that are both wrong show that somebody else writes: values that this run never sent, and others each time. A target that
 * changes what it is sent does so alike. In a neighbour, which this run sends nothing to, such a value is somebody else's at once.
 */
export function isSomebodyElses(
  first: Exchange,
  second: Exchange,
  recorded: readonly Exchange[],
  contract: Contract,
  members: readonly string[] = [],
): boolean {
  const [one, other] = [first, second].map((read) => {
    const scene = sceneOf(read, recorded, contract, members);
    return new Map(scene ? strangersIn(scene) : []);
  });
  if (first.role === 'neighbour') return (other?.size ?? 0) > 0;
  return [...(one ?? [])].some(([path, value]) => {
    const again = other?.get(path);
    return again !== undefined && !repeats(value, again) && !isCount(value, again);
  });
}

/** Says whether a request's body has a member. */
function names({ request: { body } }: Exchange, member: string | undefined): boolean {
  return member !== undefined && isObject(body) && getPath(body, member) !== undefined;
}

/** Two numbers may be a count, which a target keeps by itself. */
function isCount(one: Json, other: Json): boolean {
  return typeof one === 'number' && typeof other === 'number';
}

/** What a target may leave behind that takes something away. */
function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

interface Sent {
  sent: Exchange;
  body: JsonObject;
}

interface Scene {
  operation: Operation;
  answer: Json;
  /** Every body this run had sent by then, to any campaign: a target may mix them up. */
  bodies: Sent[];
  /** What the first read of the campaign showed. */
  found: Json | undefined;
  /** Paths that are looked at beside those that an update names. */
  members: readonly string[];
  /** What accepted updates of the campaign answered: a target may show an id for a name. */
  answers: Json[];
}

function sceneOf(
  read: Exchange,
  recorded: readonly Exchange[],
  contract: Contract,
  members: readonly string[],
): Scene | undefined {
  const operation = contract.operations.find(({ id }) => id === read.operation);
  const answer = operation && answerOf(operation, read);
  if (!operation || answer === undefined) return undefined;
  const outcome = reader(contract);
  const first = recorded.find(
    (x) => campaignOf(x) === campaignOf(read) && x.operation === operation.id && outcome(x) === 'accepted',
  );
  const bodies = recorded.flatMap((x): Sent[] => {
    const { body } = x.request;
    return !isSafe(x.request) && isObject(body) ? [{ sent: x, body }] : [];
  });
  const isEarlier = first !== undefined && first.id !== read.id;
  const answers = recorded.flatMap((x) => {
    const by = contract.operations.find(({ id }) => id === x.operation);
    const isOwn = campaignOf(x) === campaignOf(read) && x.role !== 'read' && !isSafe(x.request);
    return by && isOwn && outcome(x) === 'accepted' ? (answerOf(by, x) ?? []) : [];
  });
  return { operation, answer, bodies, found: isEarlier ? answerOf(operation, first) : undefined, members, answers };
}

/** The members of an answer whose values nobody of this run sent and that were not there at first. */
function strangersIn({ operation, answer, bodies, found, members, answers }: Scene): [path: string, value: Json][] {
  const paths = new Set([...Object.keys(operation.echo), ...members]);
  return [...paths].flatMap((path): [string, Json][] => {
    const shown = getPath(answer, path);
    if (shown === undefined || isObject(shown) || isEmpty(shown)) return [];
    const member = operation.echo[path];
    // Times and counts are the server's own.
    if (member === undefined && (typeof shown !== 'string' || !Number.isNaN(Date.parse(shown)))) return [];
    // Where no page says what repeats a member, anything that was sent may.
    const sent = bodies.flatMap(({ body }) => (member === undefined ? leavesOf(body) : [getPath(body, member)]));
    const reported = member === undefined ? answers.map((one) => getPath(one, path)) : [];
    const known = [getPath(found ?? null, path), ...sent, ...reported];
    const isOurs = known.some((one) => isShown(one, shown) || isPartOf(one, shown)) || isMadeOf(known, shown);
    return isOurs ? [] : [[path, shown]];
  });
}

/** All scalars in a value, and its objects as the texts that spell them. */
function leavesOf(value: Json): Json[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isObject(value) ? [JSON.stringify(value), ...Object.values(value).flatMap(leavesOf)] : [value];
}

/** Letters that a text has at least, so that it is no coincidence where another one holds it. */
const TELLING = 8;

/** Says whether one text holds the other: a target may cut what it is sent, or add to it. */
function isPartOf(sent: Json | undefined, shown: Json): boolean {
  if (typeof sent !== 'string' || typeof shown !== 'string') return false;
  const [short = '', long = ''] = [sent, shown].toSorted((a, b) => a.length - b.length);
  return short.trim().length >= TELLING && long.toLowerCase().includes(short.trim().toLowerCase());
}

/** Says whether a list holds nothing but what other lists hold: a target may append, or drop. */
function isMadeOf(known: readonly (Json | undefined)[], shown: Json): boolean {
  const items = known.flatMap((one) => (Array.isArray(one) ? one : []));
  return Array.isArray(shown) && shown.every((item) => items.some((one) => isShown(one, item)));
}

function isShown(sent: Json | undefined, shown: Json): boolean {
  // A target may store what is no text as the text that spells it.
  return sent !== undefined && (repeats(sent, shown, true) || JSON.stringify(sent) === shown);
}
