import { evidenceIn } from '../evidence/evidence.ts';
import { groupedBy } from '../lookup.ts';
import type { Clause, Contract, Operation, Validators } from '../model/contract.ts';
import { isWrite } from '../model/effect.ts';
import { conversationOf, type Exchange } from '../model/exchange.ts';
import type { CampaignRecord } from '../model/results.ts';
import type { Evidence, Judgement, Rule } from '../model/rule.ts';
import type { Case, NotAsked, Verdict } from '../model/verdict.ts';
import { judgedClauses } from '../plan/selection.ts';
import { type Confirmation, confirmed } from './confirmed.ts';
import { explained } from './explained.ts';
import { attempted } from './repeated.ts';
import { readFaults } from './written.ts';

/** What judging looks at: the record of a run, and nothing else. */
export interface JudgeInput {
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
export type Scenes = Pick<JudgeInput, 'contract' | 'validators' | 'cases' | 'exchanges' | 'campaigns'>;

/** A verdict with the violations behind it. */
export interface Judged extends Confirmation {
  verdict: Verdict;
}

/** Judges every rule on every clause of every operation. Pure: the same record gives the same verdicts. */
export function judge(record: JudgeInput): Judged[] {
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
  const scripts = new Set(own.map(({ vendor, key }) => `${vendor}.${key}`));
  // What the scripts of other operations sent to the same campaign is no evidence of one that writes.
  const isOwn = ({ script }: Exchange) => script === undefined || script === operation.id || !isWrite(operation);
  const inConversation = (one: Exchange) => scripts.has(conversationOf(one.id)) && isOwn(one);
  return {
    contract,
    validators,
    operation,
    cases: cases.filter((c) => c.operation === operation.id),
    exchanges: exchanges.filter(inConversation),
    campaigns: own,
  };
}

function judgeOne(rule: Rule, evidence: Evidence, { notAsked, interrupted, exchanges: recorded }: JudgeInput): Judged {
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
