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
 * Every documented value is accepted; where the page closes the list, plausible foreign ones are refused, and such as a careless match
 * takes. The value that the baseline holds is accepted with it, so that it needs no request of its own.
 */
export default {
  title: 'accepts every documented value, and no other where the list is closed',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'enum'),
  cases: (clause, { operation, baseline, counterpart }) => {
    const { schema, path } = memberOf(operation, clause);
    const values = Array.isArray(schema.enum) ? schema.enum : [];
    const isClosed = schema['x-case'] === 'closed';
    const foreign = isClosed && Array.isArray(schema['x-foreign']) ? schema['x-foreign'] : [];
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
      ...(isClosed && !path.includes('[]') ? careless(clause, values.map(String), getPath(counterpart, path)) : []),
    ];
  },
  expected: ({ path, value }) => `${called({ path })} takes ${JSON.stringify(value)}, and no other value.`,
  judge: acceptanceAndRefusal,
} satisfies RuleDefinition;

/**
 * What a careless match of a closed list takes. A listed text with more behind it passes for whoever looks for one in what was sent, asks
 * how it begins, reads the digits at its front, or anchors a pattern at its ends alone; digits in a row, for whoever looks for what was sent in
 * all listed ones. Another letter case the pages leave open: what is answered then is judged.
 */
function careless(clause: Clause, listed: readonly string[], now: Json | undefined): CaseDraft[] {
  const middle = listed[Math.floor(listed.length / 2)] ?? '';
  const row = listed.every((one) => one.length === 1) ? listed.slice(1, 3).join('') : '';
  const other = String(now) === String(now).toLowerCase() ? String(now).toUpperCase() : String(now).toLowerCase();
  const draft = (value: string, rest: Partial<CaseDraft>): CaseDraft => ({
    ...withValue('near-miss', clause, value, `${JSON.stringify(value)} for ${called(clause)}`),
    ...rest,
  });
  return [
    draft(`${middle}X`, { profile: 'standard' }),
    ...(row === '' ? [] : [draft(row, { profile: 'standard' })]),
    draft(`X${middle}`, { profile: 'nightly' }),
    ...(middle.length < 3 ? [] : [draft(middle.slice(0, -1), { profile: 'nightly' })]),
    // Where a list is a type of its own, its values may go by number too.
    ...(row === ''
      ? [{ ...withValue('near-miss', clause, 1, `1 for ${called(clause)}`), profile: 'nightly' as const }]
      : []),
    ...(now === undefined || other === now ? [] : [draft(other, { profile: 'nightly', expect: 'observed' })]),
    ...(now === undefined ? [] : [draft(` ${String(now)} `, { profile: 'nightly', expect: 'observed' })]),
  ];
}

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
