import type { Contract } from '../model/contract.ts';
import type { Rule } from '../model/rule.ts';
import { judgedClauses } from '../plan/selection.ts';
import { aligned, counted, oneLine } from './text.ts';

/** A catalogue as `list` shows it. */
export interface Catalogue {
  columns: string[];
  rows: string[][];
  /** The last line: what the rows come to. */
  total: string;
  /** The same, for machines. */
  entries: readonly object[];
}

/** The entries of a catalogue that is kept as data: discrepancies, observations, mutants, variants. */
export interface Entries<T extends object> {
  /** What one entry is called, and many: `mutant`, `mutants`. */
  noun: [one: string, many: string];
  /** Members shown, in this order, by column. */
  columns: (keyof T & string)[];
  entries: readonly T[];
}

/** The rules, with the number of clauses each judges. */
export function ruleCatalogue(rules: readonly Rule[], contract: Contract): Catalogue {
  const entries = rules.map((rule) => {
    const { id, title, severity, profile } = rule;
    const clauses = contract.operations.flatMap((operation) => judgedClauses(rule, operation, contract));
    return { id, title, severity, profile, clauses: clauses.length };
  });
  return {
    columns: ['rule', 'severity', 'profile', 'clauses', 'fact'],
    rows: entries.map(({ id, severity, profile, clauses, title }) => [id, severity, profile, String(clauses), title]),
    total: counted(entries.length, 'rule'),
    entries,
  };
}

/** What becomes of a clause. */
type Status =
  | { status: 'judged'; rules: string[] }
  | { status: 'contested' | 'excluded'; by: string }
  | { status: 'unreached' };

/** The clauses, each with its basis, its place and what becomes of it; the last line counts them by status. */
export function clauseCatalogue(contract: Contract, rules: readonly Rule[]): Catalogue {
  const judges = new Map<string, string[]>();
  for (const operation of contract.operations) {
    for (const rule of rules) {
      for (const { id } of judgedClauses(rule, operation, contract))
        judges.set(id, [...(judges.get(id) ?? []), rule.id]);
    }
  }
  const entries = contract.clauses.map(({ id, operation, basis, source, promise, contested, excluded }) => {
    const rulesOf = judges.get(id);
    const status: Status = contested
      ? { status: 'contested', by: contested }
      : excluded
        ? { status: 'excluded', by: excluded }
        : rulesOf
          ? { status: 'judged', rules: rulesOf }
          : { status: 'unreached' };
    return { id, operation, basis, page: source.page, lines: source.lines, promise, ...status };
  });
  return {
    columns: ['clause', 'basis', 'source', 'status'],
    rows: entries.map((entry) => [entry.id, entry.basis, place(entry), statusText(entry)]),
    total: `${counted(entries.length, 'clause')}: ${tally(entries)}`,
    entries,
  };
}

function place({ page, lines }: { page: string; lines: number[] }): string {
  if (page === '') return '-';
  return lines.length === 0 ? page : `${page}:${lines.join(',')}`;
}

function statusText(entry: Status): string {
  if (entry.status === 'unreached') return 'unreached';
  return entry.status === 'judged' ? `judged by ${entry.rules.join(', ')}` : `${entry.status}: ${entry.by}`;
}

/** `424 judged, 161 contested, 49 excluded (18 example, …), 0 unreached` */
function tally(entries: readonly Status[]): string {
  const excluded = new Map<string, number>();
  for (const entry of entries) {
    if (entry.status === 'excluded') excluded.set(entry.by, (excluded.get(entry.by) ?? 0) + 1);
  }
  const reasons = [...excluded].sort(([, a], [, b]) => b - a).map(([reason, n]) => `${n} ${reason}`);
  return (['judged', 'contested', 'excluded', 'unreached'] as const)
    .map((status) => {
      const n = entries.filter((entry) => entry.status === status).length;
      return `${n} ${status}${status === 'excluded' && n > 0 ? ` (${reasons.join(', ')})` : ''}`;
    })
    .join(', ');
}

/** A catalogue that is kept as data. A member that is a list is shown with commas, one that is missing as nothing. */
export function entryCatalogue<T extends object>({ noun: [one, many], columns, entries }: Entries<T>): Catalogue {
  return {
    columns,
    rows: entries.map((entry) => columns.map((column) => cell(entry[column]))),
    total: counted(entries.length, one, many),
    entries,
  };
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A catalogue as aligned lines with its total at the end, or as a JSON list. Ends with a line feed. */
export function renderList({ columns, rows, total, entries }: Catalogue, format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(entries, null, 2)}\n`;
  const cells = rows.map((row) => row.map(oneLine));
  return `${[...(rows.length === 0 ? [] : [...aligned([columns, ...cells]), '']), total].join('\n')}\n`;
}
