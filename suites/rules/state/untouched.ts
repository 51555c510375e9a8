import {
  acceptedOf,
  answerOf,
  clausesWith,
  decide,
  type Evidence,
  type Exchange,
  type Found,
  getPath,
  isObject,
  type Json,
  type JsonObject,
  outcomeIn,
  perCampaign,
  type RuleDefinition,
  repeats,
  shown,
} from '../../../harness/rule-kit.ts';

/** A merge names only what it changes: what an answer shows of the other members is what was last sent of them. */
export default {
  title: 'leaves members alone that an update does not name',
  severity: 'high',
  profile: 'quick',
  depth: 'state',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'untouched'),
  expected: () => 'A member that an update does not name keeps its value.',
  judge: (all) => perCampaign(all, (evidence) => decide(remembered(evidence))),
} satisfies RuleDefinition;

function remembered(evidence: Evidence): Found[] {
  const { operation } = evidence;
  const last = new Map<string, Json>();
  const judged = new Set(acceptedOf(evidence));
  // Whatever it was sent for, what is accepted is stored.
  const accepted = evidence.exchanges.filter(
    (x) => judged.has(x) || (x.operation === operation.id && outcomeIn(evidence, x) === 'accepted'),
  );
  return accepted.flatMap((exchange, i): Found[] => {
    const refused = refusedBetween(evidence, accepted[i - 1], exchange);
    const { body } = exchange.request;
    // What no JSON says nobody knows.
    if (!isObject(body)) {
      last.clear();
      return [];
    }
    return Object.entries(operation.echo).flatMap(([path, member]): Found[] => {
      const sent = getPath(body, member);
      const before = last.get(member);
      if (sent !== undefined) last.set(member, sent);
      if (!judged.has(exchange) || sent !== undefined || before === undefined) return [];
      const answer = answerOf(operation, exchange);
      if (answer === undefined) return [];
      const now = getPath(answer, path);
      if (now === undefined || repeats(before, now)) return [{ exchange: exchange.id }];
      // What a refused update has left behind is no doing of this one.
      if (refused.some((one) => repeats(getPath(one, member) ?? null, now))) {
        last.set(member, now);
        return [];
      }
      // Each change is one update's doing: those after it only show what it left.
      last.delete(member);
      const actual = `\`${path}\` is ${shown(now)} after an update that did not name it; it was ${shown(before)}.`;
      return [{ violation: { exchange: exchange.id, symptom: 'changed', actual, members: [path] } }];
    });
  });
}

/** The bodies that were not accepted between two accepted updates. */
function refusedBetween(
  { exchanges, operation }: Evidence,
  before: Exchange | undefined,
  after: Exchange,
): JsonObject[] {
  const from = before ? exchanges.indexOf(before) + 1 : 0;
  return exchanges
    .slice(from, exchanges.indexOf(after))
    .flatMap(({ operation: id, request: { body } }) => (id === operation.id && isObject(body) ? [body] : []));
}
