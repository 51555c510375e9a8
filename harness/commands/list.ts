import { Argument, type Command } from 'commander';
import type { Clause } from '../model/contract.ts';
import { judgedClauses } from '../plan/selection.ts';
import { aligned } from '../reports/text.ts';
import type { Composition, Context } from './context.ts';

/** What can be listed, and its rows. */
const LISTS: { [name: string]: (composition: Composition) => string[][] } = {
  rules: ({ rules, contract }) =>
    rules.map((rule) => {
      const clauses = contract.operations.flatMap((operation) => judgedClauses(rule, operation, contract));
      return [rule.id, rule.profile, rule.severity, `${clauses.length} clauses`, rule.title];
    }),
  clauses: (composition) =>
    composition.contract.clauses.map((clause) => [clause.id, clause.basis, fateOf(clause, composition)]),
  discrepancies: ({ contract }) => contestedBy(contract.clauses),
  observations: () => [],
  mutants: ({ reference }) => reference.mutants.map(({ id, description }) => [id, description]),
  variants: ({ reference }) =>
    reference.variants.map(({ id, description, values }) => [id, values.join(' | '), description]),
};

/** Adds `list`. */
export function addList(program: Command, context: Context): void {
  const names = Object.keys(LISTS);
  program
    .command('list')
    .description('print a catalogue')
    .addArgument(new Argument('<catalogue>', 'what to list').choices(names))
    .action(async (name: string) => {
      const rows = LISTS[name]?.(await context.compose()) ?? [];
      const lines = rows.length > 0 ? aligned(rows) : [`There are no ${name}.`];
      context.io.stdout.write(`${lines.join('\n')}\n`);
    });
}

/** What becomes of a clause: the rules that judge it, or why none does. */
function fateOf(clause: Clause, { rules, contract }: Composition): string {
  if (clause.contested) return `contested: ${clause.contested}`;
  if (clause.excluded) return `excluded: ${clause.excluded}`;
  const operation = contract.operations.find(({ id }) => id === clause.operation);
  const judging = rules.filter(
    (rule) => operation && judgedClauses(rule, operation, contract).some(({ id }) => id === clause.id),
  );
  return judging.length > 0 ? judging.map(({ id }) => id).join(', ') : 'not judged';
}

/** What leaves clauses open, and how many. */
function contestedBy(clauses: readonly Clause[]): string[][] {
  const counts = new Map<string, number>();
  for (const { contested } of clauses) if (contested) counts.set(contested, (counts.get(contested) ?? 0) + 1);
  return [...counts].map(([id, n]) => [id, `${n} clauses`]);
}
