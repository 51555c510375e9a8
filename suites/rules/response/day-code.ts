import { clausesWith, eachAnswer, type RuleDefinition, shown, valuesAt } from '../../../harness/rule-kit.ts';

/** The page says that days are written with two letters. */
export default {
  title: 'writes days of the week with two letters',
  severity: 'low',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) =>
    clausesWith(contract, operation, 'response', 'format').filter(({ value }) => value === 'two-letters'),
  expected: ({ path }) => `\`${path}\` has two letters.`,
  judge: (evidence) =>
    eachAnswer(evidence, (answer) => {
      const wrong = valuesAt(answer, evidence.clause.path).find(
        ({ value }) => typeof value === 'string' && !/^[A-Z]{2}$/i.test(value),
      );
      return wrong && { symptom: 'another format', actual: `\`${wrong.path}\` is ${shown(wrong.value)}.` };
    }),
} satisfies RuleDefinition;
