import {
  clausesWith,
  decide,
  differences,
  type Evidence,
  type Exchange,
  type Found,
  type Json,
  outcomeIn,
  type RuleDefinition,
  view,
} from '../../../harness/rule-kit.ts';

/**
 * After a batch of refused updates the campaign still is what it was. One read proves it for all of them; where the read shows
 * another state, the requests are repeated one by one, and the one that changes the state again is the culprit.
 */
export default {
  title: 'changes nothing when it refuses an update',
  severity: 'high',
  profile: 'quick',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'atomicRefusal'),
  expected: () => 'A refused update leaves the campaign as it was.',
  judge: (evidence) => {
    const before = evidence.exchanges.find((x) => x.role === 'read' && isAfterControl(evidence, x));
    const stored = before && seen(evidence, before);
    const after = evidence.exchanges.findLast(
      (x) => x.role === 'read' && x.batch !== undefined && !isTrace(evidence, x),
    );
    const left = after && seen(evidence, after);
    if (before && !stored) return { verdict: 'not-applicable', reason: 'no read', exchanges: [before.id] };
    if (!before) return { verdict: 'not-applicable', reason: 'no read', exchanges: [] };
    if (!after || left === undefined || stored === undefined)
      return { verdict: 'inconclusive', reason: 'budget spent', exchanges: [] };
    if (differences(stored, left).length === 0) return { verdict: 'pass', exchanges: [before.id, after.id] };
    const culprits = traced(evidence, stored);
    return culprits.length > 0
      ? decide(culprits)
      : { verdict: 'inconclusive', reason: 'flaky', exchanges: [before.id, after.id] };
  },
} satisfies RuleDefinition;

function traced(evidence: Evidence, stored: Json): Found[] {
  return evidence.exchanges.flatMap((read): Found[] => {
    const cause = evidence.exchanges.find((x) => x.id === read.of && x.role === 'trace');
    const now = cause && seen(evidence, read);
    if (!cause || now === undefined || outcomeIn(evidence, cause) === 'accepted') return [];
    const changed = differences(stored, now);
    if (changed.length === 0) return [];
    const actual = `The request was refused, and yet ${changed.map((name) => `\`${name}\``).join(', ')} changed.`;
    return [{ violation: { exchange: cause.id, twin: read.id, symptom: 'changed', actual } }];
  });
}

function isAfterControl({ exchanges }: Evidence, { of }: Exchange): boolean {
  return exchanges.some((x) => x.id === of && x.role === 'control');
}

function isTrace({ exchanges }: Evidence, { of }: Exchange): boolean {
  return exchanges.some((x) => x.id === of && x.role === 'trace');
}

function seen(evidence: Evidence, read: Exchange): Json | undefined {
  const operation = evidence.contract.operations.find(({ id }) => id === read.operation);
  return operation && outcomeIn(evidence, read) === 'accepted' ? view(evidence.contract, operation, read) : undefined;
}
