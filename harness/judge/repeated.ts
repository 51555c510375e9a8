import { isDeepStrictEqual } from 'node:util';
import { isEvidence } from '../evidence/answer.ts';
import { exchangesById, isOwnFault, isTooLarge, noEvidence } from '../evidence/evidence.ts';
import { campaignOf, type Exchange, isSafe } from '../model/exchange.ts';
import type { Evidence, Judgement, Rule, Violation } from '../model/rule.ts';
import type { Reason } from '../model/verdict.ts';
import { disturbanceOf, isSomebodyElses } from './disturbed.ts';
import { outcomeIn } from './oracles.ts';

/** What a rule says; a rule that breaks is the suite's own error and blames nobody. */
export function attempted(rule: Rule, evidence: Evidence): Judgement {
  try {
    return rule.judge(evidence);
  } catch (error) {
    return {
      verdict: 'error',
      reason: 'suite error',
      note: error instanceof Error ? error.message : String(error),
      exchanges: [],
    };
  }
}

/** Tells whether no proper answer came. */
export function isFaulted(evidence: Evidence, exchange: Exchange): boolean {
  return outcomeIn(evidence, exchange) === 'faulted';
}

/**
 * What a repetition shows of a violation: `again`, something `else` and in which exchange, or neither, for no answer of the target's own came;
 * `open` where there is none. `not` where it is right, and an earlier update that took effect late explains why it was wrong before.
 */
export type Repeated = 'again' | 'open' | 'not' | { else: string } | { neither: Reason };

/** What the last repetition of a violation shows of it. */
export function repeated(
  rule: Rule,
  evidence: Evidence,
  { exchange: id, twin, symptom, members }: Violation,
  recorded: readonly Exchange[],
): Repeated {
  const byId = exchangesById(evidence.exchanges);
  const shown = byId.get(id);
  // What a trace finds it has shown twice itself; a fault that befalls it is one like any other.
  if (shown?.role === 'trace' && !isFaulted(evidence, shown)) {
    const read = twin === undefined ? undefined : byId.get(twin);
    const isElses = read && members && disturbanceOf(read, recorded, evidence.contract, members) === 'another writer';
    return isElses ? { neither: 'another writer' } : 'again';
  }
  const isOwn = (one: Exchange) => isOwnFault(one, recorded, evidence.contract);
  const again = evidence.exchanges.filter((x) => x.role === 'confirm' && x.of === id).at(-1);
  // A repetition whose answer was cut shows neither the one nor the other.
  if (!shown || !again || !isEvidence(again)) return 'open';
  const violations = violationsOf(rule, evidence, shown, again);
  const isWrong = (x: Exchange) => violations.some((v) => v.exchange === x.id && v.symptom === symptom);
  if (isWrong(again)) {
    // A fault after which nothing was accepted is an outage; what is wrong each time in another way is somebody else's doing.
    if (isFaulted(evidence, again) && !isTooLarge(again) && !isOwn(again)) return { neither: 'outage' };
    const isElses = members !== undefined && isSomebodyElses(shown, again, recorded, evidence.contract, members);
    if (isElses) return { neither: 'another writer' };
    // What a read shows by chance it may show twice.
    const once = evidence.exchanges.find((x) => x.role === 'confirm' && x.of === again.id && isAnswer(evidence, x));
    const isRight =
      once && !violationsOf(rule, evidence, shown, once).some((v) => v.exchange === once.id && v.symptom === symptom);
    const other = isRight
      ? once
      : twin === undefined
        ? alike(shown, evidence).find((x) => !isWrong(x))
        : denied(shown, evidence);
    return other ? { else: other.id } : 'again';
  }
  const reason = noEvidence({ ...again, role: shown.role }, outcomeIn(evidence, again));
  if (reason) return { neither: reason };
  const disturbance = disturbanceOf(shown, recorded, evidence.contract, members);
  if (disturbance === 'late write') return 'not';
  // Whoever writes besides changes what is shown, not what is accepted.
  return disturbance && members !== undefined ? { neither: disturbance } : { else: again.id };
}

/** What a rule finds wrong where a repetition stands in for what it repeats. */
function violationsOf(rule: Rule, evidence: Evidence, shown: Exchange, again: Exchange): readonly Violation[] {
  const { role, cases, of, batch } = shown;
  const inPlace: Exchange = { ...again, role, cases, ...(of ? { of } : {}), ...(batch ? { batch } : {}) };
  if (of === undefined) delete inPlace.of;
  // A repetition stands where it was sent, since what came before it counts; in a bracket it takes the place between the twins, but for what
  // its answer alone shows.
  const isBracketed = batch !== undefined && (rule.depth === undefined || rule.depth === 'state');
  const [from, to] = isBracketed ? [again, shown] : [shown, again];
  const exchanges = evidence.exchanges.filter((x) => x !== from).map((x) => (x === to ? inPlace : x));
  return attempted(rule, { ...evidence, exchanges }).violations ?? [];
}

function isAnswer(evidence: Evidence, exchange: Exchange): boolean {
  return isEvidence(exchange) && noEvidence(exchange, outcomeIn(evidence, exchange)) === undefined;
}

/** The same request, refused where it is wrong that it was accepted. */
function denied(shown: Exchange, evidence: Evidence): Exchange | undefined {
  if (isSafe(shown.request) || outcomeIn(evidence, shown) !== 'accepted') return undefined;
  return evidence.exchanges.find(
    (x) =>
      x.operation === shown.operation &&
      x.credential === shown.credential &&
      outcomeIn(evidence, x) === 'refused' &&
      isDeepStrictEqual(x.request, shown.request),
  );
}

/** The other reads of what a read saw: of the same campaign, after the same update. */
function alike(shown: Exchange, evidence: Evidence): Exchange[] {
  if (!isSafe(shown.request)) return [];
  const isTaken = (x: Exchange) => outcomeIn(evidence, x) === 'accepted';
  const stored = (read: Exchange) =>
    evidence.exchanges
      .slice(0, evidence.exchanges.indexOf(read))
      .findLast((x) => campaignOf(x) === campaignOf(read) && !isSafe(x.request) && isTaken(x))?.request.body;
  const held = stored(shown);
  return evidence.exchanges.filter(
    (x) =>
      x !== shown &&
      (['operation', 'campaign', 'credential', 'role'] as const).every((member) => x[member] === shown[member]) &&
      x.request.url === shown.request.url &&
      isTaken(x) &&
      isDeepStrictEqual(stored(x), held),
  );
}
