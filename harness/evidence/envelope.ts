import type { Operation, Schema } from '../model/contract.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';

/** Where an operation's answers hold the campaign. */
type Enveloped = Pick<Operation, 'envelope'>;

/** A path of an answer as a path within the campaign. */
export function unwrapped({ envelope }: { envelope?: string | undefined }, path: string): string {
  return envelope !== undefined && path.startsWith(`${envelope}.`) ? path.slice(envelope.length + 1) : path;
}

/** A path within the campaign as a path of an answer; of an empty one, the place of the campaign itself. */
export function wrapped({ envelope }: Enveloped, path: string): string {
  return [envelope, path].filter((part) => part !== undefined && part !== '').join('.');
}

/** What an answer says of the campaign: what its envelope holds, or all of it where it has none. */
export function campaignIn({ envelope }: Enveloped, answer: JsonObject): JsonObject {
  const inside = envelope === undefined ? undefined : answer[envelope];
  return inside !== undefined && isObject(inside) ? inside : answer;
}

/** The schema of the campaign in an operation's answer. */
export function campaignSchema({ envelope, response }: Pick<Operation, 'envelope' | 'response'>): Schema {
  const roots = isObject(response.properties) ? response.properties : {};
  const inside = envelope === undefined ? undefined : roots[envelope];
  return inside !== undefined && isObject(inside) ? inside : response;
}

/** An answer with a value in the place of the campaign. */
export function inEnvelope({ envelope }: Enveloped, campaign: Json): Json {
  return envelope === undefined ? campaign : { [envelope]: campaign };
}
