import { answerOf, isEvidence, view } from '../evidence/answer.ts';
import { documented } from '../evidence/changes.ts';
import { describe, isAccess, type Outcome, outcome, reader, reasonOf, sentFor, wordsOf } from '../evidence/evidence.ts';
import { remembered, rememberedOfTwo } from '../lookup.ts';
import type { Contract, Operation, Vendor } from '../model/contract.ts';
import { isSpent, isWrite, readOf } from '../model/effect.ts';
import { conversationOf, type Exchange, isRepetition } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Evidence, Judgement, Violation } from '../model/rule.ts';
import type { Case, Reason } from '../model/verdict.ts';

/** What one case or one answer came to. */
export type Found = { violation: Violation } | { reason: Reason; exchange?: string } | { exchange: string };

/** What a target did with a request, seen from the evidence. */
export function outcomeIn({ contract, operation }: Evidence, exchange: Exchange): Outcome {
  return outcome(exchange, vendorOf({ contract, operation }));
}

function vendorOf({ contract, operation }: Pick<Evidence, 'contract' | 'operation'>): Vendor {
  const vendor = contract.vendors.find(({ id }) => id === operation.vendor);
  if (!vendor) throw new Error(`The contract lacks the vendor of ${operation.id}`);
  return vendor;
}

/**
 * The accepted exchanges of the operation, confirmations and traces left out: what response rules judge. The answer of some may have been
 * cut; {@link answerOf} gives none for them.
 */
export function acceptedOf({ contract, operation, exchanges }: Evidence): readonly Exchange[] {
  return acceptedIn(contract)(exchanges, operation);
}

/**
 * What {@link acceptedOf} gives of one operation, of all that spoke of the same campaigns.
 *
 * @param all Whether those are given as well that are not judged for what they say; default: no.
 */
export function answersOf(
  { contract, exchanges }: Pick<Evidence, 'contract' | 'exchanges'>,
  all = false,
): readonly Exchange[] {
  const read = reader(contract);
  return exchanges.filter((x) => (all || isTelling(x)) && read(x) === 'accepted');
}

/** Every clause of an operation is judged on the same exchanges. */
const acceptedIn = remembered((contract: Contract) =>
  rememberedOfTwo((exchanges: readonly Exchange[], operation: Operation) => {
    const vendor = vendorOf({ contract, operation });
    return exchanges.filter((x) => x.operation === operation.id && isTelling(x) && outcome(x, vendor) === 'accepted');
  }),
);

/** Says whether the answer to an exchange is judged for what it says, and not only for whether it came. */
function isTelling(exchange: Exchange): boolean {
  const isAside = ['neighbour', 'access', 'probe', 'hostile'].includes(exchange.role);
  return !isAside && !isRepetition(exchange) && exchange.credential === 'own';
}

/**
 * Judges every accepted answer of the operation by itself, but for those that were cut.
 *
 * @param violated What is wrong with an answer, if anything; `silent` where it does not say what is judged, and so is no evidence.
 */
export function eachAnswer(
  evidence: Evidence,
  violated: (
    answer: Json | undefined,
    exchange: Exchange,
  ) => Pick<Violation, 'symptom' | 'actual' | 'members'> | 'silent' | undefined,
): Judgement {
  return decide(
    acceptedOf(evidence).flatMap((exchange): Found[] => {
      if (!isEvidence(exchange)) return [];
      const violation = violated(answerOf(evidence.operation, exchange), exchange);
      if (violation === 'silent') return [];
      return [violation ? { violation: { exchange: exchange.id, ...violation } } : { exchange: exchange.id }];
    }),
  );
}

/** Judges near-misses and access cases: each is refused, and its accepted twin stands before and after it. */
export function refusal(evidence: Evidence): Judgement {
  return decide(
    evidence.cases.filter(({ expect }) => expect === 'refused').map((planned) => refused(evidence, planned)),
  );
}

function refused(evidence: Evidence, planned: Case): Found {
  const sent = sentFor(evidence.exchanges, planned.id).find((x) => !isRepetition(x));
  if (!sent) return { reason: 'budget spent' };
  const { before, after, isOver } = twins(evidence, sent);
  const result = outcomeIn(evidence, sent);
  const isTurnedAway = result === 'blocked' && isAccess(sent);
  if (!isTurnedAway && result !== 'accepted' && result !== 'refused') return open(sent, result);
  if (before && !isOver) return { reason: 'budget spent', exchange: sent.id };
  if (!before || !after) return { reason: 'twin refused', exchange: sent.id };
  if (result !== 'accepted') return { exchange: sent.id };
  const actual = `The target accepted ${planned.label}: ${describe(sent, vendorOf(evidence))}.`;
  return { violation: { exchange: sent.id, twin: before.id, symptom: 'accepted', actual } };
}

/**
 * The accepted requests before and after a near-miss: its bracket's twins, or for a read the operator's own reads; and whether any was
 * sent after it at all.
 */
function twins(evidence: Evidence, sent: Exchange): { before?: Exchange; after?: Exchange; isOver: boolean } {
  const { operation } = evidence;
  // What a campaign can be sent once has its control for the twin before.
  const isBracket = (x: Exchange) =>
    (x.role === 'twin' && x.batch === sent.batch) || (x.role === 'control' && isSpent(operation));
  const isTwin = (x: Exchange) =>
    (isWrite(operation) ? isBracket(x) : x.role === 'read') &&
    x.operation === sent.operation &&
    conversationOf(x.id) === conversationOf(sent.id);
  const position = evidence.exchanges.indexOf(sent);
  const isAccepted = (x: Exchange) => outcomeIn(evidence, x) === 'accepted';
  const earlier = evidence.exchanges.slice(0, position).filter(isTwin);
  const later = evidence.exchanges.slice(position + 1).filter(isTwin);
  const [before, after] = [earlier.findLast(isAccepted), later.find(isAccepted)];
  return { ...(before ? { before } : {}), ...(after ? { after } : {}), isOver: later.length > 0 };
}

/** What is found where an answer decides nothing. */
export function open(exchange: Exchange, result: Outcome): Found {
  return { reason: reasonOf(result, exchange), exchange: exchange.id };
}

/** Judges cases that a conforming target accepts: one accepted request that carried the value is enough. */
export function acceptance(evidence: Evidence): Judgement {
  const control = acceptedOf(evidence)[0];
  return decide(
    evidence.cases.filter(({ expect }) => expect === 'accepted').map((planned) => accepted(evidence, planned, control)),
  );
}

function accepted(evidence: Evidence, planned: Case, control: Exchange | undefined): Found {
  const sent = sentFor(evidence.exchanges, planned.id).filter(({ role }) => role !== 'confirm');
  const good = sent.find((x) => outcomeIn(evidence, x) === 'accepted');
  if (good) return { exchange: good.id };
  const alone = sent.findLast((x) => x.cases.length === 1);
  if (!alone) return { reason: 'budget spent' };
  if (!control) return { reason: 'control refused', exchange: alone.id };
  const result = outcomeIn(evidence, alone);
  if (result !== 'refused') return open(alone, result);
  const isExcusable = evidence.campaigns.some((campaign) =>
    campaign.open?.some(({ kind, cases }) => kind === 'excuse' && cases?.includes(planned.id)),
  );
  if (isExcusable) return { reason: 'budget spent', exchange: alone.id };
  const words = wordsOf(alone);
  const actual = `The target refused ${planned.label}: ${describe(alone, vendorOf(evidence))}${words && `, ${words}`}.`;
  return { violation: { exchange: alone.id, twin: control.id, symptom: 'refused', actual } };
}

/** Both at once: legal values are accepted and near-misses refused. */
export function acceptanceAndRefusal(evidence: Evidence): Judgement {
  return worst([acceptance(evidence), refusal(evidence)]);
}

/** One judgement out of what each case or exchange came to. None at all is no evidence. */
export function decide(found: readonly Found[]): Judgement {
  const violations = found.flatMap((one) => ('violation' in one ? [one.violation] : []));
  const exchanges = found.flatMap((one) =>
    'violation' in one ? [one.violation.exchange] : one.exchange ? [one.exchange] : [],
  );
  if (violations.length > 0) return { verdict: 'fail', violations, exchanges };
  const open = found.find((one) => 'reason' in one);
  if (open && 'reason' in open) return { verdict: 'inconclusive', reason: open.reason, exchanges };
  return found.length === 0
    ? { verdict: 'inconclusive', reason: 'no evidence', exchanges }
    : { verdict: 'pass', exchanges };
}

/** The gravest of several judgements that each may have nothing to say. */
export function worst(judgements: readonly Judgement[]): Judgement {
  const spoken = judgements.filter(({ reason }) => reason !== 'no evidence');
  const [first] = spoken;
  if (!first) return { verdict: 'inconclusive', reason: 'no evidence', exchanges: [] };
  const exchanges = spoken.flatMap((one) => one.exchanges);
  const violations = spoken.flatMap((one) => one.violations ?? []);
  if (violations.length > 0) return { verdict: 'fail', violations, exchanges };
  const open = spoken.find(({ verdict }) => verdict !== 'pass') ?? first;
  return { ...open, exchanges };
}

/** What an accepted read shows of its campaign, as far as the pages have it; `undefined` for any other answer. */
export function seenIn(evidence: Evidence, read: Exchange): Json | undefined {
  const operation = evidence.contract.operations.find(({ id }) => id === read.operation);
  const shown =
    operation && outcomeIn(evidence, read) === 'accepted' ? view(evidence.contract, operation, read) : undefined;
  return operation && shown !== undefined ? documented(evidence.contract, operation, shown) : undefined;
}

/** Judges each campaign by itself: what one shows says nothing of another. One that does not apply takes nothing from the others. */
export function perCampaign(evidence: Evidence, judge: (evidence: Evidence) => Judgement): Judgement {
  const judgements = evidence.campaigns.map((campaign) => {
    const exchanges = evidence.exchanges.filter((x) => x.campaign === campaign.key);
    return judge({ ...evidence, exchanges, campaigns: [campaign] });
  });
  const applicable = judgements.filter(({ verdict }) => verdict !== 'not-applicable');
  return worst(applicable.length > 0 ? applicable : judgements);
}

/** What a rule says that rests on reads where there are none: nobody can read the campaign, or the run never got that far. */
export function unread({ contract, operation, campaigns }: Evidence): Judgement {
  const isAhead = campaigns.some(({ read, dialect, vendor, kind: id }) => {
    const kind = contract.kinds.find((known) => known.vendor === vendor && known.id === id);
    return (
      read !== undefined ||
      (dialect === undefined &&
        ((kind !== undefined && readOf(contract, kind) !== undefined) || operation.effect === 'merge'))
    );
  });
  return isAhead
    ? { verdict: 'inconclusive', reason: 'no evidence', exchanges: [] }
    : { verdict: 'not-applicable', reason: 'no read', exchanges: [] };
}
