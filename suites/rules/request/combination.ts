import {
  acceptance,
  type CaseDraft,
  called,
  clausesWith,
  freeTexts,
  getPath,
  isFreeText,
  type Json,
  type JsonObject,
  members,
  type Operation,
  RARE_ZONES,
  type RuleDefinition,
  weekOf,
  windowsOf,
  withValue,
} from '../../../harness/rule-kit.ts';

/**
 * What keeps to every documented rule is accepted: a text of a single character where no least length is documented, any time zone, any
 * window of time, and legal values of different members together. The bodies are those that carry the positives of all other rules; where one
 * is refused although its parts are not, the smallest refused meeting becomes a case.
 */
export default {
  title: 'accepts legal values together that it accepts one by one, and the shortest texts',
  severity: 'medium',
  profile: 'standard',
  ofMeetings: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'conforming'),
  cases: (_, { operation, baseline, counterpart, text }) => [
    ...members(operation)
      .filter((member) => isFreeText(member) && member.schema.minLength === undefined)
      .map((member) => withValue('positive', member, text(1), `a ${called(member)} of 1 character`)),
    ...members(operation)
      .filter(({ schema, path }) => schema['x-like'] === 'iana-timezone' && !path.includes('[]'))
      .flatMap((member) =>
        RARE_ZONES.map((zone) => withValue('positive', member, zone, `${zone} for ${called(member)}`)),
      ),
    ...capitals(operation, counterpart),
    ...members(operation).flatMap((member) => {
      const whole = (items: Json[] | undefined, what: string): CaseDraft[] =>
        items ? [withValue('positive', member, items, `${what} in ${called(member)}`)] : [];
      return [
        ...whole(windowsOf(member, baseline), 'a week of windows around noon and midnight'),
        ...whole(weekOf(member), 'all days of the week'),
      ];
    }),
  ],
  expected: () => 'Legal values are accepted, also together, outside of combinations the pages leave open.',
  judge: acceptance,
} satisfies RuleDefinition;

/** The name that is stored, in capitals: what another campaign may not be called this one may. The first free text is the name. */
function capitals(operation: Operation, counterpart: JsonObject): CaseDraft[] {
  return freeTexts(operation, counterpart)
    .slice(0, 1)
    .flatMap((path): CaseDraft[] => {
      const now = String(getPath(counterpart, path));
      const label = `the ${called({ path })} it has, in capitals`;
      const edits = [{ path, value: now.toUpperCase() }];
      return now === now.toUpperCase()
        ? []
        : [{ group: 'alone', base: 'counterpart', label, edits, profile: 'nightly' }];
    });
}
