import { clausesWith, eachAnswer, type RuleDefinition } from '../../../harness/rule-kit.ts';

/** A body that is JSON but is called something else breaks every client that goes by the header. */
export default {
  title: 'calls an accepted answer JSON',
  severity: 'medium',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'json'),
  expected: () => 'An accepted answer carries a Content-Type of JSON.',
  judge: (evidence) =>
    eachAnswer(evidence, (_, { response }) => {
      const type = 'headers' in response ? response.headers['content-type'] : undefined;
      if (type !== undefined && /^application\/([\w.-]+\+)?json\b/i.test(type)) return undefined;
      return { symptom: 'another type', actual: `Its Content-Type is ${type ?? 'missing'}.` };
    }),
} satisfies RuleDefinition;
