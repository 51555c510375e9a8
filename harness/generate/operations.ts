import type { Open, Operation, Part, Schema, Vendor } from '../model/contract.ts';
import type { Cursor } from './cursor.ts';
import { readParameters } from './parameters.ts';
import { type FoundStatement, readSchema } from './schema.ts';
import { KEYWORDS, readStatement } from './statement.ts';
import { jsons } from './vendors.ts';

/** An operation and everything its page says about it. */
export interface ReadOperation {
  operation: Operation;
  found: FoundStatement[];
  place: Cursor;
}

const EFFECTS = { put: 'replace', patch: 'merge', get: 'read' } as const;
const PARTS = ['operation', 'path', 'query', 'header', 'body', 'response'] as const;
const OPENAPI = ['operationId', 'summary', 'description', 'tags', 'parameters', 'requestBody', 'responses'];
const NOTES = ['x-page', 'x-kinds', 'x-auth-source', 'x-flat', 'x-echo', 'x-other-form', 'x-open', 'x-clauses'];

/** Reads every operation of a document. */
export function readOperations(document: Cursor, vendor: Vendor): ReadOperation[] {
  return document
    .at('paths')
    .entries()
    .flatMap(([path, item]) => {
      if (path.includes('?')) item.fail('a path holds no query string');
      item.allow(Object.keys(EFFECTS));
      return Object.entries(EFFECTS).flatMap(([method, effect]) => {
        const place = item.optional(method);
        if (!place) return [];
        return [readOperation(place, { path, method: method.toUpperCase(), effect, vendor })];
      });
    });
}

interface Frame {
  path: string;
  method: string;
  effect: Operation['effect'];
  vendor: Vendor;
}

function readOperation(place: Cursor, { path, method, effect, vendor }: Frame): ReadOperation {
  place.allow([...OPENAPI, ...NOTES]);
  const pools = Object.keys(vendor.values);
  const { parameters, found } = readParameters(place, path, vendor);
  const id = place.at('operationId').string();
  const { asked, answered } = bodiesOf(place, effect);
  const request = asked && readSchema(asked.at('schema'), 'body', pools);
  const response = readSchema(answered.at('schema'), 'response', pools);
  const open = place.optional('x-open')?.items().map(readOpen) ?? [];
  return {
    place,
    operation: {
      id,
      vendor: vendor.id,
      title: place.at('summary').string(),
      page: place.at('x-page').string(),
      method,
      path,
      effect,
      kinds: place.at('x-kinds').strings(),
      parameters,
      ...(request && { request: request.schema }),
      response: response.schema,
      flat: place.optional('x-flat')?.flag() ?? false,
      // What repeats what is known once all operations are read: see `withEcho`.
      echo: {},
      open,
    },
    found: [...clauses(place.at('x-clauses')), ...found, ...(request?.found ?? []), ...response.found],
  };
}

/** The JSON of an operation's request, which a read has none of, and of its answer: schemas and examples. */
export function bodiesOf(place: Cursor, effect: Operation['effect']): { asked?: Cursor; answered: Cursor } {
  const answered = json(place.at('responses').at('2XX'));
  return effect === 'read' ? { answered } : { asked: json(place.at('requestBody')), answered };
}

function json(carrier: Cursor): Cursor {
  carrier.allow(['description', 'required', 'content']);
  const media = carrier.at('content').at('application/json');
  media.allow(['schema', 'examples']);
  return media;
}

function readOpen(place: Cursor): Open {
  if (place.has('order')) {
    place.allow(['order']);
    const [first, second, ...rest] = place.at('order').strings();
    if (!first || !second || rest.length > 0) return place.fail('an order is between two members');
    return { order: [first, second] };
  }
  place.allow(['when', 'absent']);
  return { when: jsons(place.at('when')), absent: place.at('absent').strings() };
}

/** Named clauses: what a schema cannot say, by `<part>.<path>.<keyword>`. */
function clauses(map: Cursor): FoundStatement[] {
  return map.entries().map(([id, place]) => {
    const names = id.split('.');
    const part: Part | undefined = PARTS.find((name) => name === names[0]);
    const keyword = KEYWORDS.find((name) => name === names.at(-1));
    if (!part || !keyword || names.length < 2) return place.fail('is no `<part>.<path>.<keyword>`');
    return { ...readStatement(place), part, path: names.slice(1, -1).join('.'), keyword, place };
  });
}

/** Whether a schema describes the member at a path such as `days[].start`. */
export function hasMember(schema: Schema, path: string): boolean {
  let here: unknown = schema;
  for (const step of path.split('.').flatMap((name) => (name.endsWith('[]') ? [name.slice(0, -2), '[]'] : [name]))) {
    const { properties, items } = (here ?? {}) as { properties?: { [name: string]: unknown }; items?: unknown };
    here = step === '[]' ? items : properties?.[step];
  }
  return here !== undefined;
}
