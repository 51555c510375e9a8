import type { Schema } from '../model/contract.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { Sample } from '../model/sample.ts';
import { getPath } from '../paths.ts';
import type { Cursor } from './cursor.ts';
import { leaves } from './echo.ts';
import { bodiesOf, type ReadOperation } from './operations.ts';
import { linesOf } from './statement.ts';

/**
 * Reads what a page shows of an operation: the examples called `sample` of its answer and, but for a read, of its request.
 *
 * @throws SpecError where a request is shown and no answer to it, and where `x-account` names no member of the request.
 */
export function readSample({ place, operation: { id, request: schema } }: ReadOperation): Sample | undefined {
  const { asked, answered } = bodiesOf(place);
  const response = answered && exampleOf(answered);
  const request = asked && exampleOf(asked);
  if (!response) return request && place.fail('the request has an example and the answer has none');
  if (!request || !schema) return { operation: id, response: response.body, accountBound: [] };
  return {
    operation: id,
    request: request.body,
    response: response.body,
    accountBound: accountBoundOf(request, schema),
  };
}

interface Example {
  body: JsonObject;
  account: string[];
}

function exampleOf(media: Cursor): Example | undefined {
  const examples = media.optional('examples');
  examples?.allow(['sample']);
  const place = examples?.at('sample').resolved();
  if (!place) return undefined;
  place.allow(['summary', 'description', 'value', 'x-at', 'x-account']);
  const at = place.at('x-at');
  const [, lines] = /^sample (\d+(?:-\d+)?)$/.exec(at.string()) ?? [];
  linesOf(lines ?? at.fail(`\`${at.string()}\` is no run of lines; write \`sample 36-93\``), at);
  const body = place.at('value').object();
  const account = place.optional('x-account')?.items() ?? [];
  for (const path of account)
    if (getPath(body, path.string()) === undefined) path.fail(`\`${path.string()}\` is no member of the example`);
  return { body, account: account.map((path) => path.string()) };
}

/** What comes from a list of the operator's, and what `x-account` adds to it. */
function accountBoundOf({ body, account }: Example, schema: Schema): string[] {
  const pooled = leaves(schema).filter(
    ([, member]) => isPooled(member) || (isObject(member) && isPooled(member.items)),
  );
  return [...pooled.map(([path]) => path).filter((path) => getPath(body, path) !== undefined), ...account];
}

const isPooled = (schema: unknown): boolean => isObject(schema) && Object.hasOwn(schema, 'x-pool');
