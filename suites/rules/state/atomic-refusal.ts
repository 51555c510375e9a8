import {
  clausesWith,
  decide,
  differences,
  disturbanceOf,
  type Evidence,
  type Exchange,
  type Found,
  isEvidence,
  type Json,
  type Judgement,
  membersOf,
  outcomeIn,
  perCampaign,
  type RuleDefinition,
  seenIn,
  suspectsIn,
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
  depth: 'state',
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
      if (culprits.length > 0) return decide(culprits);
      const kept = keptUpdate(evidence, after);
      if (kept) return { verdict: 'inconclusive', reason: 'twin refused', note: KEPT, exchanges: [kept.id, after.id] };
      return untraced(evidence, { before: stored, after, left });
    }),
} satisfies RuleDefinition;

const KEPT =
  'An update that was accepted could not be undone before the read, so that it tells nothing of refused ones.';

/** The update that the campaign holds when it is read, where that is not the baseline. */
function keptUpdate(evidence: Evidence, read: Exchange): Exchange | undefined {
  const { exchanges, operation } = evidence;
  const isTaken = (x: Exchange) =>
    x.operation === operation.id && x.role !== 'read' && outcomeIn(evidence, x) === 'accepted';
  const control = exchanges.find((x) => x.role === 'control' && isTaken(x));
  const last = exchanges.slice(0, exchanges.indexOf(read)).findLast(isTaken);
  const bodyOf = (x: Exchange | undefined) => JSON.stringify(x?.request.body);
  return bodyOf(last) === bodyOf(control) ? undefined : last;
}

/** What it means that a state changed and no refusal was seen to change it. */
function untraced(
  evidence: Evidence,
  { before, after, left }: { before: Json; after: Exchange; left: Json },
): Judgement {
  const exchanges = [after.id];
  const grounds = evidence.exchanges.filter((x) => x.role === 'read' && x.batch === undefined && isSet(evidence, x));
  const moved = new Set(grounds.flatMap((read) => differences(before, seenIn(evidence, read) ?? before)));
  // What an accepted update leaves otherwise, or what changes by itself, no refusal changed.
  if (differences(before, left).every((name) => moved.has(name))) return { verdict: 'pass', exchanges };
  const members = membersOf(after, evidence, differences(before, left));
  if (disturbanceOf(after, evidence.exchanges, evidence.contract, members) === 'another writer')
    return { verdict: 'inconclusive', reason: 'another writer', exchanges };
  const open = evidence.campaigns.flatMap((campaign) => campaign.open ?? []).find(({ kind }) => kind === 'trace');
  if (open) return { verdict: 'inconclusive', reason: 'budget spent', note: open.note, exchanges };
  const last = evidence.exchanges.findLast((x) => x.role === 'read' && traceOf(evidence, x));
  const suspects = suspectsIn(evidence.exchanges, after.batch, evidence.operation, evidence.contract);
  const isTried = ({ id }: Exchange) => evidence.exchanges.some((x) => x.role === 'trace' && x.of === id);
  if (last && suspects.every(isTried)) {
    const actual = 'After refused updates a read showed another campaign.';
    const violation = { exchange: after.id, symptom: 'changed', actual } as const;
    exchanges.push(last.id);
    return { verdict: 'inconclusive', reason: 'flaky', exchanges, unstable: [{ violation, other: last.id }] };
  }
  if (last) return { verdict: 'inconclusive', reason: 'budget spent', exchanges };
  const note = 'Reads did not show what accepted updates wrote, so that they tell nothing of refused ones.';
  return { verdict: 'inconclusive', reason: 'no evidence', note, exchanges };
}

/** Says whether a read shows what is there once the baseline was stored for a trace. */
function isSet({ exchanges }: Evidence, read: Exchange): boolean {
  return exchanges.some(({ id, role }) => id === read.of && role === 'set');
}

/** The last read before anything but the control was written; earlier ones may have come too early. */
function readOfControl(evidence: Evidence): Exchange | undefined {
  const { exchanges, operation } = evidence;
  const control = exchanges.findIndex((x) => x.role === 'control' && outcomeIn(evidence, x) === 'accepted');
  const later = control < 0 ? [] : exchanges.slice(control + 1);
  const next = later.findIndex(({ role, operation: id }) => id === operation.id && role !== 'read');
  return later.slice(0, next < 0 ? undefined : next).findLast(({ role }) => role === 'read');
}

/** A refusal is the culprit where the campaign is another right after it than it was right before, in a member that stays as it is otherwise. */
function traced(evidence: Evidence, stored: Json): Found[] {
  return evidence.exchanges.flatMap((read): Found[] => {
    const cause = traceOf(evidence, read);
    const now = cause && seenIn(evidence, read);
    const ground = cause && groundOf(evidence, cause);
    if (!cause || !ground || now === undefined || outcomeIn(evidence, cause) === 'accepted') return [];
    const restless = new Set(differences(stored, ground));
    const changed = differences(ground, now).filter((name) => !restless.has(name));
    if (changed.length === 0) return [];
    const actual = `The request was refused, and yet ${changed.map((name) => `\`${name}\``).join(', ')} changed.`;
    const members = membersOf(read, evidence, changed);
    return [{ violation: { exchange: cause.id, twin: read.id, symptom: 'changed', actual, members } }];
  });
}

/** What the read right before a request showed; nothing where something else was sent between them. */
function groundOf(evidence: Evidence, cause: Exchange): Json | undefined {
  const last = evidence.exchanges[evidence.exchanges.indexOf(cause) - 1];
  return last?.role === 'read' ? seenIn(evidence, last) : undefined;
}

/** The repeated request whose effect a read shows. */
function traceOf({ exchanges }: Evidence, read: Exchange): Exchange | undefined {
  return exchanges.find(({ id, role }) => id === read.of && role === 'trace');
}
