import {
  acceptedOf,
  answerOf,
  campaignOf,
  clausesWith,
  decide,
  type Evidence,
  type Exchange,
  elapsedBetween,
  type Found,
  getPath,
  isObject,
  mismatches,
  type RuleDefinition,
  repeats,
  shown,
  timeOf,
} from '../../../harness/rule-kit.ts';

/** A time of whole seconds stands still for one; so long a clock has to have run. */
const RUN_MS = 2000;

/** So many updates that each changed something are no coincidence. */
const MOST_UPDATES = 3;

/** The time of the last update moves while updates change the campaign. Judged on answers that show the update they are about. */
export default {
  title: 'moves the time of update with the updates',
  severity: 'medium',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'monotonic'),
  expected: ({ path }) => `\`${path}\` moves when an update changes the campaign.`,
  judge: (evidence) => {
    const answers = acceptedOf(evidence);
    const campaigns = new Set(answers.map(campaignOf));
    // A run that was too short to see it move is no reason to doubt it.
    return decide([
      ...answers.map(({ id }) => ({ exchange: id })),
      ...[...campaigns].flatMap((campaign) => standing(evidence, campaign)),
    ]);
  },
} satisfies RuleDefinition;

function standing(evidence: Evidence, campaign: string): Found[] {
  const telling = acceptedOf(evidence).flatMap((exchange) => {
    const time =
      campaignOf(exchange) === campaign
        ? getPath(answerOf(evidence.operation, exchange) ?? null, evidence.clause.path)
        : undefined;
    const ms = typeof time === 'string' ? timeOf(time) : undefined;
    const body = ms === undefined ? undefined : bodyShown(evidence, exchange);
    return body === undefined ? [] : [{ exchange, body, time, ms }];
  });
  const [first] = telling;
  if (!first || telling.some(({ ms }) => ms !== first.ms)) return [];
  let changes = 0;
  return telling.flatMap(({ exchange, body, time }, at): Found[] => {
    const before = telling[at - 1];
    if (before && !(repeats(before.body, body) && repeats(body, before.body))) changes += 1;
    const ran = elapsedBetween(exchange, first.exchange);
    if (changes < MOST_UPDATES || ran < RUN_MS) return [];
    const actual = `\`${evidence.clause.path}\` still is ${shown(time)} after ${changes} updates that changed the campaign in ${Math.floor(ran / 1000)} s.`;
    return [{ violation: { exchange: exchange.id, twin: first.exchange.id, symptom: 'unmoved', actual } }];
  });
}

/** The update that an answer shows the values of: its own request, or of a read the one before it. */
function bodyShown({ contract, operation, exchanges }: Evidence, exchange: Exchange) {
  const write = operation.effect === 'read' ? exchanges.find(({ id }) => id === exchange.of) : exchange;
  const body = write?.request.body;
  if (!isObject(body)) return undefined;
  return mismatches(contract, operation, answerOf(operation, exchange), body).length === 0 ? body : undefined;
}
