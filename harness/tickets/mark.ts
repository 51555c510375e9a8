import { isObject, type Json } from '../model/json.ts';

/** What a ticket's file remembers from one run to the next. */
export interface Mark {
  id: string;
  title: string;
  severity: 'high' | 'medium' | 'low';
  class: string;
  operations: string[];
  reading: string;
  status: 'open' | 'closed';
  /** Times in ISO 8601. */
  firstSeen: string;
  lastSeen: string;
  fingerprint: string;
}

/** A ticket's file as it was found. */
export interface MarkedFile {
  mark: Mark;
  /** Everything above the mark. */
  text: string;
  /** Whatever a person wrote below the mark; it stays. */
  notes: string;
}

const OPENING = '<!-- campaign-conformance ticket ';
const CLOSING = ' -->';
const HINT = '<!-- What stands below this line stays when the ticket is written again. -->';

/** A file's text: the ticket, its mark, which no viewer shows, and the notes below it. */
export function withMark(text: string, mark: Mark, notes = ''): string {
  // Nothing inside may end the comment.
  const json = JSON.stringify(mark).replace(/[<>]/g, (char) => (char === '<' ? '\\u003c' : '\\u003e'));
  return `${text.trimEnd()}\n\n${OPENING}${json}${CLOSING}\n${HINT}\n${notes}`;
}

/** Reads a ticket's file; nothing where it bears no mark, for then it is not ours. */
export function readMarked(file: string): MarkedFile | undefined {
  const start = file.lastIndexOf(`\n${OPENING}`);
  const end = start < 0 ? -1 : file.indexOf(CLOSING, start);
  if (end < 0) return undefined;
  const mark = markOf(file.slice(start + 1 + OPENING.length, end));
  const below = file.slice(end + CLOSING.length).replace(/^\r?\n/, '');
  const notes = below.startsWith(HINT) ? below.slice(HINT.length).replace(/^\r?\n/, '') : below;
  return mark && { mark, text: file.slice(0, start), notes };
}

function markOf(json: string): Mark | undefined {
  let value: Json;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const text = (key: string) => (typeof value[key] === 'string' ? value[key] : '');
  const severity = (['high', 'medium', 'low'] as const).find((one) => one === value.severity);
  const id = text('id');
  if (!severity || !/^[a-z0-9]+(-[A-Za-z0-9_]+)*$/.test(id)) return undefined;
  const operations = Array.isArray(value.operations) ? value.operations.map(String) : [];
  return {
    id,
    title: text('title'),
    severity,
    class: text('class'),
    operations,
    reading: text('reading'),
    status: value.status === 'closed' ? 'closed' : 'open',
    firstSeen: text('firstSeen'),
    lastSeen: text('lastSeen'),
    fingerprint: text('fingerprint'),
  };
}
