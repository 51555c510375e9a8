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
  type JsonObject,
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
  ofManyAnswers: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'monotonic'),
  expected: ({ path }) => `\`${path}\` moves when an update changes the campaign.`,
  judge: (evidence) => {
    const answers = acceptedOf(evidence);
    const all = [...new Set(answers.map(campaignOf))].map((campaign) => telling(evidence, campaign));
    const broken = all.flatMap((answers) => standing(answers, evidence));
    // A run that was too short to see it move is no reason to doubt it.
    return decide([...answers.map(({ id }) => ({ exchange: id })), ...broken]);
  },
} satisfies RuleDefinition;

/** An answer that has the time, and shows the update it is about. */
interface Telling {
  exchange: Exchange;
  body: JsonObject;
  time: string;
  ms: number;
}

/** The telling answers about one campaign, in order. */
function telling(evidence: Evidence, campaign: string): Telling[] {
  return acceptedOf(evidence).flatMap((exchange): Telling[] => {
    if (campaignOf(exchange) !== campaign) return [];
    const time = getPath(answerOf(evidence.operation, exchange) ?? null, evidence.clause.path);
    const ms = typeof time === 'string' ? timeOf(time) : undefined;
    const body = ms === undefined ? undefined : bodyShown(evidence, exchange);
    return typeof time !== 'string' || ms === undefined || body === undefined ? [] : [{ exchange, body, time, ms }];
  });
}

const hasMoved = ([first, ...later]: readonly Telling[]) =>
  first !== undefined && later.some(({ ms }) => ms !== first.ms);

/** What shows that the time stands still although updates change the campaign, for as long as any clock would have moved. */
function standing(answers: readonly Telling[], { clause }: Evidence): Found[] {
  const [first] = answers;
  if (!first || hasMoved(answers)) return [];
  let changes = 0;
  return answers.flatMap(({ exchange, body, time }, at): Found[] => {
    const before = answers[at - 1];
    if (before && !(repeats(before.body, body) && repeats(body, before.body))) changes += 1;
    const ran = elapsedBetween(exchange, first.exchange);
    if (changes < MOST_UPDATES || ran < RUN_MS) return [];
    const actual = `\`${clause.path}\` still is ${shown(time)} after ${changes} updates that changed the campaign in ${Math.floor(ran / 1000)} s.`;
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
