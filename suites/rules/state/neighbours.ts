import {
  clausesWith,
  decide,
  differences,
  type Found,
  type RuleDefinition,
  seenIn,
  unread,
} from '../../../harness/rule-kit.ts';

/** Campaigns nobody wrote to are read before the first write and after the last. */
export default {
  title: 'leaves other campaigns alone',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'neighbours'),
  cases: (_, { target }) =>
    target.campaigns.some(({ role }) => role === 'neighbour') ? [] : 'no neighbour configured',
  expected: () => 'A campaign that no update names stays as it was.',
  judge: (evidence) => {
    const reads = evidence.exchanges.filter(({ role }) => role === 'neighbour');
    if (reads.length === 0) return unread(evidence);
    const keys = [...new Set(reads.map(({ campaign }) => campaign))];
    return decide(
      keys.flatMap((key): Found[] => {
        const [first, ...later] = reads.filter(({ campaign }) => campaign === key);
        const last = later.at(-1);
        const before = first && seenIn(evidence, first);
        const after = last && seenIn(evidence, last);
        if (!first || !last) return [{ reason: 'budget spent' }];
        if (before === undefined || after === undefined) return [{ reason: 'no evidence' }];
        const changed = differences(before, after);
        if (changed.length === 0) return [{ exchange: last.id }];
        const actual = `Of the campaign “${key}”, which nobody wrote to, ${changed.map((name) => `\`${name}\``).join(', ')} changed.`;
        return [{ violation: { exchange: last.id, twin: first.id, symptom: 'changed', actual } }];
      }),
    );
  },
} satisfies RuleDefinition;
