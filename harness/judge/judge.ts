import type { Contract, Operation, Validators } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { CampaignRecord } from '../model/results.ts';
import type { Evidence, Judgement, Rule, Violation } from '../model/rule.ts';
import type { Case, NotAsked, Reason, Verdict } from '../model/verdict.ts';
import { judgedClauses } from '../plan/selection.ts';
import { isEvidence } from './answer.ts';
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
  /** What reads alone get wrong, where it is known from elsewhere; default: what the exchanges show. */
  faults?: Evidence['faults'];
}

/** A verdict with the proven violations behind it, one per symptom and clause. */
export interface Judged {
  verdict: Verdict;
  proven: { violation: Violation; occurrences: number }[];
  /** Violations that were seen once and await their confirmation. */
  pending: Violation[];
}

/** Most violations of one kind whose confirmation is tried; the first that is reproduced proves the fail. */
const TRIES = 3;

/** Judges every rule on every clause of every operation. Pure: the same record gives the same verdicts. */
export function judge(record: RunRecord): Judged[] {
  const faults = record.faults ?? readFaults(record);
  return record.operations.flatMap((operation) => {
    const scene = { ...sceneOf(record, operation), faults };
    const cases = byQuestion(scene.cases);
    return record
      .rulesFor(operation)
      .flatMap((rule) =>
        judgedClauses(rule, operation, record.contract).map((clause) =>
          judgeOne(rule, { ...scene, clause, cases: cases.get(`${rule.id} ${clause.id}`) ?? [] }, record),
        ),
      );
  });
}

/** Cases by the rule and the clause they ask about: `<rule> <clause>`. */
function byQuestion(cases: readonly Case[]): Map<string, Case[]> {
  const grouped = new Map<string, Case[]>();
  for (const asked of cases) {
    const question = `${asked.rule} ${asked.clause}`;
    const others = grouped.get(question);
    if (others) others.push(asked);
    else grouped.set(question, [asked]);
  }
  return grouped;
}

function sceneOf(
  { contract, validators, cases, exchanges, campaigns }: RunRecord,
  operation: Operation,
): Omit<Evidence, 'clause'> {
  const own = campaigns.filter(
    ({ vendor, kind, role }) => vendor === operation.vendor && operation.kinds.includes(kind) && role === 'own',
  );
  const lanes = new Set(own.map(({ vendor, key }) => `${vendor}.${key}.`));
  const inLane = ({ id }: Exchange) => lanes.has(id.slice(0, id.lastIndexOf('.') + 1));
  return {
    contract,
    validators,
    operation,
    cases: cases.filter((c) => c.operation === operation.id),
    exchanges: exchanges.filter(inLane),
    campaigns: own,
  };
}

function judgeOne(rule: Rule, evidence: Evidence, { notAsked, interrupted }: RunRecord): Judged {
  const { clause, operation } = evidence;
  const skipped = notAsked.find((n) => n.rule === rule.id && n.clause === clause.id && n.operation === operation.id);
  const first: Judgement = skipped
    ? { verdict: 'not-applicable', reason: skipped.reason, exchanges: [] }
    : attempted(rule, evidence);
  const { judgement, proven, pending } = confirmed(rule, evidence, first);
  return {
    verdict: {
      operation: operation.id,
      rule: rule.id,
      clause: clause.id,
      basis: clause.basis,
      ...explained(judgement, evidence, interrupted),
      findings: [],
      exchanges: [...new Set(judgement.exchanges)],
    },
    proven,
    pending,
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
function confirmed(rule: Rule, evidence: Evidence, judgement: Judgement) {
  const proven: Judged['proven'] = [];
  const pending: Violation[] = [];
  if (judgement.verdict !== 'fail') return { judgement, proven, pending };
  const all = judgement.violations ?? [];
  let flaky = false;
  for (const kind of new Set(all.map(kindOf))) {
    const violations = all
      .filter((violation) => kindOf(violation) === kind)
      .toSorted((a, b) => sizeOf(evidence, a) - sizeOf(evidence, b));
    const tried = violations
      .slice(0, TRIES)
      .map((violation) => ({ violation, state: reproduced(rule, evidence, violation) }));
    const [first] = tried;
    const sure = tried.find(({ state }) => state === 'yes');
    const open = tried.find(({ state }) => state === 'open');
    if (sure) proven.push({ violation: sure.violation, occurrences: violations.length });
    else {
      if (open) pending.push(open.violation);
      // What has shown often enough is no less wrong where nothing was left to repeat it, or where it went wrong with the requests
      // before it; a fault may be the network's.
      const isOften = first !== undefined && violations.length >= TRIES && !isFault(evidence, first.violation);
      if (isOften) proven.push({ violation: first.violation, occurrences: violations.length });
      else if (!open) flaky = true;
    }
  }
  const exchanges = judgement.exchanges;
  if (proven.length > 0) {
    return {
      judgement: { ...judgement, exchanges: [...proven.map(({ violation }) => violation.exchange), ...exchanges] },
      proven,
      pending,
    };
  }
  const [open] = pending;
  const reason: Reason = flaky && !open ? 'flaky' : 'budget spent';
  const note = open ? { note: `Confirming stopped: whether ${open.exchange} shows the same once more is open.` } : {};
  return { judgement: { verdict: 'inconclusive', reason, ...note, exchanges } satisfies Judgement, proven, pending };
}

/** What makes violations of one rule on one clause the same finding. */
function kindOf({ clause = '', symptom }: Violation): string {
  return `${clause} ${symptom}`;
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
  return shown !== undefined && outcomeIn(evidence, shown) === 'faulted';
}

function reproduced(rule: Rule, evidence: Evidence, { exchange: id, symptom }: Violation): 'yes' | 'no' | 'open' {
  const shown = evidence.exchanges.find((x) => x.id === id);
  if (shown?.role === 'trace') return 'yes';
  const again = evidence.exchanges.filter((x) => x.role === 'confirm' && x.of === id).at(-1);
  // A repetition whose answer was cut shows neither the one nor the other.
  if (!shown || !again || !isEvidence(again)) return 'open';
  const { role, cases, of, batch } = shown;
  const inPlace: Exchange = { ...again, role, cases, ...(of ? { of } : {}), ...(batch ? { batch } : {}) };
  if (of === undefined) delete inPlace.of;
  const exchanges = evidence.exchanges.filter((x) => x !== again).map((x) => (x === shown ? inPlace : x));
  const verdict = attempted(rule, { ...evidence, exchanges });
  return verdict.violations?.some((v) => v.exchange === again.id && v.symptom === symptom) ? 'yes' : 'no';
}

/** Puts the campaign's own reason where a rule only lacks evidence, and says where that is so because an answer was cut. */
function explained(
  { verdict, reason, note }: Judgement,
  { campaigns, exchanges, cases }: Pick<Evidence, 'campaigns' | 'exchanges' | 'cases'>,
  interrupted: boolean,
): Pick<Verdict, 'verdict' | 'reason' | 'note'> {
  if (verdict === 'pass' || verdict === 'fail') return { verdict };
  const unjudged = campaigns.find((campaign) => campaign.unjudged)?.unjudged;
  const isOpen = verdict === 'inconclusive' && (reason === 'no evidence' || reason === 'budget spent');
  if (unjudged && isOpen) return { verdict, reason: unjudged.reason, note: unjudged.note };
  const cause = interrupted && isOpen ? 'interrupted' : reason;
  const asked = new Set(cases.map(({ id }) => id));
  const left = campaigns
    .flatMap((campaign) => campaign.open ?? [])
    .find((one) => one.cases?.some((id) => asked.has(id)));
  const said = note ?? (cause === 'no evidence' ? cutIn(exchanges) : cause === 'budget spent' ? left?.note : undefined);
  return { verdict, ...(cause ? { reason: cause } : {}), ...(said ? { note: said } : {}) };
}

/** Says of which answer too much was cut to decide anything by it; nothing where none was. */
function cutIn(exchanges: readonly Exchange[]): string | undefined {
  const first = exchanges.find((exchange) => !isEvidence(exchange));
  if (!first || !('cut' in first.response)) return undefined;
  return `The answer was too large and was cut, so that it decides nothing: ${first.id}, ${first.response.cut}.`;
}
