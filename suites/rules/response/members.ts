import type { SchemaError } from '../../../harness/model/contract.ts';
import {
  type Clause,
  clausesWith,
  type Exchange,
  eachAnswer,
  generalPath,
  type RuleDefinition,
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
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'type'),
  expected: ({ path, value }) => `An accepted answer has \`${path}\`, of type ${String(value)}.`,
  judge: (evidence) => {
    const validate = evidence.validators[`${evidence.operation.id}.response`];
    if (!validate) throw new Error(`${evidence.operation.id} has no validator`);
    return eachAnswer(evidence, (answer, exchange) => {
      const errors = known.get(exchange) ?? validate(answer ?? null);
      known.set(exchange, errors);
      const wrong = errors.find((error) => concerns(error, evidence.clause));
      if (!wrong) return undefined;
      const missing = wrong.keyword === 'required';
      const actual = missing
        ? `\`${evidence.clause.path}\` is missing.`
        : `\`${evidence.clause.path}\` is of another type: it ${wrong.message ?? 'is wrong'}.`;
      return { symptom: missing ? 'missing' : 'wrong type', actual };
    });
  },
} satisfies RuleDefinition;

/** Tells whether a schema violation is about the member of a clause: its type, or that it is not there. */
function concerns({ instancePath, keyword, params }: SchemaError, { path }: Clause): boolean {
  const here = memberPath(instancePath);
  if (keyword === 'type') return here === path;
  if (keyword !== 'required') return false;
  const missing = String(params.missingProperty);
  return (here === '' ? missing : `${here}.${missing}`) === path;
}

/** A JSON Pointer as a member path: `/data/days/0/day` → `data.days[].day`. */
function memberPath(pointer: string): string {
  const path = pointer
    .split('/')
    .slice(1)
    .map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${token.replaceAll('~1', '/').replaceAll('~0', '~')}`))
    .join('');
  return generalPath(path.replace(/^\./, ''));
}
