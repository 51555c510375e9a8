import type { Operation } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { getPath } from '../paths.ts';
import { answerOf, valuesAt } from './answer.ts';

/** Says which campaign an accepted create made, by the answer; nothing where it does not say so. */
export function madeIn(operation: Operation, exchange: Exchange): string | undefined {
  const id =
    operation.creates === undefined ? undefined : getPath(answerOf(operation, exchange) ?? null, operation.creates);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** The ids that an accepted list names, as texts. */
export function listedIn(operation: Operation, exchange: Exchange): string[] {
  return valuesAt(answerOf(operation, exchange), operation.lists ?? '').map(({ value }) => String(value));
}
