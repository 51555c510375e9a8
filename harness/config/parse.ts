import { readFile } from 'node:fs/promises';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { codeOf, UsageError } from '../errors.ts';
import type { Json } from '../model/json.ts';
import type { Keys } from '../paths.ts';

/** A parsed document and where its parts stand. */
export interface Parsed {
  value: Json;
  /** Names the file and, where a part is found in it, its line: `conformance.yaml, line 12`. */
  where(keys?: Keys): string;
}

/** Reads a YAML or JSON file. A file that is missing, unreadable or malformed is a {@link UsageError} that names it. */
export async function parseFile(file: string, shown: string): Promise<Parsed> {
  try {
    const text = await readFile(file, 'utf8');
    const parsed = parseText(text, shown);
    return file.endsWith('.json') ? { ...parsed, value: strictJson(text, shown) } : parsed;
  } catch (error) {
    const code = codeOf(error);
    if (!code) throw error;
    const why: { [code: string]: string } = {
      ENOENT: 'does not exist',
      EISDIR: 'is a directory',
      EACCES: 'may not be read',
    };
    throw new UsageError(
      `${shown} ${why[code] ?? `cannot be read (${code})`}`,
      'Name a YAML or JSON file that can be read.',
    );
  }
}

/** Parses what YAML accepts and JSON may not: `{"a": }`. The engine's message is cut where it begins to quote the text. */
function strictJson(text: string, shown: string): Json {
  try {
    return JSON.parse(text) as Json; // what JSON.parse returns is JSON
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/,? ".*$/s, '') : '';
    throw new UsageError(`${shown} is malformed: ${what}`, 'Mend the JSON there.');
  }
}

/** Parses YAML, of which JSON is a part. Malformed text is a {@link UsageError} with line and column; it shows none of the text, which may hold secrets. */
export function parseText(text: string, shown: string): Parsed {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, merge: true });
  const [wrong] = document.errors;
  if (wrong) {
    const { line, col } = lineCounter.linePos(wrong.pos[0]);
    const what = wrong.message.replace(/:? ?["'`].*$/s, '');
    throw new UsageError(
      `${shown} is malformed at line ${line}, column ${col}: ${what}`,
      'Mend the YAML or JSON there.',
    );
  }
  return {
    value: document.toJS(),
    where: (keys = []) => {
      const node = keys.length > 0 ? document.getIn(keys, true) : undefined;
      const start = isNode(node) ? node.range?.[0] : undefined;
      return start === undefined ? shown : `${shown}, line ${lineCounter.linePos(start).line}`;
    },
  };
}
