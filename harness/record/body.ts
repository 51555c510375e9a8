import type { Exchange } from '../model/exchange.ts';
import { isObject, type Json } from '../model/json.ts';
import { measure, readPart, VALUE_COST } from './part.ts';
import type { Secrets } from './secrets.ts';

/** Characters of an answer's text that are kept where it is no JSON. */
export const TEXT_LIMIT = 65_536;
/** Levels of nesting that are kept as JSON: whatever walks through a record may do so by recursion. */
export const LEVELS = 100;
/** Of a JSON answer that is cut, so much is kept: enough for a person, who is the only one to look at it. */
const PART = { cost: 16_384, text: 4096 };
/** What is read beyond the place of a cut, so that a secret that stands across it is found. */
const MARGIN = 8192;

/**
 * What the answers of a run may cost, see `measure`: each of them, and all together. A run that has recorded a lot takes less of each
 * answer from then on; what a campaign's own answer costs, about 8,000, is always granted.
 */
export class Allowance {
  private spent = 0;

  /** What the next answer may cost to be kept whole. */
  get each(): number {
    if (this.spent < 12_000_000) return 1_000_000;
    return this.spent < 24_000_000 ? 65_536 : 16_384;
  }

  /** Notes what an answer did cost. */
  book(cost: number): void {
    this.spent += cost;
  }
}

/** What an answer's body is recorded with. */
export interface Recording {
  allowance: Allowance;
  secrets: Secrets;
  /** The member of the root that says whether the request was accepted: it is always kept. */
  mark?: string | undefined;
}

/** A body as it stands in a record. */
type Body = Pick<Extract<Exchange['response'], { status: number }>, 'body' | 'text' | 'cut'>;

/** Makes a record of an answer's body: as JSON where it is JSON, without secrets, and cut where it is too large. */
export function bodyOf(wire: string, { allowance, secrets, mark }: Recording): Body {
  const { each } = allowance;
  // Characters beyond ASCII take more room, in memory and in the file.
  const wide = Buffer.byteLength(wire) - wire.length;
  const size = measure(wire, { cost: each - wide, levels: LEVELS });
  const isWhole = size.cost + wide <= each && size.levels <= LEVELS;
  const read = isWhole ? wholeOf(wire, size.cost + wide) : partOf(wire, mark);
  if (!read) {
    const most = Math.min(TEXT_LIMIT, each);
    const text = firstOf(secrets.text(firstOf(wire, most + MARGIN)), most);
    allowance.book(Buffer.byteLength(text));
    return wire.length > most ? { text, cut: `${grouped(wire.length)} characters, ${grouped(most)} kept` } : { text };
  }
  allowance.book(read.cost);
  const body = secrets.json(writable(read.value));
  return read.notes.length > 0 ? { body, cut: read.notes.join('; ') } : { body };
}

/** A body that was read, and what of it was not. */
interface Read {
  value: Json;
  cost: number;
  notes: string[];
}

function wholeOf(wire: string, cost: number): Read | undefined {
  const value = parsed(wire);
  return value === undefined ? undefined : { value, cost, notes: [] };
}

function partOf(wire: string, mark: string | undefined): Read | undefined {
  const room = { ...PART, levels: LEVELS, always: new Set(mark === undefined ? [] : [mark]) };
  const part = readPart(wire, room);
  if (!part) return undefined;
  const { value, values, kept, levels, isWhole } = part;
  const characters = JSON.stringify(value).length;
  // What makes it large, and what makes it deep.
  const large =
    values > kept && values * VALUE_COST > wire.length
      ? `${grouped(values)} values, ${grouped(kept)} kept`
      : `${grouped(wire.length)} characters, ${grouped(Math.min(characters, wire.length))} kept`;
  const deep = levels > LEVELS ? [`${grouped(levels)} levels, ${LEVELS} kept`] : [];
  return { value, cost: characters + kept * VALUE_COST, notes: isWhole ? [] : [large, ...deep] };
}

/** The JSON value of a text; `undefined` where it is none. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // what JSON.parse returns is JSON
  } catch {
    return undefined;
  }
}

/** The beginning of a text, as a text of its own: a slice would keep the whole of it in memory. Half a pair of surrogates is left out. */
function firstOf(text: string, length: number): string {
  if (text.length <= length) return text;
  return Buffer.from(text.slice(0, length).replace(/[\ud800-\udbff]$/, '')).toString();
}

/** The value as it will be read again from the results: `1e400` is the largest number there is, and zero has no sign. */
function writable(value: Json): Json {
  if (typeof value === 'number')
    return value === 0 ? 0 : Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE;
  if (Array.isArray(value)) return value.map(writable);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, writable(inner)]));
  return value;
}

const grouped = (n: number) => n.toLocaleString('en');
