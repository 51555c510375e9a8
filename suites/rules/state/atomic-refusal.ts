import {
  clausesWith,
  decide,
  differences,
  type Evidence,
  type Exchange,
  type Found,
  isEvidence,
  type Json,
  outcomeIn,
  perCampaign,
  type RuleDefinition,
  seenIn,
  unread,
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
  judge: (all) =>
    perCampaign(all, (evidence) => {
      const before = readOfControl(evidence);
      const after = evidence.exchanges.findLast((x) => x.role === 'read' && x.batch && !traceOf(evidence, x));
      if (!before) return unread(evidence);
      const stored = seenIn(evidence, before);
      if (!isEvidence(before)) return { verdict: 'inconclusive', reason: 'no evidence', exchanges: [before.id] };
      if (stored === undefined) return { verdict: 'not-applicable', reason: 'no read', exchanges: [before.id] };
      if (!after) return { verdict: 'inconclusive', reason: 'budget spent', exchanges: [] };
      const left = seenIn(evidence, after);
      if (left === undefined) return { verdict: 'inconclusive', reason: 'no evidence', exchanges: [after.id] };
      if (differences(stored, left).length === 0) return { verdict: 'pass', exchanges: [before.id, after.id] };
      const culprits = traced(evidence, stored);
      return decide(culprits.length > 0 ? culprits : [{ reason: 'flaky', exchange: after.id }]);
    }),
} satisfies RuleDefinition;

/** The last read before anything but the control was written; earlier ones may have come too early. */
function readOfControl(evidence: Evidence): Exchange | undefined {
  const { exchanges, operation } = evidence;
  const control = exchanges.findIndex((x) => x.role === 'control' && outcomeIn(evidence, x) === 'accepted');
  const later = control < 0 ? [] : exchanges.slice(control + 1);
  const next = later.findIndex(({ role, operation: id }) => id === operation.id && role !== 'read');
  return later.slice(0, next < 0 ? undefined : next).findLast(({ role }) => role === 'read');
}

function traced(evidence: Evidence, stored: Json): Found[] {
  return evidence.exchanges.flatMap((read): Found[] => {
    const cause = traceOf(evidence, read);
    const now = cause && seenIn(evidence, read);
    if (!cause || now === undefined || outcomeIn(evidence, cause) === 'accepted') return [];
    const changed = differences(stored, now);
    if (changed.length === 0) return [];
    const actual = `The request was refused, and yet ${changed.map((name) => `\`${name}\``).join(', ')} changed.`;
    return [{ violation: { exchange: cause.id, twin: read.id, symptom: 'changed', actual } }];
  });
}

/** The repeated request whose effect a read shows. */
function traceOf({ exchanges }: Evidence, read: Exchange): Exchange | undefined {
  return exchanges.find(({ id, role }) => id === read.of && role === 'trace');
}
