import { clausesWith, decide, type Found, open, outcomeIn, type RuleDefinition } from '../../../harness/rule-kit.ts';

/** After a deletion that was accepted a read is refused, however patient the suite had to be. */
export default {
  title: 'does not find a campaign that was deleted',
  severity: 'high',
  profile: 'quick',
  depth: 'state',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'gone'),
  expected: () => 'A read of a campaign that was deleted is refused.',
  judge: (evidence) => {
    const { exchanges, operation } = evidence;
    const deletions = exchanges.filter(
      (x) =>
        x.operation === operation.id &&
        (x.role === 'control' || x.role === 'twin') &&
        outcomeIn(evidence, x) === 'accepted',
    );
    return decide(
      deletions.flatMap(({ id }): Found[] => {
        const read = exchanges.findLast((x) => x.role === 'read' && x.of === id);
        if (!read) return [];
        const result = outcomeIn(evidence, read);
        if (result === 'refused') return [{ exchange: read.id }];
        if (result !== 'accepted') return [open(read, result)];
        const actual = 'A read still shows the campaign after its deletion was accepted.';
        return [{ violation: { exchange: read.id, twin: id, symptom: 'still there', actual } }];
      }),
    );
  },
} satisfies RuleDefinition;
