import { clausesWith, eachAnswer, type RuleDefinition, shown, valuesAt } from '../../../harness/rule-kit.ts';

/** Whatever id an answer gives the campaign, it is the one that was asked for. */
export default {
  title: 'names the campaign by the id it was asked for',
  severity: 'high',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'identity'),
  expected: ({ path }) => `\`${path}\` is the id of the campaign in the path.`,
  judge: (evidence) => {
    const { clause, campaigns } = evidence;
    return eachAnswer(evidence, (answer, { campaign, made }) => {
      const id = made ?? campaigns.find(({ key }) => key === campaign)?.id;
      const other = valuesAt(answer, clause.path).find(({ value }) => value !== id);
      if (!other) return undefined;
      return { symptom: 'another id', actual: `\`${other.path}\` is ${shown(other.value)}, not ${shown(id)}.` };
    });
  },
} satisfies RuleDefinition;
