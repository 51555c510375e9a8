import type { Operation, Vendor } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { generalPath, getPath, listPaths } from '../paths.ts';
import type { Sample } from '../plan/lane.ts';
import { answerOf } from './answer.ts';
import { outcome } from './outcome.ts';

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
    const success = vendors.find(({ id }) => id === operation.vendor)?.success;
    const isAccepted = (x: Exchange) => success !== undefined && outcome(x, success) === 'accepted';
    const sample = samples.find((candidate) => candidate.operation === operation.id);
    const role = operation.effect === 'read' ? 'read' : 'sample';
    const sent = exchanges.find(
      (x) => x.operation === operation.id && x.role === role && isOn(operation, x) && isAccepted(x),
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
  const missing = [...before.keys()].filter((path) => !after.has(path));
  const added = [...after.keys()].filter((path) => !before.has(path));
  const retyped = [...before]
    .filter(([path, type]) => after.has(path) && after.get(path) !== type)
    .map(([path]) => path);
  return [sentence('it lacks', missing), sentence('it adds', added), sentence('other types in', retyped)].filter(
    Boolean,
  );
}

function sentence(what: string, paths: readonly string[]): string {
  return paths.length === 0 ? '' : `${what} ${paths.map((path) => `\`${path}\``).join(', ')}`;
}

function shapeOf(body: JsonObject): Map<string, string> {
  return new Map(listPaths(body).map((path) => [generalPath(path), typeOf(getPath(body, path) ?? null)]));
}

function typeOf(value: Json): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
