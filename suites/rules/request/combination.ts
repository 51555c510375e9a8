import {
  acceptance,
  called,
  clausesWith,
  type Member,
  members,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/**
 * What keeps to every documented rule is accepted: a text of a single character where no least length is documented, and legal values
 * of different members together. The bodies are those that carry the positives of all other rules; where one is refused although
 * its parts are not, the smallest refused meeting becomes a case.
 */
export default {
  title: 'accepts legal values together that it accepts one by one, and the shortest texts',
  severity: 'medium',
  profile: 'standard',
  ofMeetings: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'conforming'),
  cases: (_, { operation, text }) =>
    members(operation)
      .filter(isFree)
      .map((member) => withValue('positive', member, text(1), `a ${called(member)} of 1 character`)),
  expected: () => 'Legal values are accepted, also together, outside of combinations the pages leave open.',
  judge: acceptance,
} satisfies RuleDefinition;

/** A text whose values no list, pool, format or sample tells. */
function isFree({ path, schema, fixed, pool }: Member): boolean {
  if (fixed || pool !== undefined || schema.type !== 'string' || path.includes('[]')) return false;
  return ['enum', 'format', 'minLength', 'x-like', 'x-sample'].every((key) => schema[key] === undefined);
}
