import { clausesWith, eachAnswer, type RuleDefinition, shown, timeOf, valuesAt } from '../../../harness/rule-kit.ts';

/** Any form and any offset is right: the samples end in `Z`, the tables say no more than ISO 8601. */
export default {
  title: 'writes times in ISO 8601',
  severity: 'medium',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) =>
    clausesWith(contract, operation, 'response', 'format').filter(({ value }) => value === 'iso-8601'),
  expected: ({ path }) => `\`${path}\` is a date and time in ISO 8601.`,
  judge: (evidence) =>
    eachAnswer(evidence, (answer) => {
      const wrong = valuesAt(answer, evidence.clause.path).find(
        ({ value }) => typeof value === 'string' && timeOf(value) === undefined,
      );
      return wrong && { symptom: 'another format', actual: `\`${wrong.path}\` is ${shown(wrong.value)}.` };
    }),
} satisfies RuleDefinition;
