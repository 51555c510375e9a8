import type { Clause, Kind, Operation } from '../model/contract.ts';

interface Duty {
  promise: string;
  /** Which operations have it; all when absent. */
  of?: (operation: Operation, kinds: readonly Kind[]) => boolean;
}

const updates = (operation: Operation): boolean => operation.effect !== 'read';
const readable = (operation: Operation, kinds: readonly Kind[]): boolean =>
  updates(operation) && kinds.some((kind) => kind.update === operation.id && kind.read);

/** What every operation owes its callers, whether a page says so or not. */
const DUTIES: { readonly [keyword: string]: Duty } = {
  noFault: { promise: 'No request makes the target fail: whatever is sent, an answer below 500 comes back whole.' },
  json: { promise: 'An accepted answer is JSON and says so.' },
  authentication: { promise: 'A request without a valid credential is refused.' },
  isolation: { promise: 'The campaign of another account can be neither read nor changed.' },
  unknownCampaign: { promise: 'A request that names an unknown campaign is refused, and creates none.' },
  objectBody: { promise: 'A body that is no whole JSON object is refused.', of: updates },
  atomicRefusal: { promise: 'A refused update changes nothing.', of: updates },
  neighbours: { promise: 'An update changes no other campaign.', of: readable },
  conforming: { promise: 'An update that keeps to every documented rule is accepted.', of: updates },
  nearMiss: { promise: 'An update that breaks one documented rule is refused.', of: updates },
  readYourWrite: {
    promise: 'A read after an update shows what was written.',
    of: (operation, kinds) => readable(operation, kinds) || kinds.some(({ read }) => read === operation.id),
  },
  repeatable: {
    promise: 'The same update sent again is accepted again, and changes nothing but the time of the update.',
    of: (operation) => operation.effect === 'replace',
  },
  untouched: {
    promise: 'Members that an update does not name keep their value.',
    of: (operation) => operation.effect === 'merge',
  },
};

/** The universal duties of one operation, as clauses that rest on standards. */
export function dutiesOf(operation: Operation, kinds: readonly Kind[]): Clause[] {
  return Object.entries(DUTIES)
    .filter(([, duty]) => duty.of?.(operation, kinds) ?? true)
    .map(([keyword, { promise }]) => ({
      id: `${operation.id}.duty.${keyword}`,
      operation: operation.id,
      part: 'duty',
      path: '',
      keyword,
      promise,
      basis: 'standard',
      source: { page: operation.page, lines: [] },
    }));
}
