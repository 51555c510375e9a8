import {
  answerOf,
  clausesWith,
  decide,
  type Evidence,
  type Exchange,
  type Found,
  isObject,
  mismatches,
  outcomeIn,
  type RuleDefinition,
  shown,
  unread,
} from '../../../harness/rule-kit.ts';

/** The last read after each accepted write shows what was written, however patient the suite had to be. */
export default {
  title: 'shows in a read what was written',
  severity: 'high',
  profile: 'quick',
  clauses: (operation, contract) =>
    operation.effect === 'read' ? [] : clausesWith(contract, operation, 'duty', 'readYourWrite'),
  expected: () => 'A read shows the values of the last accepted update.',
  judge: (evidence) => {
    if (!evidence.campaigns.some(({ read }) => read !== undefined)) return unread(evidence);
    const writes = evidence.exchanges.filter(
      (x) => x.operation === evidence.operation.id && x.role !== 'confirm' && outcomeIn(evidence, x) === 'accepted',
    );
    return decide(writes.flatMap((write) => shownBy(evidence, write)));
  },
} satisfies RuleDefinition;

function shownBy(evidence: Evidence, write: Exchange): Found[] {
  const read = evidence.exchanges.findLast((x) => x.role === 'read' && x.of === write.id && x.batch === undefined);
  const operation = evidence.contract.operations.find(({ id }) => id === read?.operation);
  if (!read || !operation || outcomeIn(evidence, read) !== 'accepted' || !isObject(write.request.body)) return [];
  const answer = answerOf(operation, read);
  if (answer === undefined) return [];
  const [first] = mismatches(evidence.contract, operation, answer, write.request.body);
  if (!first) return [{ exchange: read.id }];
  const actual = `The read shows ${shown(first.shown)} in \`${first.path}\`, but ${shown(first.sent)} was written.`;
  return [{ violation: { exchange: read.id, twin: write.id, symptom: `another ${first.path}`, actual } }];
}
