import type { Exclusion } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Basis } from '../model/source.ts';
import type { Cursor } from './cursor.ts';

/** Everything a statement may be about. A keyword outside this list is a slip of the pen. */
export const KEYWORDS = [
  // constraints that also stand in the schema
  ...['type', 'required', 'minLength', 'maxLength', 'minItems', 'maxItems', 'enum', 'minimum', 'maximum', 'format'],
  // what a request member means beyond its schema
  ...[
    'optional',
    'notNull',
    'closed',
    'exist',
    'example',
    'option',
    'order',
    'unit',
    'scope',
    'kind',
    'alias',
    'members',
  ],
  ...['multiple', 'semantics', 'appliesWhen', 'precondition'],
  // what an answer's member means beyond its schema
  ...[
    'present',
    'value',
    'repeated',
    'identified',
    'identity',
    'listed',
    'lowercase',
    'titleCased',
    'timeFormat',
    'timeOfDay',
    'constant',
    'monotonic',
  ],
  ...['template', 'echo', 'purpose'],
  // carriers and the operation as a whole
  ...['among', 'sampleValue', 'sampleName', 'absent', 'server', 'title', 'method', 'tabledMethod', 'path', 'query'],
  ...['contentType', 'authentication', 'sample'],
] as const;

const EXCLUSIONS = ['document only', 'example', 'unit', 'needs dialing', 'no value possible'] as const;
const SLUG = /^[a-z0-9]+(-[A-Za-z0-9_]+)*$/;

/** What the documentation says about one keyword, and where. */
export interface Statement {
  basis: Basis;
  /** Counted from 1; empty for `standard`. */
  lines: number[];
  contested?: string;
  excluded?: Exclusion;
  promise?: string;
  value?: Json;
}

/**
 * Reads one statement: a source (`table 109 + sample 37`), or a map with the source in `at` and, as needed, `contested`,
 * `excluded`, `promise` and `value`. A contested statement without `at` rests on a standard.
 * @throws SpecError on an unknown key, a malformed source or an unknown reason.
 */
export function readStatement(cursor: Cursor): Statement {
  if (typeof cursor.value === 'string') return readSource(cursor);
  cursor.allow(['at', 'contested', 'excluded', 'promise', 'value']);
  const at = cursor.optional('at');
  const statement: Statement = at ? readSource(at) : { basis: 'standard', lines: [] };
  const contested = cursor.optional('contested');
  const excluded = cursor.optional('excluded');
  if (contested) {
    if (!SLUG.test(contested.string())) contested.fail('a slug is expected');
    statement.contested = contested.string();
  }
  if (excluded) statement.excluded = excluded.oneOf(EXCLUSIONS);
  if (contested && excluded) cursor.fail('a statement is contested or excluded, not both');
  if (!at && !contested) cursor.fail('`at` is missing');
  const promise = cursor.optional('promise');
  if (promise) statement.promise = promise.string();
  const value = cursor.optional('value');
  if (value) statement.value = value.value;
  return statement;
}

function readSource(cursor: Cursor): Statement {
  if (cursor.value === 'standard') return { basis: 'standard', lines: [] };
  const found = /^(?:table ((?:\d+(?:-\d+)? ?)+?))?(?: \+ )?(?:sample ((?:\d+(?:-\d+)? ?)+))?$/.exec(cursor.string());
  const [, table, sample] = found ?? [];
  const joined = cursor.string().includes(' + ');
  if ((!table && !sample) || joined !== Boolean(table && sample)) {
    return cursor.fail(
      `\`${cursor.string()}\` is no source; write \`table 109 + sample 37\`, one side of it, or \`standard\``,
    );
  }
  const basis = table && sample ? 'table+sample' : table ? 'table' : 'sample';
  return { basis, lines: [...new Set([table, sample].flatMap((part) => (part ? linesOf(part, cursor) : [])))] };
}

/**
 * The statements of an `x-source`, by their keywords. Each stands under the end of its clause's id, `.maxLength`: under the bare keyword a
 * tool that looks for schemas wherever there is a `type` would take the sources for one.
 * @throws SpecError on an unknown keyword.
 */
export function keywordsOf(source: Cursor): [keyword: string, place: Cursor][] {
  source.allow(KEYWORDS.map((keyword) => `.${keyword}`));
  return source.entries().map(([name, place]) => [name.slice(1), place]);
}

/** The line numbers of `19 86-87`. */
export function linesOf(text: string, cursor: Cursor): number[] {
  return text
    .trim()
    .split(' ')
    .flatMap((part) => {
      const [from = 0, to = from] = part.split('-').map(Number);
      if (from < 1 || to < from) cursor.fail(`\`${part}\` is no run of lines`);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
}
