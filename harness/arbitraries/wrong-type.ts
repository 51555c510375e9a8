import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from '../model/contract.ts';
import { isObject, type Json } from '../model/json.ts';
import { fromFaker } from './from-faker.ts';
import type { Break, Site } from './site.ts';
import { twoWords } from './text.ts';
import { memberName } from './words.ts';

/** A wrong value and the name of its type, article included. */
type Wrong = Arbitrary<[value: Json, name: string]>;

const words = fromFaker(twoWords);
const aText: Wrong = words.map((text) => [text, 'a text']);
const aNumber: Wrong = fc.integer({ min: 2, max: 99 }).map((number) => [number, 'a number']);
const anObject: Wrong = words.map((text) => [{ text }, 'an object']);
const aList: Wrong = fc.tuple(words, words).map((list) => [list, 'a list']);

/** Per documented type the values that no lossless coercion turns into it: no `"3"` for a number, and no single item for a list. */
const WRONG: Readonly<Record<string, readonly Wrong[]>> = {
  string: [anObject, aList],
  number: [aText, anObject],
  integer: [aText, anObject],
  boolean: [aText, anObject],
  object: [aText, aNumber],
};

/** Values of another type than the documented one, and for a list of texts a list with an object in it. */
export function wrongType({ clause: { path }, member: { schema } }: Site): Arbitrary<Break> | undefined {
  const values = wrongFor(schema).map((wrong) =>
    wrong.map(([value, name]): Break => ({ value, label: `${name} for ${memberName(path)}` })),
  );
  const items = holdsTexts(schema)
    ? [words.map((text): Break => ({ value: [{ text }], label: `an object as item of ${memberName(path)}` }))]
    : [];
  return values.length > 0 ? fc.oneof(...values, ...items) : undefined;
}

/** A target that makes a list of what stands alone must find a wrong item in it. */
function wrongFor({ type, items }: Schema): readonly Wrong[] {
  if (type !== 'array') return WRONG[String(type)] ?? [];
  return isObject(items) && items.type === 'object' ? [aText, aNumber] : [anObject];
}

function holdsTexts({ type, items }: Schema): boolean {
  return type === 'array' && isObject(items) && items.type === 'string';
}
