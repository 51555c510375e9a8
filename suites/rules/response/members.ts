import type { SchemaError } from '../../../harness/model/contract.ts';
import {
  type Clause,
  clausesWith,
  type Evidence,
  type Exchange,
  eachAnswer,
  getPath,
  isObject,
  isWithin,
  type Json,
  keysOf,
  names,
  type RuleDefinition,
  valuesAt,
} from '../../../harness/rule-kit.ts';

/** What the schema finds wrong with an answer; each of its clauses asks for it. */
const known = new WeakMap<Exchange, SchemaError[]>();

/**
 * Every member that a table and a sample both document is there, with its type. The answer is held against the contract's
 * schema, and each violation goes to the clause of the member it concerns.
 */
export default {
  title: 'answers with every documented member, each of its type',
  severity: 'high',
  profile: 'quick',
  depth: 'member',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'type'),
  expected: ({ path, value }) => `An accepted answer has \`${path}\`, of type ${String(value)}.`,
  judge: (evidence) => {
    const validate = evidence.validators[`${evidence.operation.id}.response`];
    if (!validate) throw new Error(`${evidence.operation.id} has no validator`);
    return eachAnswer(evidence, (answer, exchange) => {
      const errors = known.get(exchange) ?? validate(answer ?? null);
      known.set(exchange, errors);
      const wrong = errors.find((error) => concerns(error, evidence.clause, answer ?? null));
      if (!wrong) return undefined;
      const missing = wrong.keyword === 'required';
      const isNull =
        wrong.keyword === 'type' && valuesAt(answer, evidence.clause.path).some(({ value }) => value === null);
      if ((missing || isNull) && isLeftOut(evidence, exchange)) return 'silent';
      const actual = missing
        ? `\`${evidence.clause.path}\` is missing.`
        : `\`${evidence.clause.path}\` is of another type: it ${wrong.message ?? 'is wrong'}.`;
      return { symptom: missing ? 'missing' : 'wrong type', actual };
    });
  },
} satisfies RuleDefinition;

/** Tells whether the whole of a campaign was sent without the member, or with null for it: then it may well have none. */
function isLeftOut({ contract, operation, clause, exchanges }: Evidence, exchange: Exchange): boolean {
  const echoes = Object.entries(operation.echo);
  const members = echoes.flatMap(([path, member]) => (isWithin(path, clause.path) ? [member] : []));
  const write = operation.effect === 'read' ? exchanges.find(({ id }) => id === exchange.of) : exchange;
  const by = contract.operations.find(({ id }) => id === write?.operation);
  const body = write?.request.body;
  const isWhole = by?.effect === 'replace' || by?.effect === 'create';
  const isOut = (member: string) => (isObject(body) ? (getPath(body, member) ?? null) === null : false);
  return isWhole && members.length > 0 && members.every(isOut);
}

/** Tells whether a schema violation is about the member of a clause: its type, or that it is not there. */
function concerns({ instancePath, keyword, params }: SchemaError, { path }: Clause, answer: Json): boolean {
  const here = keysOf(instancePath, answer);
  // What the items of a list are is said with the list.
  if (keyword === 'type')
    return names(path, here) || (typeof here.at(-1) === 'number' && names(path, here.slice(0, -1)));
  return keyword === 'required' && names(path, [...here, String(params.missingProperty)]);
}
