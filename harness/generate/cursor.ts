import type { Json, JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';

/** The line on which the place at a path begins, counted from 1. */
export type LineOf = (path: readonly string[]) => number;

/** A mistake in a specification: names the file, the line where it is known, and the JSON Pointer of the place. */
export class SpecError extends Error {
  constructor(file: string, path: readonly string[], message: string, line?: number) {
    const pointer = path.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    super(`${line === undefined ? file : `specs/${file}:${line} `}#${pointer}: ${message}`);
    this.name = 'SpecError';
  }
}

/** A place in a specification that knows where it stands, so that every complaint names file, line and pointer. */
export class Cursor {
  readonly #document: { root: Json; lineOf?: LineOf };

  constructor(
    readonly file: string,
    readonly value: Json,
    readonly path: readonly string[] = [],
    document: { root: Json; lineOf?: LineOf } = { root: value },
  ) {
    this.#document = document;
  }

  /** Throws a `SpecError` about this place. */
  fail(message: string): never {
    throw new SpecError(this.file, this.path, message, this.#document.lineOf?.(this.path));
  }

  has(key: string): boolean {
    return isObject(this.value) && Object.hasOwn(this.value, key);
  }

  /** The member `key`; fails when it is absent. */
  at(key: string): Cursor {
    return this.optional(key) ?? this.fail(`\`${key}\` is missing`);
  }

  optional(key: string): Cursor | undefined {
    const child = this.object()[key];
    return child === undefined ? undefined : new Cursor(this.file, child, [...this.path, key], this.#document);
  }

  entries(): [string, Cursor][] {
    return Object.keys(this.object()).map((key) => [key, this.at(key)]);
  }

  items(): Cursor[] {
    if (!Array.isArray(this.value)) return this.fail('a list is expected');
    return this.value.map((item, index) => new Cursor(this.file, item, [...this.path, String(index)], this.#document));
  }

  object(): JsonObject {
    return isObject(this.value) ? this.value : this.fail('a map is expected');
  }

  string(): string {
    return typeof this.value === 'string' && this.value !== '' ? this.value : this.fail('a text is expected');
  }

  strings(): string[] {
    return this.items().map((item) => item.string());
  }

  flag(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('true or false is expected');
  }

  number(): number {
    return typeof this.value === 'number' ? this.value : this.fail('a number is expected');
  }

  /** This text, when it is one of `words`; fails with the list otherwise. */
  oneOf<const Word extends string>(words: readonly Word[]): Word {
    const found = words.find((word) => word === this.value);
    return found ?? this.fail(`\`${String(this.value)}\` is none of: ${words.join(', ')}`);
  }

  /** Fails on the first key that is none of `keys`. */
  allow(keys: readonly string[]): void {
    for (const [key, child] of this.entries()) if (!keys.includes(key)) child.fail(`unknown keyword \`${key}\``);
  }

  /** The place a local `$ref` points to, or this one. */
  resolved(): Cursor {
    if (!this.has('$ref')) return this;
    this.allow(['$ref']);
    const reference = this.at('$ref');
    const [start, ...segments] = reference.string().split('/');
    if (start !== '#') reference.fail('only references within the document are understood');
    let place = new Cursor(this.file, this.#document.root, [], this.#document);
    for (const segment of segments) {
      place = place.optional(segment.replaceAll('~1', '/').replaceAll('~0', '~')) ?? reference.fail('points nowhere');
    }
    return place.has('$ref') ? place.fail('a reference points to a reference') : place;
  }
}
