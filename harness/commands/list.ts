import { join, relative, resolve } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import type { Clause } from '../model/contract.ts';
import type { Probe } from '../model/discrepancy.ts';
import { judgedClauses } from '../plan/selection.ts';
import { aligned, counted } from '../reports/text.ts';
import type { Composition, Context, NuisanceEntry } from './context.ts';
import { REPORTS_FOLDER } from './outputs.ts';

/** What can be listed, and its rows. */
const LISTS: { [name: string]: (composition: Composition) => string[][] } = {
  rules: ({ rules, contract }) =>
    rules.map((rule) => {
      const clauses = contract.operations.flatMap((operation) => judgedClauses(rule, operation, contract));
      return [rule.id, rule.profile, rule.severity, `${clauses.length} clauses`, rule.title];
    }),
  clauses: (composition) =>
    composition.contract.clauses.map((clause) => [clause.id, clause.basis, fateOf(clause, composition)]),
  discrepancies: ({ contract }) =>
    contract.discrepancies.map(({ id, severity, class: kind, probe, title }) => [
      id,
      severity,
      kind,
      askedBy(probe),
      title,
    ]),
  observations: ({ contract }) =>
    contract.observations.map(({ id, profile, probe, question, skipped }) => [
      id,
      skipped === undefined ? profile : 'not asked',
      askedBy(probe),
      skipped === undefined ? question : `${question} ${skipped}`,
    ]),
  mutants: ({ reference }) => reference.mutants.map(({ id, description }) => [id, description]),
  variants: ({ reference }) =>
    reference.variants.map(({ id, description, values }) => [id, values.join(' | '), description]),
  nuisances: ({ reference }) => reference.nuisances.map((nuisance) => [nuisance.id, madeOf(nuisance), nuisance.title]),
};

/** Adds `list`. */
export function addList(program: Command, context: Context): void {
  const names = Object.keys(LISTS);
  program
    .command('list')
    .description('print a catalogue')
    .addArgument(new Argument('<catalogue>', 'what to list').choices(names))
    .addOption(
      new Option('--format <name>', 'tickets: of discrepancies only').choices(['text', 'tickets']).default('text'),
    )
    .option('--out <dir>', 'where to write tickets', join(REPORTS_FOLDER, 'tickets'))
    .action(async (name: string, { format, out }: { format: string; out: string }) => {
      if (format === 'tickets') {
        if (name !== 'discrepancies') throw new UsageError(`There are no tickets of ${name}.`, 'List discrepancies.');
        await listTickets(context, out);
        return;
      }
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

/** What a right run makes of a nuisance. */
function madeOf({ right, orElse, notices }: NuisanceEntry): string {
  const made = [right, ...(orElse ? [orElse] : [])].join(' or ');
  return notices.length > 0 ? `${made}: ${notices.join(', ')}` : made;
}

/** What decides an entry: its own requests, or what is sent anyway. */
function askedBy(probe: Probe | undefined): string {
  if (!probe) return 'no request';
  const steps = Object.keys(probe.steps).length;
  return steps === 0 ? 'the control' : counted(steps, 'step');
}

/** Writes a ticket for each discrepancy of the catalogue; no target is asked. */
async function listTickets({ io, compose, clock }: Context, out: string): Promise<void> {
  const [{ contract }, { ticketsOfCatalogue }, { writeTickets }] = await Promise.all([
    compose(),
    import('../tickets/ticket.ts'),
    import('../tickets/folder.ts'),
  ]);
  const tickets = ticketsOfCatalogue(contract);
  const occasion = { at: new Date(clock.now()).toISOString() };
  const index = await writeTickets({ dir: resolve(io.cwd(), out), tickets, occasion, contract });
  const certain = tickets.filter(({ reading }) => reading.reading === 'static').length;
  io.stdout.write(
    `${counted(tickets.length, 'ticket')}, ${certain} of them on what no request can decide: ${relative(io.cwd(), index)}\n`,
  );
}
