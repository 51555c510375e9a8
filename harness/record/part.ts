import type { Json, JsonObject } from '../model/json.ts';

/** What may be kept of a text of JSON that is too large to be kept whole. */
export interface Room {
  /** What all that is kept may cost: {@link VALUE_COST} for a value, one for a character of a text or a name. */
  cost: number;
  /** Levels of nesting. */
  levels: number;
  /** Characters of one text, as they are written. */
  text: number;
  /** Members of the root that stay whatever they cost, where they are no object and no list. */
  always: ReadonlySet<string>;
}

/** A part of a JSON value, and how large the whole is. */
export interface PartialValue {
  value: Json;
  /** Values in the whole, and in the part. */
  values: number;
  kept: number;
  /** Levels of nesting in the whole. */
  levels: number;
  /** Whether nothing was left out and no text was cut. */
  isWhole: boolean;
}

/** What one value costs beside its characters: about the bytes it takes in memory. */
export const VALUE_COST = 64;
/** Characters of a name that is kept. */
const NAME = 1000;

/** What a text of JSON costs to be kept whole, and how deep it is; counted no further than until one of the limits is passed. */
export function measure(text: string, most: { cost: number; levels: number }): { cost: number; levels: number } {
  let [cost, depth, levels] = [text.length + VALUE_COST, 0, 0];
  for (let i = 0; i < text.length && cost <= most.cost && levels <= most.levels; i += 1) {
    const char = text[i];
    if (char === '"') i = endOfText(text, i);
    else if (char === ',') cost += VALUE_COST;
    else if (char === '}' || char === ']') depth -= 1;
    else if (char === '{' || char === '[') {
      cost += VALUE_COST;
      depth += 1;
      levels = Math.max(levels, depth);
    }
  }
  return { cost, levels };
}

/** The place of the quotation mark that ends a text, which began at another. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text[before - 1] === '\\') before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}

/**
 * Reads a text of JSON and makes only a part of it into a value, so that an answer's cost does not depend on its size. The whole is
 * checked: what `JSON.parse` takes is JSON here too, and of two members of one name the last one counts. What is deeper than the root
 * takes half of the room at most, so that the root's own members are not crowded out. A text that was cut ends with `…`.
 *
 * @returns `undefined` where the text is no JSON.
 */
export function readPart(text: string, room: Room): PartialValue | undefined {
  return new Reader(text, room).read();
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const LIST_START = 0x5b;
const LIST_END = 0x5d;
const OBJECT_START = 0x7b;
const OBJECT_END = 0x7d;
/** The first character that may stand in a text as it is. */
const FIRST = 32;
const LIST = 1;
const OBJECT = 2;

/** Walks through a text without recursion: of containers that are not kept it knows nothing but their kind. */
class Reader {
  private at = 0;
  private depth = 0;
  private levels = 0;
  private values = 0;
  private kept = 0;
  private spent = 0;
  private hasCut = false;
  private root: Json = null;
  /** The kind of each container that is open, by depth. */
  private kinds = new Uint8Array(128);
  /** The kept ones among them, from the root inwards. */
  private readonly open: (Json[] | JsonObject)[] = [];
  /** The name of the member whose value comes next; absent where it is too long to be kept. */
  private name: string | undefined;

  constructor(
    private readonly text: string,
    private readonly room: Room,
  ) {}

  read(): PartialValue | undefined {
    // True right after an opening bracket, where no comma stands before a value.
    let isFirst = this.value();
    if (isFirst === undefined) return undefined;
    while (this.depth > 0) {
      const isList = this.kinds[this.depth] === LIST;
      this.space();
      if (this.take(isList ? LIST_END : OBJECT_END)) {
        this.leave();
        isFirst = false;
        continue;
      }
      if (!isFirst && !this.take(COMMA)) return undefined;
      const entered: boolean | undefined = isList || this.named() ? this.value() : undefined;
      if (entered === undefined) return undefined;
      isFirst = entered;
    }
    this.space();
    const { root: value, values, kept, levels } = this;
    const isWhole = kept === values && !this.hasCut;
    return this.at === this.text.length ? { value, values, kept, levels, isWhole } : undefined;
  }

  /** Reads a value, of a container its beginning. Returns whether it entered one; `undefined` where there is no value. */
  private value(): boolean | undefined {
    this.space();
    this.values += 1;
    if (this.take(LIST_START)) return this.enter([], LIST);
    if (this.take(OBJECT_START)) return this.enter({}, OBJECT);
    const start = this.at;
    const isRead = this.string() || this.pass(NUMBER) || this.pass(WORD);
    if (!isRead) return undefined;
    if (this.hasPlace()) {
      const characters = this.text.charCodeAt(start) === QUOTE ? Math.min(this.at - start, this.room.text) : 0;
      const isSure = this.depth === 1 && this.name !== undefined && this.room.always.has(this.name);
      if (this.pays(characters) || isSure) this.put(this.scalar(start));
      else this.forget();
    }
    return false;
  }

  /** Reads the name of a member and the colon after it. */
  private named(): boolean {
    this.space();
    const start = this.at;
    if (!this.string()) return false;
    const isShort = this.at - start <= NAME;
    this.name = isShort && this.open.length === this.depth ? this.nameFrom(start) : undefined;
    this.space();
    return this.take(COLON);
  }

  private nameFrom(start: number): string {
    const written = this.text.slice(start + 1, this.at - 1);
    return written.includes('\\') ? this.decoded(start, this.at) : written;
  }

  private enter(container: Json[] | JsonObject, kind: number): true {
    if (this.hasPlace()) {
      if (this.depth < this.room.levels && this.pays(0)) {
        this.put(container);
        this.open.push(container);
      } else this.forget();
    }
    this.depth += 1;
    this.levels = Math.max(this.levels, this.depth);
    if (this.depth >= this.kinds.length) {
      const more = new Uint8Array(this.kinds.length * 2);
      more.set(this.kinds);
      this.kinds = more;
    }
    this.kinds[this.depth] = kind;
    return true;
  }

  private leave(): void {
    if (this.open.length === this.depth) this.open.pop();
    this.depth -= 1;
  }

  /** Tells whether what comes next could be kept: what holds it is. */
  private hasPlace(): boolean {
    if (this.open.length < this.depth) return false;
    return this.depth === 0 || this.kinds[this.depth] === LIST || this.name !== undefined;
  }

  /** Takes the cost of a value off the room; false where too little is left. */
  private pays(characters: number): boolean {
    const cost = VALUE_COST + characters + (this.name?.length ?? 0);
    if (this.spent + cost > (this.depth <= 1 ? this.room.cost : this.room.cost / 2)) return false;
    this.spent += cost;
    return true;
  }

  private put(value: Json): void {
    this.kept += 1;
    const parent = this.open.at(-1);
    if (parent === undefined) this.root = value;
    else if (Array.isArray(parent)) parent.push(value);
    // Own, whatever its name.
    else
      Object.defineProperty(parent, this.name ?? '', { value, enumerable: true, configurable: true, writable: true });
  }

  /** Of two members of one name the last one counts, also where it is not kept. */
  private forget(): void {
    const parent = this.open.at(-1);
    const { name } = this;
    if (parent !== undefined && !Array.isArray(parent) && name !== undefined && Object.hasOwn(parent, name))
      delete parent[name];
  }

  private scalar(start: number): Json {
    if (this.text[start] !== '"') {
      const written = this.text.slice(start, this.at);
      return written === 'null' ? null : written === 'true' || (written === 'false' ? false : Number(written));
    }
    const end = Math.min(this.at, start + this.room.text);
    const text = this.decoded(start, end);
    if (end === this.at) return text;
    this.hasCut = true;
    return `${text}…`;
  }

  /** The text that is written between two places, of which the second may be in the middle of it, or even of an escape. */
  private decoded(start: number, end: number): string {
    const isWhole = end === this.at;
    for (let to = isWhole ? end - 1 : end; to > start; to -= 1) {
      try {
        // By way of JSON, for a slice of a text would keep the whole of it in memory.
        return JSON.parse(`"${this.text.slice(start + 1, to)}"`);
      } catch {
        // Its last escape is not complete.
      }
    }
    return '';
  }

  private string(): boolean {
    if (!this.take(QUOTE)) return false;
    for (;;) {
      this.characters();
      if (this.take(QUOTE)) return true;
      if (!this.pass(ESCAPE)) return false;
    }
  }

  /** Goes on behind the characters of a text that stand for themselves. */
  private characters(): void {
    let code = this.text.charCodeAt(this.at);
    while (code >= FIRST && code !== QUOTE && code !== BACKSLASH) {
      this.at += 1;
      code = this.text.charCodeAt(this.at);
    }
  }

  private space(): void {
    let code = this.text.charCodeAt(this.at);
    while (code === 32 || code === 10 || code === 13 || code === 9) {
      this.at += 1;
      code = this.text.charCodeAt(this.at);
    }
  }

  private take(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at += 1;
    return true;
  }

  /** Goes on behind what a pattern finds here; false where that is nothing. */
  private pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    const isSome = pattern.lastIndex > this.at;
    this.at = pattern.lastIndex;
    return isSome;
  }
}
