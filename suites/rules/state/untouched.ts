import {
  acceptedOf,
  answerOf,
  clausesWith,
  decide,
  type Evidence,
  type Found,
  getPath,
  isObject,
  type Json,
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
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'untouched'),
  expected: () => 'A member that an update does not name keeps its value.',
  judge: (all) => perCampaign(all, (evidence) => decide(remembered(evidence))),
} satisfies RuleDefinition;

function remembered(evidence: Evidence): Found[] {
  const { operation } = evidence;
  const last = new Map<string, Json>();
  return acceptedOf(evidence).flatMap((exchange): Found[] => {
    const { body } = exchange.request;
    if (!isObject(body)) return [];
    return Object.entries(operation.echo).flatMap(([path, member]): Found[] => {
      const sent = getPath(body, member);
      const before = last.get(member);
      if (sent !== undefined) last.set(member, sent);
      if (sent !== undefined || before === undefined) return [];
      const answer = answerOf(operation, exchange);
      if (answer === undefined) return [];
      const now = getPath(answer, path);
      if (now === undefined || repeats(before, now)) return [{ exchange: exchange.id }];
      const actual = `\`${path}\` is ${shown(now)} after an update that did not name it; it was ${shown(before)}.`;
      return [{ violation: { exchange: exchange.id, symptom: 'changed', actual } }];
    });
  });
}
