import type { Clause, Contract, Kind, Operation } from '../model/contract.ts';
import { identifierOf, isUpdate, isWrite, readOf } from '../model/effect.ts';

interface Duty {
  promise: string;
  /** Which operations have it; all when absent. */
  of?: (operation: Operation, isReadable: boolean) => boolean;
}

const names = (operation: Operation): boolean => identifierOf(operation) !== undefined;
const bodied = ({ request }: Operation): boolean => request !== undefined;

/** What every operation owes its callers, whether a page says so or not. */
const DUTIES: { readonly [keyword: string]: Duty } = {
  noFault: { promise: 'No request makes the target fail: whatever is sent, an answer below 500 comes back whole.' },
  noLeak: {
    promise: 'An answer that refuses or fails shows no stack trace, no path of the server and nothing of its database.',
  },
  json: { promise: 'An accepted answer is JSON and says so.', of: ({ bodiless }) => !bodiless },
  authentication: { promise: 'A request without a valid credential is refused.' },
  isolation: { promise: 'The campaign of another account can be neither read nor changed.', of: names },
  unknownCampaign: { promise: 'A request that names an unknown campaign is refused, and creates none.', of: names },
  objectBody: { promise: 'A body that is no whole JSON object is refused.', of: bodied },
  atomicRefusal: { promise: 'A refused update changes nothing.', of: isUpdate },
  neighbours: {
    promise: 'An update changes no other campaign.',
    of: (operation, isReadable) => isUpdate(operation) && isReadable,
  },
  conforming: { promise: 'An update that keeps to every documented rule is accepted.', of: bodied },
  nearMiss: { promise: 'An update that breaks one documented rule is refused.', of: bodied },
  readYourWrite: {
    promise: 'A read after an update shows what was written.',
    of: (operation, isReadable) => operation.effect === 'read' || (bodied(operation) && isReadable),
  },
  gone: {
    promise: 'A campaign that was deleted is not found any more.',
    of: ({ effect }, isReadable) => effect === 'delete' && isReadable,
  },
  repeatable: {
    promise: 'The same update sent again is accepted again, and changes nothing but the time of the update.',
    of: ({ effect }) => effect === 'replace',
  },
  untouched: {
    promise: 'Members that an update does not name keep their value.',
    of: ({ effect }) => effect === 'merge',
  },
};

/** A promise about updates, in the words of what an operation does. */
function worded(promise: string, { effect }: Operation): string {
  return effect === 'create' || effect === 'act'
    ? promise.replace(/\b(a)n update\b/i, effect === 'act' ? '$1n act' : '$1 create')
    : promise;
}

/** The universal duties of one operation, as clauses that rest on standards. */
export function dutiesOf(
  operation: Operation,
  kinds: readonly Kind[],
  contract: Pick<Contract, 'operations'>,
): Clause[] {
  const own = kinds.filter(({ id, vendor }) => vendor === operation.vendor && operation.kinds.includes(id));
  const isReadable = isWrite(operation) && own.some((kind) => readOf(contract, kind) !== undefined);
  return Object.entries(DUTIES)
    .filter(([, duty]) => duty.of?.(operation, isReadable) ?? true)
    .map(([keyword, { promise }]) => ({
      id: `${operation.id}.duty.${keyword}`,
      operation: operation.id,
      part: 'duty',
      path: '',
      keyword,
      promise: worded(promise, operation),
      basis: 'standard',
      source: { page: operation.page, lines: [] },
    }));
}
