import {
  acceptedOf,
  answerOf,
  clausesWith,
  decide,
  type Found,
  getPath,
  isEvidence,
  type Json,
  type RuleDefinition,
  repeats,
  shown,
} from '../../../harness/rule-kit.ts';

/**
 * An id follows the name that it is the id of: held against each other are all answers of the account, whichever campaign they are about. What
 * an id looks like, or whether the name stands in its place, is another question.
 */
export default {
  title: 'gives each name its own id, and always the same',
  severity: 'medium',
  profile: 'quick',
  depth: 'answer',
  ofManyAnswers: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'identified'),
  expected: ({ path, value }) => `\`${path}\` is one for each \`${String(value)}\`.`,
  judge: (evidence) => {
    const { clause, operation } = evidence;
    const pairs = acceptedOf(evidence).flatMap((exchange) => {
      const answer = isEvidence(exchange) ? answerOf(operation, exchange) : undefined;
      const named = String(clause.value);
      const name = getPath(answer ?? null, named) ?? getPath(exchange.request.body ?? null, named);
      const id = getPath(answer ?? null, clause.path);
      return isText(name) && isText(id) ? [{ exchange, name, id }] : [];
    });
    // Whether either has to be there is another question.
    const silent = acceptedOf(evidence).filter((one) => !pairs.some(({ exchange }) => exchange === one));
    return decide([
      ...silent.map(({ id }) => ({ exchange: id })),
      ...pairs.map(({ exchange, name, id }, at): Found => {
        const other = pairs.slice(0, at).find((one) => repeats(one.name, name) !== (one.id === id));
        if (!other) return { exchange: exchange.id };
        const actual = `\`${clause.path}\` is ${shown(id)} for ${shown(name)}, and ${shown(other.id)} for ${shown(other.name)}.`;
        return { violation: { exchange: exchange.id, twin: other.exchange.id, symptom: 'another id', actual } };
      }),
    ]);
  },
} satisfies RuleDefinition;

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
