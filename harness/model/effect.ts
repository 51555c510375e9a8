import type { Contract, Effect, Kind, Operation } from './contract.ts';
import { isObject, type JsonObject } from './json.ts';

/** Says whether an operation changes anything: whatever is sent of it needs a permit, and something that undoes it. */
export function isWrite({ effect }: Pick<Operation, 'effect'>): boolean {
  return effect !== 'read' && effect !== 'list';
}

/** Says whether an operation gives a campaign that is there other members: its baseline can be put back by it. */
export function isUpdate({ effect }: Pick<Operation, 'effect'>): boolean {
  return effect === 'replace' || effect === 'merge';
}

/** Says whether what was sent of an operation can be sent again to the same campaign with the same outcome: an act or a deletion cannot. */
export function isSpent({ effect }: Pick<Operation, 'effect'>): boolean {
  return effect === 'act' || effect === 'delete';
}

/** The template of the value that names the campaign. */
const CAMPAIGN_ID = '{campaign.id}';

/** The parameter that names the campaign; nothing where an operation names none, such as one that creates or lists. */
export function identifierOf({
  parameters,
}: Pick<Operation, 'parameters'>): Operation['parameters'][number] | undefined {
  return parameters.find(
    ({ value, readings }) => value === CAMPAIGN_ID || readings?.some((reading) => reading.value === CAMPAIGN_ID),
  );
}

/** The operations of a kind of campaign that have one of some effects, in the order of the specification. */
export function operationsOf(
  { operations }: Pick<Contract, 'operations'>,
  { id, vendor }: Pick<Kind, 'id' | 'vendor'>,
  ...effects: Effect[]
): Operation[] {
  return operations.filter((one) => one.vendor === vendor && one.kinds.includes(id) && effects.includes(one.effect));
}

/** The operations that update a kind of campaign; the first is what puts a baseline back: one that replaces, where there is one. */
export function updatesOf(contract: Pick<Contract, 'operations'>, kind: Pick<Kind, 'id' | 'vendor'>): Operation[] {
  return [...operationsOf(contract, kind, 'replace'), ...operationsOf(contract, kind, 'merge')];
}

/** The read operation to try on a kind of campaign: its own, or else the one of another kind that its specification says to try. */
export function readOf(contract: Pick<Contract, 'operations'>, kind: Kind): Operation | undefined {
  const [own] = operationsOf(contract, kind, 'read');
  return own ?? contract.operations.find(({ id }) => id === kind.tries);
}

/** The operations by which campaigns of a kind come and go; nothing where the pages do not have both. */
export function makingOf(
  contract: Pick<Contract, 'operations'>,
  kind: Pick<Kind, 'id' | 'vendor'>,
): { create: Operation; remove: Operation } | undefined {
  const [create] = operationsOf(contract, kind, 'create');
  const [remove] = operationsOf(contract, kind, 'delete');
  return create && remove ? { create, remove } : undefined;
}

/** A baseline without the members that only other operations of the kind document: what makes a campaign may say more of it than an update. */
export function bodyFor(operation: Operation, baseline: JsonObject, others: readonly Operation[]): JsonObject {
  const known = (one: Operation) => (isObject(one.request?.properties) ? one.request.properties : {});
  const isStrange = (name: string) =>
    !Object.hasOwn(known(operation), name) && others.some((one) => Object.hasOwn(known(one), name));
  return Object.fromEntries(Object.entries(baseline).filter(([name]) => !isStrange(name)));
}
