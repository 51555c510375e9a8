import { unwrapped } from '../evidence/envelope.ts';
import type { Contract, Kind, Operation } from '../model/contract.ts';
import { isWrite, readOf } from '../model/effect.ts';
import { isObject, type Json } from '../model/json.ts';
import { getPath } from '../paths.ts';
import type { Cursor } from './cursor.ts';
import type { ReadOperation } from './operations.ts';
import { texts } from './vendors.ts';

/**
 * An operation with its echo: each member of its answer that has the name and the place of one that is written, and what `x-echo` adds
 * under other names. What is written is the operation's own body; for a read, the bodies of the updates that it serves.
 * Left out is what the pages leave open (an `echo` that is contested or excluded) and what is shown in another form.
 *
 * @throws SpecError where `x-echo` or `x-other-form` names no member or says what follows by itself, and where two members share
 *   a name and not a type.
 */
export function withEcho(
  { operation, place, found }: ReadOperation,
  kinds: readonly Kind[],
  contract: Pick<Contract, 'operations'>,
): Operation {
  const served = kinds.filter((kind) => kind.vendor === operation.vendor && readOf(contract, kind) === operation);
  const isServed = (one: Operation) => isWrite(one) && served.some(({ id }) => one.kinds.includes(id));
  const requests = contract.operations
    .filter((one) => (operation.effect === 'read' ? isServed(one) : one === operation))
    .flatMap(({ request }) => request ?? []);
  const written = new Map(requests.flatMap((schema) => leaves(schema)));
  const answered = new Map(leaves(operation.response));
  const renamed = place.optional('x-echo');
  const formed = place.optional('x-other-form');
  for (const [path, member] of [...(renamed?.entries() ?? []), ...(formed?.entries() ?? [])]) {
    if (!answered.has(path)) member.fail(`\`${path}\` is no member of the answer`);
    if (!written.has(member.string())) member.fail(`\`${member.string()}\` is no member of the request`);
  }
  const open = new Set(
    found
      .filter(
        ({ part, keyword, contested, excluded }) =>
          part === 'response' && keyword === 'echo' && (contested ?? excluded),
      )
      .map(({ path }) => path),
  );
  const otherForm = formed ? texts(formed) : undefined;
  const same = sameNamed(answered, written, operation.envelope).filter(
    ({ path }) => !open.has(path) && !otherForm?.[path],
  );
  const derived = Object.fromEntries(same.map(({ path, member }) => [path, member]));
  for (const { path, member, isAlike } of same) {
    if (!isAlike) place.fail(`\`${path}\` has another type than \`${member}\`: say whether it repeats it`);
  }
  checkAdded(renamed, derived);
  return { ...operation, echo: { ...derived, ...(renamed && texts(renamed)) }, ...(otherForm && { otherForm }) };
}

function checkAdded(renamed: Cursor | undefined, derived: Operation['echo']): void {
  for (const [path, member] of renamed?.entries() ?? []) {
    if (derived[path] === member.value)
      member.fail(`\`${path}\` has the name of what it repeats: that follows by itself`);
  }
}

/** The members of an answer, in its envelope or at its root, that have the place of a written one. */
function sameNamed(
  answered: ReadonlyMap<string, Json>,
  written: ReadonlyMap<string, Json>,
  envelope: string | undefined,
) {
  return [...answered].flatMap(([path, schema]) => {
    const member = unwrapped({ envelope }, path);
    const asked = written.get(member);
    return asked === undefined ? [] : [{ path, member, isAlike: typeOf(asked) === typeOf(schema) }];
  });
}

/** The members of a schema that hold values, lists as a whole, with their schemas. */
export function leaves(schema: Json, path = ''): [path: string, schema: Json][] {
  const properties = getPath(schema, 'properties');
  if (!isObject(properties)) return path === '' ? [] : [[path, schema]];
  return Object.entries(properties).flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`));
}

/** The type of a value; a whole number is a number. */
function typeOf(schema: Json): Json | undefined {
  const type = getPath(schema, 'type');
  return type === 'integer' ? 'number' : type;
}
