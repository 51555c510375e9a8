import { judgeAlone, type Scenes } from '../judge/judge.ts';
import type { Judgement, Rule, Violation } from '../model/rule.ts';
import type { Verdict } from '../model/verdict.ts';

/** What was judged: a rule on a clause of an operation. */
export type Question = Pick<Verdict, 'operation' | 'rule' | 'clause'>;

/** A violation's kind: the clause it breaks, the one judged where it names none, and its symptom. */
type Kind = Pick<Violation, 'clause' | 'symptom'>;

/** What a rule says by some exchanges alone; the rules, the operation and the clause are those of the composition. */
export function judgementAlone(rules: readonly Rule[], scenes: Scenes, asked: Question): Judgement {
  const rule = known(rules, asked.rule);
  const operation = known(scenes.contract.operations, asked.operation);
  return judgeAlone(scenes, operation, rule, known(scenes.contract.clauses, asked.clause));
}

/** Says whether two violations of what was judged are one finding. */
function isSameKind(one: Kind, other: Kind, { clause }: Question): boolean {
  return (one.clause ?? clause) === (other.clause ?? clause) && one.symptom === other.symptom;
}

/** Says whether some exchanges alone show a violation, in the very exchange that it names. */
export function shownAlone(
  { rules }: { rules: readonly Rule[] },
  scenes: Scenes,
  asked: Question,
  violation: Violation,
): boolean {
  const { violations = [] } = judgementAlone(rules, scenes, asked);
  return violations.some((one) => one.exchange === violation.exchange && isSameKind(one, violation, asked));
}

/** What bears the id; a question about something unknown is an error of the suite. */
function known<T extends { id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not known`);
  return found;
}
