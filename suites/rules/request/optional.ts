import {
  acceptance,
  type CaseDraft,
  type Clause,
  called,
  clausesWith,
  type Edit,
  firstPlace,
  getPath,
  type JsonObject,
  type Reason,
  type RuleDefinition,
  without,
} from '../../../harness/rule-kit.ts';

/**
 * An update that merges names only what it changes: each member by itself, with the value it has anyway. One that replaces names
 * everything but what the page calls optional.
 */
export default {
  title: 'accepts an update that leaves optional members out',
  severity: 'high',
  profile: 'standard',
  clauses: (operation, contract) => clausesWith(contract, operation, 'body', 'optional'),
  cases: (clause, { operation, contract, baseline }) => {
    if (operation.effect !== 'merge') return clause.path === '' ? [] : leftOut(clause, baseline);
    const alone = (...members: string[]): CaseDraft[] => {
      const edits = members.map((path): Edit => ({ path, value: getPath(baseline, path) ?? null }));
      const label = `a body with nothing but ${members.map((path) => called({ path })).join(' and ')}`;
      return edits.every(({ value }) => value !== null) ? [{ group: 'alone', label, edits }] : [];
    };
    if (clause.path !== '') {
      const [once] = alone(clause.path);
      return once ? [once, { ...once, label: `${once.label}, once more`, profile: 'nightly' }] : 'no value configured';
    }
    const paths = clausesWith(contract, operation, 'body', 'optional')
      .filter(isCertain)
      .map(({ path }) => path);
    const pairs = paths.flatMap((one, i) => paths.slice(i + 1, i + 3).flatMap((other) => alone(one, other)));
    return [...alone(paths[0] ?? ''), ...pairs.map((pair): CaseDraft => ({ ...pair, profile: 'nightly' }))];
  },
  expected: ({ path, promise }) => (path === '' ? 'A body with nothing but one member is accepted.' : promise),
  judge: acceptance,
} satisfies RuleDefinition;

function leftOut(clause: Clause, baseline: JsonObject): CaseDraft[] | Reason {
  const holds = getPath(baseline, firstPlace(clause.path)) !== undefined;
  return holds ? [{ ...without(clause), group: 'positive' }] : 'no value configured';
}

function isCertain({ path, contested }: Clause): boolean {
  return path !== '' && contested === undefined;
}
