import { answerOf, mismatches, view } from '../evidence/answer.ts';
import { changes, documented } from '../evidence/changes.ts';
import { isAccess } from '../evidence/evidence.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Finding } from '../model/verdict.ts';
import { pathText } from '../paths.ts';
import { visible } from './text.ts';

/** What differs between two bodies, and what each of them is. */
export interface BodyDifference {
  /** What `before` and `after` of each place are, in a word or two. */
  sides: [before: string, after: string];
  places: Place[];
}

/** A place, as a path for people; `before` or `after` is absent where a body holds nothing there. */
interface Place {
  path: string;
  before?: Json;
  after?: Json;
}

/** What of the contract a comparison needs. */
type Known = Pick<Contract, 'operations' | 'clauses'>;

/**
 * The difference that decides a finding, where two bodies are compared: what was sent and what is shown of it, what a state was and is,
 * two answers to the same request, or a request and its accepted twin. Nothing where no two bodies are.
 *
 * @param exchanges Those of the finding's story, in their order, and the two it names, by id.
 */
export function differenceOf(
  { exchange: id, twin: twinId, other: otherId, story }: Pick<Finding, 'exchange' | 'twin' | 'other' | 'story'>,
  exchanges: ReadonlyMap<string, Exchange>,
  contract: Known,
): BodyDifference | undefined {
  const exchange = exchanges.get(id);
  const twin = twinId === undefined ? undefined : exchanges.get(twinId);
  const other = otherId === undefined ? undefined : exchanges.get(otherId);
  const operation = exchange && operationOf(exchange, contract);
  if (!exchange || !operation) return undefined;
  if (other) return compared(['then', 'sent again'], state(exchange, contract), state(other, contract));
  if (!twin || exchange.of === twin.id) return repetition(exchange, twin ?? exchange, operation, contract);
  if (twin.of === exchange.id) {
    const before = story
      .flatMap((name) => exchanges.get(name) ?? [])
      .find((one) => one.role === 'read' && one !== twin);
    return before && compared(['before', 'after'], state(before, contract), state(twin, contract));
  }
  // Of a read that should have been refused it matters that it was answered, not what it shows.
  if (isAccess(exchange) && operation.effect === 'read') return undefined;
  if (isSameRequest(exchange, twin))
    return compared(['before', 'after'], state(twin, contract), state(exchange, contract));
  return compared(['accepted', 'this one'], twin.request.body, exchange.request.body);
}

/** A difference as lines: each place with both values, whole, their members in one order. */
export function differenceLines({ sides: [before, after], places }: BodyDifference): string[] {
  const width = Math.max(before.length, after.length);
  return places.flatMap(({ path, ...values }) => [
    visible(path),
    ...valueLines(`  - ${before.padEnd(width)} `, values.before),
    ...valueLines(`  + ${after.padEnd(width)} `, values.after),
  ]);
}

/** Columns up to which a value stands on one line. */
const SHORT = 100;

function valueLines(label: string, value: Json | undefined): string[] {
  if (value === undefined) return [`${label}nothing`];
  const ordered = inOrder(value);
  const short = visible(JSON.stringify(ordered));
  const lines = short.length <= SHORT ? [short] : visible(JSON.stringify(ordered, null, 2)).split('\n');
  return lines.map((line, i) => `${i === 0 ? label : ' '.repeat(label.length)}${line}`);
}

/** A value with the members of its objects in the order of their names. */
function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, inner]) => [name, inOrder(inner)]));
}

/** What an answer shows of what a request said. */
function repetition(
  shown: Exchange,
  sent: Exchange,
  operation: Operation,
  contract: Known,
): BodyDifference | undefined {
  const { body } = sent.request;
  if (!isObject(body)) return undefined;
  const found = mismatches(contract, operation, answerOf(operation, shown), body);
  const places = found.map(({ path, sent: before, shown: after }): Place => ({ path, before, after }));
  return places.length === 0 ? undefined : { sides: ['sent', 'shown'], places };
}

/** What an answer shows, as far as the pages have it. */
function state(exchange: Exchange, contract: Known): Json | undefined {
  const operation = operationOf(exchange, contract);
  const shown = operation && view(contract, operation, exchange);
  return operation && shown !== undefined ? documented(contract, operation, shown) : undefined;
}

function compared(
  sides: BodyDifference['sides'],
  before: Json | undefined,
  after: Json | undefined,
): BodyDifference | undefined {
  if (before === undefined || after === undefined) return undefined;
  const places = changes(before, after).map(({ keys, ...values }): Place => ({ path: pathText(keys), ...values }));
  return places.length === 0 ? undefined : { sides, places };
}

function isSameRequest({ request: one }: Exchange, { request: other }: Exchange): boolean {
  const said = ({ method, url, body, text }: Exchange['request']) => JSON.stringify([method, url, body, text]);
  return said(one) === said(other);
}

function operationOf({ operation }: Exchange, { operations }: Known): Operation | undefined {
  return operations.find(({ id }) => id === operation);
}
