import { clausesWith, eachAnswer, type RuleDefinition, shown, valuesAt } from '../../../harness/rule-kit.ts';

/** ISO 8601 with date, time and an offset or `Z`; seconds and fractions are optional, for the pages name only the standard. */
const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)$/;

/** Any offset is right: the samples end in `Z`, the tables say ISO 8601. */
export default {
  title: 'writes times in ISO 8601',
  severity: 'medium',
  profile: 'quick',
  clauses: (operation, contract) =>
    clausesWith(contract, operation, 'response', 'format').filter(({ value }) => value === 'iso-8601'),
  expected: ({ path }) => `\`${path}\` is a date and time in ISO 8601.`,
  judge: (evidence) =>
    eachAnswer(evidence, (answer) => {
      const wrong = valuesAt(answer, evidence.clause.path).find(
        ({ value }) => typeof value === 'string' && !isTime(value),
      );
      return wrong && { symptom: 'another format', actual: `\`${wrong.path}\` is ${shown(wrong.value)}.` };
    }),
} satisfies RuleDefinition;

/** Tells whether a text has the form, and is a day and hour that exist. What reads it knows neither commas nor offsets of hours alone. */
function isTime(text: string): boolean {
  return ISO_8601.test(text) && !Number.isNaN(Date.parse(text.replace(',', '.').replace(/([+-]\d{2})$/, '$1:00')));
}
