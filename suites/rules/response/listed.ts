import { clausesWith, eachAnswer, type RuleDefinition, shown, valuesAt } from '../../../harness/rule-kit.ts';

/** What the account has is in its list: judged on lists that were asked for while the campaign was there. */
export default {
  title: 'lists the campaign',
  severity: 'high',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'listed'),
  expected: ({ path }) => `One of \`${path}\` is the id of the campaign.`,
  judge: (evidence) => {
    const { clause, campaigns } = evidence;
    return eachAnswer(evidence, (answer, { campaign, made }) => {
      const known = campaigns.find(({ key }) => key === campaign);
      // Before the run made one there is none.
      const id = made ?? (known?.made ? undefined : known?.id);
      if (id === undefined || id === '') return 'silent';
      const ids = valuesAt(answer, clause.path).map(({ value }) => String(value));
      if (ids.includes(id)) return undefined;
      return { symptom: 'not listed', actual: `None of its ${ids.length} campaigns is ${shown(id)}.` };
    });
  },
} satisfies RuleDefinition;
