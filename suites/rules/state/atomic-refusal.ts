import {
  clausesWith,
  decide,
  differences,
  type Evidence,
  type Exchange,
  type Found,
  isEvidence,
  type Json,
  type Judgement,
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
      return culprits.length > 0 ? decide(culprits) : untraced(evidence, after);
    }),
} satisfies RuleDefinition;

/** A state that changed although nobody can be blamed: at times, if every refused request was repeated and changed nothing; else unknown. */
function untraced(evidence: Evidence, after: Exchange): Judgement {
  const { exchanges, operation } = evidence;
  const traces = exchanges.filter(({ role }) => role === 'trace');
  const isTried = ({ id }: Exchange) => traces.some(({ of }) => of === id);
  const refused = exchanges.filter(
    (x) =>
      x.batch === after.batch &&
      x.operation === operation.id &&
      SUSPECT.has(x.role) &&
      outcomeIn(evidence, x) !== 'accepted',
  );
  const last = exchanges.findLast((x) => x.role === 'read' && traceOf(evidence, x));
  if (!last || !refused.every(isTried))
    return { verdict: 'inconclusive', reason: 'budget spent', exchanges: [after.id] };
  const violation = {
    exchange: after.id,
    symptom: 'changed',
    actual: 'After refused updates a read showed another campaign.',
  };
  return {
    verdict: 'inconclusive',
    reason: 'flaky',
    exchanges: [after.id, last.id],
    unstable: [{ violation, other: last.id }],
  };
}

/** Roles of the requests of a bracket that are meant to be refused. */
const SUSPECT: ReadonlySet<string> = new Set(['near-miss', 'access', 'property']);

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
