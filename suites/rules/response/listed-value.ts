import {
  answerOf,
  answersOf,
  clausesWith,
  decide,
  type Found,
  isRepetition,
  type RuleDefinition,
  shown,
  textsIn,
  valuesAt,
} from '../../../harness/rule-kit.ts';

/**
 * Whether another spelling of a listed value is taken, the pages leave open; what is answered is the page's. A value that was sent as it is
 * answered, and is no spelling of a listed one, is no fault of the answer but of taking it.
 */
export default {
  title: 'shows the values of a closed list as the page writes them',
  severity: 'high',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'enum'),
  expected: ({ path, value }) => `\`${path}\` is one of ${Array.isArray(value) ? value.join(', ') : ''}.`,
  judge: (evidence) => {
    const { clause, operation } = evidence;
    const listed = Array.isArray(clause.value) ? clause.value.filter((one) => typeof one === 'string') : [];
    const folded = new Set(listed.map(plain));
    const own = answersOf(evidence, true).filter(
      (x) => x.operation === operation.id && x.credential === 'own' && !isRepetition(x) && x.role !== 'neighbour',
    );
    return decide(
      own.flatMap((exchange): Found[] => {
        const sent = new Set(textsIn(exchange.request.body));
        const values = valuesAt(answerOf(operation, exchange), clause.path).filter(
          ({ value }) => typeof value === 'string',
        );
        const other = values.find(
          ({ value }) =>
            !listed.includes(String(value)) && (folded.has(plain(String(value))) || !sent.has(String(value))),
        );
        if (!other) return [{ exchange: exchange.id }];
        const actual = `\`${other.path}\` is ${shown(other.value)}.`;
        return [{ violation: { exchange: exchange.id, symptom: 'another value', actual } }];
      }),
    );
  },
} satisfies RuleDefinition;

/** A value without regard to case, blanks and quotes. */
function plain(value: string): string {
  return value.toLowerCase().replace(/[\s'"]/g, '');
}
