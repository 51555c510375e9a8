import type { Contract, Operation } from '../model/contract.ts';
import { type Exchange, isRepetition, type Role } from '../model/exchange.ts';
import { reader } from './evidence.ts';

/** Roles of the requests of a bracket that are meant to be refused, or may be. */
const REFUSABLE: ReadonlySet<Role> = new Set(['near-miss', 'access', 'hostile', 'property']);

/** Says whether a request may be meant to be refused. */
export function isRefusable(exchange: Pick<Exchange, 'role'>): boolean {
  return REFUSABLE.has(exchange.role) || isRepetition(exchange);
}

/** The requests of a bracket that an operation refused as it should: one of them did it where the campaign is another afterwards. */
export function suspectsIn(
  exchanges: readonly Exchange[],
  batch: string | undefined,
  { id }: Operation,
  contract: Contract,
): Exchange[] {
  const read = reader(contract);
  return exchanges.filter(
    (x) => x.batch === batch && x.operation === id && REFUSABLE.has(x.role) && read(x) !== 'accepted',
  );
}
