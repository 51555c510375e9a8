import { readFile } from 'node:fs/promises';
import { type Document, type ErrorCode, isNode, LineCounter, parseDocument, visit } from 'yaml';
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

/** Parses what YAML accepts and JSON may not: `{"a": }`. The engine's own message quotes the text, so only the place is taken from it. */
function strictJson(text: string, shown: string): Json {
  try {
    return JSON.parse(text) as Json; // what JSON.parse returns is JSON
  } catch (error) {
    const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const before = text.slice(0, Number(at ?? text.length)).split('\n');
    throw new UsageError(
      `${shown} is malformed at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}: it is no JSON from there on`,
      'Fix the JSON there.',
    );
  }
}

/** What is wrong with a YAML text, by the library's code: its messages quote the text, which may hold secrets. */
const WRONG: { readonly [code in ErrorCode]: string } = {
  ALIAS_PROPS: 'an alias has a tag or an anchor of its own',
  BAD_ALIAS: 'an alias names no anchor before it; a text that begins with * has to be in quotes',
  BAD_COLLECTION_TYPE: 'a tag does not fit what it is on',
  BAD_DIRECTIVE: 'a directive is not one that YAML knows; a text that begins with % has to be in quotes',
  BAD_DQ_ESCAPE: 'a text in double quotes has an escape that YAML does not know',
  BAD_INDENT: 'the indent does not fit the lines around it',
  BAD_PROP_ORDER: 'a tag or an anchor comes too late',
  BAD_SCALAR_START: 'a text begins with a character that needs quotes around it',
  BLOCK_AS_IMPLICIT_KEY: 'a map or a list begins on the line of a key; a text that holds “: ” has to be in quotes',
  BLOCK_IN_FLOW: 'a list by lines is inside of brackets',
  DUPLICATE_KEY: 'a key is there twice',
  IMPOSSIBLE: 'its aliases or merges cannot be followed',
  KEY_OVER_1024_CHARS: 'a key is longer than 1,024 characters',
  MISSING_CHAR: 'a quotation mark, a bracket, a comma or a colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a key goes over more than one line',
  MULTIPLE_ANCHORS: 'something has two anchors',
  MULTIPLE_DOCS: 'it holds more than one document',
  MULTIPLE_TAGS: 'something has two tags',
  NON_STRING_KEY: 'a key is no text',
  RESOURCE_EXHAUSTION: 'it is nested too deeply, or its aliases make it too large',
  TAB_AS_INDENT: 'a tab stands where only spaces may indent',
  TAG_RESOLVE_FAILED: 'a tag is unknown, or does not fit; a text that begins with ! has to be in quotes',
  UNEXPECTED_TOKEN: 'something stands where nothing of its kind may',
};

/** Parses YAML, of which JSON is a part. Malformed text is a {@link UsageError} with line and column; it shows none of the text, which may hold secrets. */
function parseText(text: string, shown: string): Parsed {
  const lineCounter = new LineCounter();
  const fail = (code: ErrorCode, at: number | undefined) => {
    const place = at === undefined ? undefined : lineCounter.linePos(at);
    const where = place ? ` at line ${place.line}, column ${place.col}` : '';
    return new UsageError(`${shown} is malformed${where}: ${WRONG[code]}`, 'Fix the YAML or JSON there.');
  };
  const document = read(text, lineCounter);
  if (!document) throw fail('RESOURCE_EXHAUSTION', undefined);
  const wrong = document.errors[0] ?? document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
  if (wrong) throw fail(wrong.code, wrong.pos[0]);
  return {
    value: toValue(document, fail),
    where: (keys = []) => {
      const node = keys.length > 0 ? document.getIn(keys, true) : undefined;
      const start = isNode(node) ? node.range?.[0] : undefined;
      return start === undefined ? shown : `${shown}, line ${lineCounter.linePos(start).line}`;
    },
  };
}

/** Nothing where the text is nested deeper than a program can follow. */
function read(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    // The level keeps the library from printing what it finds odd: that quotes the text too.
    return parseDocument(text, { lineCounter, prettyErrors: false, merge: true, logLevel: 'error' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The document as a value. What only shows then, such as an alias that names nothing, is an error as well. */
function toValue(document: Document.Parsed, fail: (code: ErrorCode, at: number | undefined) => UsageError): Json {
  try {
    return document.toJS();
  } catch {
    let at: number | undefined;
    visit(document, {
      Alias(_, alias) {
        if (alias.resolve(document) !== undefined) return undefined;
        at = alias.range?.[0];
        return visit.BREAK;
      },
    });
    throw fail(at === undefined ? 'IMPOSSIBLE' : 'BAD_ALIAS', at);
  }
}
