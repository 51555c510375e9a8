import { answerOf, isEvidence } from '../evidence/answer.ts';
import { outcome } from '../evidence/evidence.ts';
import type { Operation, Vendor } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Sample } from '../model/sample.ts';
import { type Keys, pathText, places } from '../paths.ts';

/** What a target did where the documentation leaves it open; recorded and compared between runs, never judged. */
export interface Observation {
  id: string;
  operation: string;
  question: string;
  answer: string;
  exchanges: string[];
}

/**
 * Compares the answer to a page's own request with the page's sample answer: which members it lacks, adds, or gives another type.
 * Values are not compared. A read has no body of its own, so its first answer stands for it.
 */
export function sampleShapes(
  operations: readonly Operation[],
  samples: readonly Sample[],
  exchanges: readonly Exchange[],
  vendors: readonly Vendor[],
): Observation[] {
  return operations.flatMap((operation) => {
    const vendor = vendors.find(({ id }) => id === operation.vendor);
    const isAccepted = (x: Exchange) => vendor !== undefined && outcome(x, vendor) === 'accepted';
    const sample = samples.find((candidate) => candidate.operation === operation.id);
    const role = operation.effect === 'read' ? 'read' : 'sample';
    const sent = exchanges.find(
      (x) => x.operation === operation.id && x.role === role && isOn(operation, x) && isAccepted(x) && isEvidence(x),
    );
    const answer = sent && answerOf(operation, sent);
    if (!sample || !sent || !isObject(answer)) return [];
    return [
      {
        id: `${operation.id}.sample-shape`,
        operation: operation.id,
        question: "Does the answer to the page's own request have the shape of the page's sample answer?",
        answer: unlike(sample.response, answer).join('; ') || 'the same shape',
        exchanges: [sent.id],
      },
    ];
  });
}

/** The campaigns of other kinds that a read may serve too are no part of its page. */
function isOn({ kinds, effect }: Operation, { campaign }: Exchange): boolean {
  return effect !== 'read' || kinds.includes(campaign);
}

function unlike(sample: JsonObject, answer: JsonObject): string[] {
  const before = shapeOf(sample);
  const after = shapeOf(answer);
  const missing = [...before].filter(([place]) => !after.has(place));
  // In whatever order an answer has them, it is one shape.
  const added = [...after].filter(([place]) => !before.has(place)).toSorted(byName);
  const retyped = [...before].filter(([place, { type }]) => after.has(place) && after.get(place)?.type !== type);
  return [sentence('it lacks', missing), sentence('it adds', added), sentence('other types in', retyped)].filter(
    Boolean,
  );
}

const byName = ([, { name: one }]: [string, Member], [, { name: other }]: [string, Member]) =>
  one === other ? 0 : one < other ? -1 : 1;

/** Members that one sentence names; the others are counted. */
const NAMED = 20;

function sentence(what: string, members: readonly [string, Member][]): string {
  if (members.length === 0) return '';
  const named = members.slice(0, NAMED).map(([, { name }]) => `\`${name}\``);
  const more = members.length - named.length;
  return `${what} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A member as one of its shape: its name for a person, and its type. */
interface Member {
  name: string;
  type: string;
}

/** The members of a body by place, all items of a list at one. A place is distinguished from others by its keys, not by its name. */
function shapeOf(body: JsonObject): Map<string, Member> {
  return new Map(
    places(body).map(({ keys, value }) => [
      JSON.stringify(keys.map((key) => (typeof key === 'number' ? 0 : key))),
      { name: nameOf(keys), type: typeOf(value) },
    ]),
  );
}

/** The name of a member, without the indexes: `data.days[].day`. */
function nameOf(keys: Keys): string {
  return keys.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[]`;
    const text = pathText([key]);
    return name === '' || text.startsWith('[') ? `${name}${text}` : `${name}.${text}`;
  }, '');
}

function typeOf(value: Json): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
