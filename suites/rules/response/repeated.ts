import { clausesWith, eachAnswer, getPath, type RuleDefinition, shown } from '../../../harness/rule-kit.ts';

/** What an answer says in two places is the same in both; a place that is missing is judged where members are. */
export default {
  title: 'says the same in both places of its answer',
  severity: 'medium',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'repeated'),
  expected: ({ path, value }) => `\`${path}\` stands once more in \`${String(value)}\`.`,
  judge: (evidence) =>
    eachAnswer(evidence, (answer) => {
      const { path, value } = evidence.clause;
      const one = getPath(answer ?? null, path);
      const other = getPath(answer ?? null, String(value));
      if (one === undefined || other === undefined || one === other) return undefined;
      return {
        symptom: 'another value',
        actual: `\`${path}\` is ${shown(one)}, \`${String(value)}\` is ${shown(other)}.`,
      };
    }),
} satisfies RuleDefinition;
