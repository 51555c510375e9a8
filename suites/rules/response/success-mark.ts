import {
  answerOf,
  campaignIn,
  clausesWith,
  decide,
  type Found,
  isObject,
  mismatches,
  outcomeIn,
  type RuleDefinition,
  shown,
} from '../../../harness/rule-kit.ts';

/**
 * An update that shows its work as done carries the success mark. An answer without the mark counts as a refusal everywhere else;
 * here it fails when it is a 2xx that repeats what was sent, for no refusal does that.
 */
export default {
  title: 'marks an answer that shows the update as success',
  severity: 'high',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'value'),
  expected: ({ path, value }) => `An answer that shows the campaign has \`${path}\` ${JSON.stringify(value)}.`,
  judge: (evidence) => {
    const { contract, operation, clause } = evidence;
    const own = evidence.exchanges.filter(
      (x) => x.operation === operation.id && x.role !== 'confirm' && x.role !== 'probe' && x.credential === 'own',
    );
    return decide(
      own.flatMap((exchange): Found[] => {
        if (outcomeIn(evidence, exchange) === 'accepted') return [{ exchange: exchange.id }];
        const answer = answerOf(operation, exchange);
        const status = 'status' in exchange.response ? exchange.response.status : 0;
        if (status < 200 || status > 299 || !isObject(answer)) return [];
        const campaign = campaignIn(operation, answer);
        if (operation.envelope !== undefined && campaign === answer) return [];
        const body = exchange.request.body;
        if (isObject(body) && mismatches(contract, operation, answer, body).length > 0) return [];
        if (Object.keys(operation.echo).length === 0 || Object.keys(campaign).length < 2) return [];
        const actual = `It answered ${status} with the campaign's members, but \`${clause.path}\` is ${shown(answer[clause.path])}.`;
        return [{ violation: { exchange: exchange.id, symptom: 'no success mark', actual } }];
      }),
    );
  },
} satisfies RuleDefinition;
