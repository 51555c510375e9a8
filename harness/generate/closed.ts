import type { Clause, Contract, Operation } from '../model/contract.ts';
import { isWrite, readOf } from '../model/effect.ts';
import { type Member, memberAt, members } from '../plan/members.ts';

/**
 * What an answer shows of a member whose values the page closes is one of them, as the page writes it, whatever else the target takes for
 * it. Follows from the list of the request and from what the answer repeats: no page says it twice.
 *
 * @param contract What was read of the documents, echoes included.
 */
export function closedIn(operation: Operation, contract: Pick<Contract, 'operations' | 'kinds' | 'clauses'>): Clause[] {
  const served = contract.kinds.filter(
    (kind) => kind.vendor === operation.vendor && readOf(contract, kind) === operation,
  );
  const isServed = (one: Operation) => isWrite(one) && served.some(({ id }) => one.kinds.includes(id));
  const writers = operation.effect === 'read' ? contract.operations.filter(isServed) : [operation];
  const asked = writers.flatMap(members).filter(isClosed);
  const known = new Set(contract.clauses.map(({ id }) => id));
  return Object.entries(operation.echo).flatMap(([shown, member]) => {
    const inside = asked.filter(
      ({ path }) => path === member || (/^[.[]/.test(path.slice(member.length)) && path.startsWith(member)),
    );
    return [...new Set(inside.map(({ path }) => path))].flatMap((path): Clause[] => {
      // Where one of several leaves the list open, a read may show anything.
      const lists = writers.flatMap((writer) => memberAt(writer, path) ?? []);
      const [first] = lists;
      if (!first || !lists.every((one) => isClosed(one) && isSame(one, first))) return [];
      const source = contract.clauses.find(
        (c) =>
          c.part === 'body' && c.path === path && c.keyword === 'enum' && writers.some(({ id }) => id === c.operation),
      );
      const at = shown + path.slice(member.length);
      const id = `${operation.id}.response.${at}.enum`;
      if (!source || source.contested || source.excluded || known.has(id)) return [];
      const values = Array.isArray(first.schema.enum) ? first.schema.enum : [];
      const promise = `\`${at}\` is one of ${values.join(', ')}, written so.`;
      return [{ ...source, id, operation: operation.id, part: 'response', path: at, promise }];
    });
  });
}

/** Says whether the page closes a list of texts: of other values no other form can be meant. */
function isClosed({ schema }: Member): boolean {
  const { enum: values } = schema;
  return schema['x-case'] === 'closed' && Array.isArray(values) && values.every((value) => typeof value === 'string');
}

function isSame(one: Member, other: Member): boolean {
  return JSON.stringify(one.schema.enum) === JSON.stringify(other.schema.enum);
}
