import { isMemberOpen, type Mismatch, repeats } from '../evidence/answer.ts';
import { clausesOf } from '../model/clauses.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import { getPath } from '../paths.ts';

/** An update that was accepted, and what was read after it. */
export interface ShownUpdate {
  write: Exchange;
  read: Exchange;
  /** The operation that read it. */
  by: Operation;
  body: Json;
  answer: Json;
}

/** A member of a read that fits what was sent only if an earlier read of it does not. */
export interface Unlike extends Omit<Mismatch, 'sent'> {
  /** Absent where no update named the member. */
  sent?: Json;
  /** What the earlier update sent, and what was read after it, and in which exchange. */
  than: { sent?: Json; shown: Json; read: string };
}

/**
 * The members of a read that contradict an earlier one. What is shown in another form, such as an id for a name, is the same for the same
 * value and another for another one; what neither of two updates in a row names is as it was.
 * Only reads are held against each other of which the later is known to show its own update, for others may merely be late.
 *
 * @param earlier Reads of the same campaign after earlier updates, the last one at the end.
 * @param isNext Says whether nothing was written between the last of them and this one.
 */
export function unlikes(
  now: ShownUpdate,
  { earlier, isNext }: { earlier: readonly ShownUpdate[]; isNext: boolean },
  update: Operation,
  contract: Pick<Contract, 'clauses'>,
): Unlike[] {
  const known = earlier.filter((one) => one.by === now.by && isLater(now, one));
  const last = earlier.at(-1);
  const before = isNext && last && known.includes(last) ? last : undefined;
  return [...otherForms(now, known, update, contract), ...(before ? unasked(now, before, update, contract) : [])];
}

/** Says whether a read shows something that its update wrote and the earlier one did not. */
function isLater(now: ShownUpdate, before: ShownUpdate): boolean {
  return Object.entries(now.by.echo).some(([path, member]) => {
    const [sent, old, shown] = [getPath(now.body, member), getPath(before.body, member), getPath(now.answer, path)];
    return sent !== undefined && old !== undefined && !repeats(old, sent) && repeats(sent, shown);
  });
}

function otherForms(
  now: ShownUpdate,
  known: readonly ShownUpdate[],
  update: Operation,
  contract: Pick<Contract, 'clauses'>,
) {
  return Object.entries(now.by.otherForm ?? {}).flatMap(([path, member]): Unlike[] => {
    if (!isFirm(update, member, contract)) return [];
    const [sent, shown] = [getPath(now.body, member), getPath(now.answer, path)];
    if (sent === undefined || shown === undefined) return [];
    const pairs = known.map(({ read, body, answer }) => ({
      read: read.id,
      sent: getPath(body, member),
      shown: getPath(answer, path),
    }));
    for (const than of pairs) {
      if (than.sent === undefined || than.shown === undefined) continue;
      if (repeats(than.sent, sent) === repeats(than.shown, shown)) continue;
      return [{ path, sent, shown, than: { sent: than.sent, shown: than.shown, read: than.read } }];
    }
    return [];
  });
}

function unasked(
  now: ShownUpdate,
  before: ShownUpdate,
  update: Operation,
  contract: Pick<Contract, 'clauses'>,
): Unlike[] {
  return Object.entries(now.by.echo).flatMap(([path, member]): Unlike[] => {
    const isNamed = [now, before].some(
      ({ body }) => getPath(body, member) !== undefined || isMemberOpen(contract, update, member, body),
    );
    const [shown, old] = [getPath(now.answer, path), getPath(before.answer, path)];
    if (isNamed || shown === undefined || old === undefined || repeats(old, shown)) return [];
    return [{ path, shown, than: { shown: old, read: before.read.id } }];
  });
}

/** Says whether the pages leave no doubt that a member can be sent. */
function isFirm(operation: Operation, member: string, contract: Pick<Contract, 'clauses'>): boolean {
  return clausesOf(contract, operation).some(
    (c) => c.part === 'body' && c.path === member && c.keyword === 'type' && !c.contested,
  );
}
