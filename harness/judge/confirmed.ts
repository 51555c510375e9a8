import { exchangesById, isOwnFault } from '../evidence/evidence.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Evidence, Judgement, Rule, Unstable, Violation } from '../model/rule.ts';
import type { Reason } from '../model/verdict.ts';
import { isSomebodyElses } from './disturbed.ts';
import { isFaulted, type Repeated, repeated } from './repeated.ts';

/** Most violations of one kind whose confirmation is tried; the first that is reproduced proves the fail. */
const TRIES = 3;

/** What the violations that a rule found came to. */
export interface Confirmation {
  /** Proven violations, one per symptom and clause. */
  proven: { violation: Violation; occurrences: number }[];
  /** Violations that were seen once and await their confirmation. */
  pending: Violation[];
  /** Violations that were seen, and were not when the same request was sent again. */
  unstable: Unstable[];
}

/** A fail stands only where a repetition shows it again; a violation that a trace has shown twice already needs none. */
export function confirmed(
  rule: Rule,
  evidence: Evidence,
  judgement: Judgement,
  recorded: readonly Exchange[],
): Confirmation & { judgement: Judgement } {
  const proven: Confirmation['proven'] = [];
  const pending: Violation[] = [];
  const unstable: Unstable[] = [...(judgement.unstable ?? [])];
  if (judgement.verdict !== 'fail') return { judgement, proven, pending, unstable };
  const all = judgement.violations ?? [];
  let unanswered: Reason | undefined;
  let wasDisturbed = false;
  for (const kind of new Set(all.map(kindOf))) {
    const violations = all
      .filter((violation) => kindOf(violation) === kind)
      .toSorted((a, b) => sharedBy(evidence, a) - sharedBy(evidence, b) || sizeOf(evidence, a) - sizeOf(evidence, b));
    const tried = triedOf(rule, evidence, violations, recorded);
    const [first] = tried;
    const sure = tried.find(({ state }) => state === 'again');
    const open = tried.find(({ state }) => state === 'open');
    if (sure) {
      proven.push({ violation: sure.violation, occurrences: violations.length });
      continue;
    }
    if (open) pending.push(open.violation);
    if (first && isOften(evidence, violations, tried, recorded)) {
      proven.push({ violation: first.violation, occurrences: violations.length });
      continue;
    }
    if (open) continue;
    for (const { violation, state } of tried) {
      wasDisturbed ||= state === 'not';
      if (typeof state === 'string') continue;
      if ('else' in state) unstable.push({ violation, other: state.else });
      else unanswered ??= state.neither;
    }
  }
  const exchanges = judgement.exchanges;
  if (proven.length > 0) {
    return {
      judgement: { ...judgement, exchanges: [...proven.map(({ violation }) => violation.exchange), ...exchanges] },
      proven,
      pending,
      unstable,
    };
  }
  if (wasDisturbed && unstable.length === 0 && pending.length === 0 && unanswered === undefined)
    return { judgement: { verdict: 'pass', exchanges } satisfies Judgement, proven, pending, unstable };
  const [open] = pending;
  const settled: Reason = unstable.length > 0 ? 'flaky' : (unanswered ?? 'budget spent');
  const reason = open ? 'budget spent' : settled;
  const note = open ? { note: `Confirming stopped: whether ${open.exchange} shows the same once more is open.` } : {};
  return {
    judgement: { verdict: 'inconclusive', reason, ...note, exchanges } satisfies Judgement,
    ...{ proven, pending, unstable },
  };
}

/** A violation, and what its repetition showed. */
interface Tried {
  violation: Violation;
  state: Repeated;
}

/** What the repetitions of the first violations of one kind showed. */
function triedOf(
  rule: Rule,
  evidence: Evidence,
  violations: readonly Violation[],
  recorded: readonly Exchange[],
): Tried[] {
  const own = violations.filter((violation) => isOwnFaultIn(evidence, violation, recorded));
  // Each was asked three times, and checked: two of them are no coincidence.
  const state = (violation: Violation): Repeated =>
    own.length > 1 && own.includes(violation) ? 'again' : repeated(rule, evidence, violation, recorded);
  return violations.slice(0, TRIES).map((violation) => ({ violation, state: state(violation) }));
}

/** Says whether violations of one kind have shown so often that they are no less wrong where nothing was left to repeat them. */
function isOften(
  evidence: Evidence,
  violations: readonly Violation[],
  tried: readonly Tried[],
  recorded: readonly Exchange[],
): boolean {
  const [first] = violations;
  // A fault may be the network's.
  if (!first || violations.length < TRIES || isFault(evidence, first)) return false;
  const isStrange =
    tried.some(({ state }) =>
      typeof state === 'string' ? state === 'not' : 'neither' in state && state.neither === 'another writer',
    ) || isElsesEachTime(evidence, violations, recorded);
  // Each repetition came after what its first time came after.
  const isDenied = tried.some(({ state }) => typeof state !== 'string' && 'else' in state);
  return !isStrange && !isDenied;
}

/** Says whether two violations show that somebody else writes: in the same members, values that this run never sent. */
function isElsesEachTime(
  { contract, exchanges }: Evidence,
  [first, second]: readonly Violation[],
  recorded: readonly Exchange[],
): boolean {
  const [one, other] = [first, second].map(
    (violation) => violation && exchangesById(exchanges).get(violation.exchange),
  );
  return (
    one !== undefined && other !== undefined && isSomebodyElses(one, other, recorded, contract, first?.members ?? [])
  );
}

/** What makes violations of one rule on one clause the same finding. */
function kindOf({ clause = '', symptom }: Violation): string {
  return `${clause} ${symptom}`;
}

/** For how many cases a violation's request was sent: one that packs many names none of them. The rule's own case is one. */
function sharedBy({ cases, exchanges }: Evidence, { exchange: id }: Violation): number {
  const asked = exchangesById(exchanges).get(id)?.cases ?? [];
  return cases.some((one) => asked.includes(one.id)) ? 1 : asked.length;
}

/** How much of what a rule asked for a violation is shown with; the smallest tells it best. */
function sizeOf({ cases, exchanges }: Evidence, { exchange: id }: Violation): number {
  const shown = exchangesById(exchanges).get(id);
  const asked = cases.filter((one) => shown?.cases.includes(one.id));
  return asked.reduce((sum, { recipe: { edits } }) => sum + JSON.stringify(edits).length, 0);
}

/** Tells whether a violation is that no proper answer came. */
function isFault(evidence: Evidence, { exchange: id }: Violation): boolean {
  const shown = exchangesById(evidence.exchanges).get(id);
  return shown !== undefined && isFaulted(evidence, shown);
}

/** Tells whether a violation is a fault that was seen to be the target's own. */
function isOwnFaultIn(evidence: Evidence, { exchange: id }: Violation, recorded: readonly Exchange[]): boolean {
  const shown = exchangesById(evidence.exchanges).get(id);
  return shown !== undefined && isFaulted(evidence, shown) && isOwnFault(shown, recorded, evidence.contract);
}
