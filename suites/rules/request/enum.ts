import {
  acceptanceAndRefusal,
  type CaseDraft,
  type Clause,
  called,
  clausesWith,
  getPath,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  openMembers,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/**
 * Every documented value is accepted; two plausible foreign ones are refused where the page closes the list. The value that the
 * baseline holds is accepted with it, so that it needs no request of its own.
 */
export default {
  title: 'accepts every documented value, and no other where the list is closed',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'enum'),
  cases: (clause, { operation, baseline }) => {
    const { schema, path } = memberOf(operation, clause);
    const values = Array.isArray(schema.enum) ? schema.enum : [];
    const foreign = schema['x-case'] === 'closed' && Array.isArray(schema['x-foreign']) ? schema['x-foreign'] : [];
    const companions = operation.open.flatMap((open) => ('when' in open && path in open.when ? open.absent : []));
    // A value of an open combination can only be distinguished from a missing companion where the baseline has them all.
    const complete = companions.every((companion) => getPath(baseline, companion) !== undefined);
    if (!complete && openMembers(operation).has(path) && foreign.length === 0) return 'no value configured';
    return [
      ...(complete ? legal(clause, values, baseline) : []),
      ...foreign.map(
        (value, position): CaseDraft => ({
          ...withValue('near-miss', clause, value, `${JSON.stringify(value)} for ${called(clause)}`),
          profile: position === 0 ? 'quick' : 'standard',
        }),
      ),
    ];
  },
  expected: ({ path, value }) => `${called({ path })} takes ${JSON.stringify(value)}, and no other value.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;

/** One body per value; values of list items share one list, each once, for a value that stands twice is another question. */
function legal(clause: Clause, values: readonly Json[], baseline: JsonObject): CaseDraft[] {
  const named = (value: Json) => `${JSON.stringify(value)} for ${called(clause)}`;
  const [list, member] = clause.path.split('[].');
  const item = getPath(baseline, `${list}[0]`);
  if (list === undefined || member === undefined || !isObject(item)) {
    return values.map((value) => ({ ...withValue('positive', clause, value, named(value)), profile: 'standard' }));
  }
  const items = values.map((value) => ({ ...item, [member]: value }));
  const label = `${values.map((value) => JSON.stringify(value)).join(', ')} for ${called(clause)}`;
  return [{ ...withValue('positive', { path: list }, items, label), profile: 'standard' }];
}
