import {
  clausesWith,
  eachAnswer,
  isObject,
  mismatches,
  type RuleDefinition,
  shown,
} from '../../../harness/rule-kit.ts';

/** The answer to an update repeats the values that were sent, for the members in which the page's own sample does. */
export default {
  title: 'repeats in its answer what was sent',
  severity: 'high',
  profile: 'quick',
  depth: 'echo',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'echo'),
  expected: () => 'The answer repeats the values that were sent.',
  judge: (evidence) =>
    eachAnswer(evidence, (answer, { request }) => {
      if (!isObject(request.body)) return undefined;
      const [first] = mismatches(evidence.contract, evidence.operation, answer, request.body);
      if (!first) return undefined;
      const actual = `\`${first.path}\` is ${shown(first.shown)}, but ${shown(first.sent)} was sent.`;
      return { symptom: `another ${first.path}`, actual, members: [first.path] };
    }),
} satisfies RuleDefinition;
