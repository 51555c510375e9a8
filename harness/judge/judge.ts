import { isDeepStrictEqual } from 'node:util';
import { groupedBy } from '../lookup.ts';
import type { Clause, Contract, Operation, Validators } from '../model/contract.ts';
import { type Exchange, isSafe, laneIdOf } from '../model/exchange.ts';
import type { CampaignRecord } from '../model/results.ts';
import type { Evidence, Judgement, Rule, Unstable, Violation } from '../model/rule.ts';
import type { Case, NotAsked, Reason, Verdict } from '../model/verdict.ts';
import { judgedClauses } from '../plan/selection.ts';
import { isEvidence } from './answer.ts';
import { disturbanceOf, isSomebodyElses } from './disturbed.ts';
import { evidenceIn, isOwnFault, isTooLarge, noEvidence, type Outcome, quoted, reader } from './evidence.ts';
import { outcomeIn } from './oracles.ts';
import { readFaults } from './written.ts';

/** What judging looks at: the record of a run, and nothing else. */
export interface RunRecord {
  contract: Contract;
  validators: Validators;
  /** The rules put to an operation. */
  rulesFor(operation: Operation): readonly Rule[];
  operations: readonly Operation[];
  cases: readonly Case[];
  notAsked: readonly NotAsked[];
  exchanges: readonly Exchange[];
  campaigns: readonly CampaignRecord[];
  interrupted: boolean;
}

/** What of a record the evidence of a rule is taken from. */
export type Scenes = Pick<RunRecord, 'contract' | 'validators' | 'cases' | 'exchanges' | 'campaigns'>;

/** A verdict with the proven violations behind it, one per symptom and clause. */
export interface Judged {
  verdict: Verdict;
  proven: { violation: Violation; occurrences: number }[];
  /** Violations that were seen once and await their confirmation. */
  pending: Violation[];
  /** Violations that were seen, and were not when the same request was sent again. */
  unstable: Unstable[];
}

/** Most violations of one kind whose confirmation is tried; the first that is reproduced proves the fail. */
const TRIES = 3;

/** Judges every rule on every clause of every operation. Pure: the same record gives the same verdicts. */
export function judge(record: RunRecord): Judged[] {
  const exchanges = evidenceIn(record.exchanges, record.contract);
  const faults = once(() => readFaults({ ...record, exchanges }));
  return record.operations.flatMap((operation) => {
    const scene = { ...sceneOf({ ...record, exchanges }, operation), faults };
    const cases = groupedBy(scene.cases, questionOf);
    return record
      .rulesFor(operation)
      .flatMap((rule) =>
        judgedClauses(rule, operation, record.contract).map((clause) =>
          judgeOne(rule, { ...scene, clause, cases: cases.get(`${rule.id} ${clause.id}`) ?? [] }, record),
        ),
      );
  });
}

/** Finds something out when it is first asked for. */
function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** The rule and the clause that a case asks about: `<rule> <clause>`. */
const questionOf = ({ rule, clause }: Case): [string] => [`${rule} ${clause}`];

/**
 * What a rule says of one clause by the exchanges given alone, each taken for what it is: no violation has to show again, and no case counts
 * that none of them was sent for.
 */
export function judgeAlone(record: Scenes, operation: Operation, rule: Rule, clause: Clause): Judgement {
  const scene = { ...sceneOf(record, operation), faults: once(() => readFaults(record)) };
  const sent = new Set(scene.exchanges.flatMap(({ cases }) => cases));
  const cases = scene.cases.filter(
    ({ id, ...asked }) => asked.rule === rule.id && asked.clause === clause.id && sent.has(id),
  );
  return attempted(rule, { ...scene, clause, cases });
}

function sceneOf(
  { contract, validators, cases, exchanges, campaigns }: Scenes,
  operation: Operation,
): Omit<Evidence, 'clause'> {
  const own = campaigns.filter(
    ({ vendor, kind, role }) => vendor === operation.vendor && operation.kinds.includes(kind) && role === 'own',
  );
  const lanes = new Set(own.map(({ vendor, key }) => `${vendor}.${key}`));
  const inLane = ({ id }: Exchange) => lanes.has(laneIdOf(id));
  return {
    contract,
    validators,
    operation,
    cases: cases.filter((c) => c.operation === operation.id),
    exchanges: exchanges.filter(inLane),
    campaigns: own,
  };
}

function judgeOne(rule: Rule, evidence: Evidence, { notAsked, interrupted, exchanges: recorded }: RunRecord): Judged {
  const { clause, operation } = evidence;
  const skipped = notAsked.find((n) => n.rule === rule.id && n.clause === clause.id && n.operation === operation.id);
  const first: Judgement = skipped
    ? { verdict: 'not-applicable', reason: skipped.reason, exchanges: [] }
    : attempted(rule, evidence);
  const { judgement, proven, pending, unstable } = confirmed(rule, evidence, first, recorded);
  return {
    verdict: {
      operation: operation.id,
      rule: rule.id,
      clause: clause.id,
      basis: clause.basis,
      ...explained(judgement, evidence, { interrupted, exchanges: recorded }),
      findings: [],
      exchanges: [...new Set(judgement.exchanges)],
    },
    proven,
    pending,
    unstable,
  };
}

/** What a rule says; a rule that breaks is the suite's own error and blames nobody. */
function attempted(rule: Rule, evidence: Evidence): Judgement {
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

/** A fail stands only where a repetition shows it again; a violation that a trace has shown twice already needs none. */
function confirmed(rule: Rule, evidence: Evidence, judgement: Judgement, recorded: readonly Exchange[]) {
  const proven: Judged['proven'] = [];
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
    const own = violations.filter((violation) => isOwnFaultIn(evidence, violation, recorded));
    // Each was asked three times, and checked: two of them are no coincidence.
    const state = (violation: Violation): Repeated =>
      own.length > 1 && own.includes(violation) ? 'again' : repeated(rule, evidence, violation, recorded);
    const tried = violations.slice(0, TRIES).map((violation) => ({ violation, state: state(violation) }));
    const [first] = tried;
    const sure = tried.find(({ state }) => state === 'again');
    const open = tried.find(({ state }) => state === 'open');
    if (sure) proven.push({ violation: sure.violation, occurrences: violations.length });
    else {
      if (open) pending.push(open.violation);
      // What has shown often enough is no less wrong where nothing was left to repeat it; a fault may be the network's.
      const isStrange =
        tried.some(({ state }) =>
          typeof state === 'string' ? state === 'not' : 'neither' in state && state.neither === 'another writer',
        ) || isElsesEachTime(evidence, violations, recorded);
      // What is stored may go wrong with what was sent before it; what is answered may not.
      const isDenied = tried.every(
        ({ violation: { members }, state }) => members === undefined && typeof state !== 'string' && 'else' in state,
      );
      const isOften =
        first !== undefined &&
        violations.length >= TRIES &&
        !isFault(evidence, first.violation) &&
        !isStrange &&
        !isDenied;
      if (isOften) proven.push({ violation: first.violation, occurrences: violations.length });
      else if (!open) {
        for (const { violation, state } of tried) {
          wasDisturbed ||= state === 'not';
          if (typeof state === 'string') continue;
          if ('else' in state) unstable.push({ violation, other: state.else });
          else unanswered ??= state.neither;
        }
      }
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

/** Says whether two violations show that somebody else writes: in the same members, values that this run never sent. */
function isElsesEachTime(
  { contract, exchanges }: Evidence,
  [first, second]: readonly Violation[],
  recorded: readonly Exchange[],
): boolean {
  const [one, other] = [first, second].map((violation) => exchanges.find(({ id }) => id === violation?.exchange));
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
  const sentFor = exchanges.find((x) => x.id === id)?.cases ?? [];
  return cases.some((one) => sentFor.includes(one.id)) ? 1 : sentFor.length;
}

/** How much of what a rule asked for a violation is shown with; the smallest tells it best. */
function sizeOf({ cases, exchanges }: Evidence, { exchange: id }: Violation): number {
  const shown = exchanges.find((x) => x.id === id);
  const asked = cases.filter((one) => shown?.cases.includes(one.id));
  return asked.reduce((sum, { recipe: { edits } }) => sum + JSON.stringify(edits).length, 0);
}

/** Tells whether a violation is that no proper answer came. */
function isFault(evidence: Evidence, { exchange: id }: Violation): boolean {
  const shown = evidence.exchanges.find((x) => x.id === id);
  return shown !== undefined && isFaulted(evidence, shown);
}

/** Tells whether a violation is a fault that was seen to be the target's own. */
function isOwnFaultIn(evidence: Evidence, { exchange: id }: Violation, recorded: readonly Exchange[]): boolean {
  const shown = evidence.exchanges.find((x) => x.id === id);
  return shown !== undefined && isFaulted(evidence, shown) && isOwnFault(shown, recorded, evidence.contract);
}

function isFaulted(evidence: Evidence, exchange: Exchange): boolean {
  return outcomeIn(evidence, exchange) === 'faulted';
}

/**
 * What a repetition shows of a violation: `again`, something `else` and in which exchange, or neither, for no answer of the target's own came;
 * `open` where there is none. `not` where it is right, and an earlier update that took effect late explains why it was wrong before.
 */
type Repeated = 'again' | 'open' | 'not' | { else: string } | { neither: Reason };

function repeated(
  rule: Rule,
  evidence: Evidence,
  { exchange: id, twin, symptom, members }: Violation,
  recorded: readonly Exchange[],
): Repeated {
  const shown = evidence.exchanges.find((x) => x.id === id);
  // What a trace finds it has shown twice itself; a fault that befalls it is one like any other.
  if (shown?.role === 'trace' && !isFaulted(evidence, shown)) {
    const read = evidence.exchanges.find((x) => x.id === twin);
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
  // A repetition stands where it was sent, since what came before it counts; in a bracket it takes the place between the twins.
  const [from, to] = batch === undefined ? [shown, again] : [again, shown];
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
      .findLast((x) => x.campaign === read.campaign && !isSafe(x.request) && isTaken(x))?.request.body;
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

/** Puts the campaign's own reason where a rule only lacks evidence, and says where that is so because an answer was cut. */
function explained(
  { verdict, reason, note, exchanges: shown }: Judgement,
  { contract, campaigns, exchanges, cases }: Pick<Evidence, 'contract' | 'campaigns' | 'exchanges' | 'cases'>,
  { interrupted, exchanges: recorded }: Pick<RunRecord, 'interrupted' | 'exchanges'>,
): Pick<Verdict, 'verdict' | 'reason' | 'note'> {
  if (verdict === 'pass' || verdict === 'fail') return { verdict };
  const read = reader(contract);
  const unjudged = campaigns.find((campaign) => campaign.unjudged)?.unjudged;
  const isOpen = verdict === 'inconclusive' && (reason === 'no evidence' || reason === 'budget spent');
  if (unjudged && isOpen) return { verdict, reason: unjudged.reason, note: unjudged.note };
  const asked = new Set(cases.map(({ id }) => id));
  const heard = new Set(exchanges.flatMap((one) => one.cases));
  // Sent, and answered by what says nothing of it: by a lockout, or an outage.
  const lost = recorded.findLast((one) => one.cases.some((id) => asked.has(id) && !heard.has(id)));
  const why = lost && reason === 'budget spent' ? LOST[read(lost)] : undefined;
  const cause = why ?? (interrupted && isOpen ? 'interrupted' : reason);
  const left = campaigns
    .flatMap((campaign) => campaign.open ?? [])
    .find((one) => one.cases?.some((id) => asked.has(id)));
  const notes: Partial<Record<Reason, () => string | undefined>> = {
    'no evidence': () => cutIn(exchanges),
    'budget spent': () => left?.note,
  };
  const silent = exchanges.find((one) => shown.includes(one.id) && noEvidence(one, read(one)) === cause);
  const telling = why ? lost : silent;
  const said = note ?? (cause && notes[cause] ? notes[cause]() : telling && saidBy(telling, contract));
  return { verdict, ...(cause ? { reason: cause } : {}), ...(said ? { note: said } : {}) };
}

/** Why an answer that came was left out of the evidence. */
const LOST: Partial<Record<Outcome, Reason>> = { blocked: 'access denied', faulted: 'outage' };

/** What was answered in place of an answer to what was asked. */
function saidBy(exchange: Exchange, { operations, vendors }: Contract): string | undefined {
  const vendor = operations.find(({ id }) => id === exchange.operation)?.vendor;
  const known = vendors.find(({ id }) => id === vendor);
  return known && `${quoted(exchange, known)}: ${exchange.id}.`;
}

/** Says of which answer too much was cut to decide anything by it; nothing where none was. */
function cutIn(exchanges: readonly Exchange[]): string | undefined {
  const first = exchanges.find((exchange) => !isEvidence(exchange));
  if (!first || !('cut' in first.response)) return undefined;
  return `The answer was too large and was cut, so that it decides nothing: ${first.id}, ${first.response.cut}.`;
}
