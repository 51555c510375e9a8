import {
  clausesWith,
  decide,
  differences,
  type Found,
  membersOf,
  type RuleDefinition,
  seenIn,
  unread,
} from '../../../harness/rule-kit.ts';

/** Campaigns nobody wrote to are read before the first write and after the last. */
export default {
  title: 'leaves other campaigns alone',
  severity: 'high',
  profile: 'quick',
  depth: 'state',
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
        const before = first && seenIn(evidence, first);
        if (!first || later.length === 0) return [{ reason: 'budget spent' }];
        const seen = later.flatMap((read) => {
          const after = seenIn(evidence, read);
          return before === undefined || after === undefined ? [] : [{ read, changed: differences(before, after) }];
        });
        // What one update changed the next may change back.
        const shown = seen.find(({ changed }) => changed.length > 0) ?? seen.at(-1);
        if (!shown) return [{ reason: 'no evidence' }];
        const { read: last, changed } = shown;
        if (changed.length === 0) return [{ exchange: last.id }];
        const actual = `Of the campaign “${key}”, which nobody wrote to, ${changed.map((name) => `\`${name}\``).join(', ')} changed.`;
        const members = membersOf(last, evidence, changed);
        return [{ violation: { exchange: last.id, twin: first.id, symptom: 'changed', actual, members } }];
      }),
    );
  },
} satisfies RuleDefinition;
