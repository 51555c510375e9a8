import type { Effect, Open, Operation, Part, Schema, Vendor } from '../model/contract.ts';
import { identifierOf } from '../model/effect.ts';
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

const METHODS = ['put', 'patch', 'get', 'post', 'delete'];
const EFFECTS: readonly Effect[] = ['create', 'read', 'list', 'replace', 'merge', 'act', 'delete'];
/** The answers a page may document for what succeeds, beside a 204. */
const ANSWERS = ['2XX', '200', '201', '202'];
const PARTS = ['operation', 'path', 'query', 'header', 'body', 'response'] as const;
const OPENAPI = ['operationId', 'summary', 'description', 'tags', 'parameters', 'requestBody', 'responses'];
const NOTES = [
  ...['x-page', 'x-kinds', 'x-effect', 'x-creates', 'x-lists', 'x-auth-source', 'x-flat', 'x-echo', 'x-other-form'],
  ...['x-open', 'x-clauses'],
];

/** Reads every operation of a document. */
export function readOperations(document: Cursor, vendor: Vendor): ReadOperation[] {
  return document
    .at('paths')
    .entries()
    .flatMap(([path, item]) => {
      if (path.includes('?')) item.fail('a path holds no query string');
      item.allow(METHODS);
      return METHODS.flatMap((method) => {
        const place = item.optional(method);
        if (!place) return [];
        return [readOperation(place, { path, method: method.toUpperCase(), vendor })];
      });
    });
}

interface Frame {
  path: string;
  method: string;
  vendor: Vendor;
}

function readOperation(place: Cursor, { path, method, vendor }: Frame): ReadOperation {
  place.allow([...OPENAPI, ...NOTES]);
  const pools = Object.keys(vendor.values);
  const { parameters, found } = readParameters(place, path, vendor);
  const id = place.at('operationId').string();
  const { asked, answered } = bodiesOf(place);
  const request = asked && readSchema(asked.at('schema'), 'body', pools);
  const response = answered ? readSchema(answered.at('schema'), 'response', pools) : NOTHING;
  const bodiless = place.at('responses').has('204') || undefined;
  const open = place.optional('x-open')?.items().map(readOpen) ?? [];
  const effect = place.at('x-effect').oneOf(EFFECTS);
  const needsNone = effect === 'create' || effect === 'list';
  if ((identifierOf({ parameters }) === undefined) !== needsNone)
    place.fail(
      needsNone ? `a ${effect} names no campaign` : 'no parameter names the campaign: x-value: "{campaign.id}"',
    );
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
      ...(bodiless ? { bodiless } : {}),
      ...(vendor.envelope === undefined ? {} : { envelope: vendor.envelope }),
      ...(effect === 'create' ? { creates: memberIn(response.schema, place.at('x-creates')) } : {}),
      ...(effect === 'list' ? { lists: memberIn(response.schema, place.at('x-lists')) } : {}),
      flat: place.optional('x-flat')?.flag() ?? false,
      // What repeats what is known once all operations are read: see `withEcho`.
      echo: {},
      open,
    },
    found: [...clauses(place.at('x-clauses')), ...found, ...(request?.found ?? []), ...response.found],
  };
}

/** The JSON of an operation's request and of its answer, as far as it has them: schemas and examples. One without an answer has a 204. */
export function bodiesOf(place: Cursor): { asked?: Cursor; answered?: Cursor } {
  const responses = place.at('responses');
  const status = ANSWERS.find((one) => responses.has(one));
  const body = place.optional('requestBody');
  const isBare = status === undefined && responses.has('204');
  return { ...(body && { asked: json(body) }), ...(isBare ? {} : { answered: json(responses.at(status ?? '2XX')) }) };
}

/** What an answer without a body promises. */
const NOTHING = { schema: {}, found: [] };

/** The path of a member that an answer has. */
function memberIn(schema: Schema, place: Cursor): string {
  const path = place.string();
  return hasMember(schema, path) ? path : place.fail(`\`${path}\` is no member of the answer`);
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
