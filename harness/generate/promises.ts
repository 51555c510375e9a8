import type { Json } from '../model/json.ts';
import { STRING_FORMATS } from './formats.ts';
import type { FoundStatement } from './schema.ts';

type Wording = (name: string, found: FoundStatement) => string;

/** What a keyword promises about a request's member or carrier, when the specification gives no words of its own. */
const ASKED: { readonly [keyword: string]: Wording } = {
  type: (name, { type }) => `${name} is ${inWords(type)}.`,
  required: (name) => `${name} is required.`,
  optional: (name) => `${name} is optional: an update may leave it out, or name nothing else.`,
  notNull: (name) => `${name} is required, so it may not be null.`,
  minLength: (name, { value }) => `${name} has at least ${text(value)} characters.`,
  maxLength: (name, { value }) => `${name} has at most ${text(value)} characters.`,
  minItems: (name, { value }) => `${name} holds at least ${text(value)} ${value === 1 ? 'entry' : 'entries'}.`,
  maxItems: (name, { value }) => `${name} holds at most ${text(value)} ${value === 1 ? 'entry' : 'entries'}.`,
  enum: (name, { value, closed }) => `${name} ${closed ? 'is one of' : 'takes each of'} ${list(value)}.`,
  closed: (name) => `${name} may be nothing but the listed values.`,
  minimum: (name, { value }) => `${name} is at least ${text(value)}.`,
  maximum: (name, { value }) => `${name} is at most ${text(value)}.`,
  format: (name, { value }) => `${name} is ${STRING_FORMATS[String(value)]?.words ?? text(value)}.`,
  timeOfDay: (name) => `${name} is a time of day, in whatever notation.`,
  exist: (name) => `${name} names only what already exists.`,
  example: (name, { value }) => `${name} may be ${list(value)}, as the page shows.`,
  unit: (name, { value }) => `${name} is given in ${text(value)}.`,
  value: (name, { value }) => `${name} is ${text(value)}.`,
  sampleValue: (name, { value }) => `The sample sends ${text(value)} in ${name}.`,
  sampleName: (name, { value }) => `The sample writes ${name} as ${text(value)}.`,
  identity: (name, { value }) => `${name} is the ${text(value)}.`,
  present: (name) => `${name} is sent.`,
};

/** The same for an answer's member. */
const ANSWERED: { readonly [keyword: string]: Wording } = {
  type: (name, { type, required }) =>
    required
      ? `An accepted answer holds ${name}, ${inWords(type)}.`
      : `Where an accepted answer holds ${name}, it is ${inWords(type)}.`,
  present: (name) => `An accepted answer holds ${name}.`,
  value: (name, { value }) => `An accepted answer says ${text(value)} in ${name}.`,
  example: (name, { value }) => `${name} may be ${list(value)}, as the page shows.`,
  format: (name, { value }) => `${name} is ${STRING_FORMATS[String(value)]?.words ?? text(value)}.`,
  unit: (name, { value }) => `${name} is given in ${text(value)}.`,
  identity: (name) => `${name} is the id of the campaign that the request names.`,
  identified: (name, { value }) => `${name} is the same for the same \`${text(value)}\`, and another for another one.`,
  lowercase: (name, { value }) => `${name} is \`${text(value)}\` in lower case.`,
  order: (name, { value }) => `${name} is not later than \`${text(value)}\`, give or take a second.`,
  constant: (name) => `${name} stays the same in every answer.`,
  echo: (name) => `${name} is what was sent.`,
  monotonic: (name) => `${name} is never earlier than in an answer before.`,
};

/** The promise of a statement in one sentence: its own words, or those of its keyword. */
export function promiseOf(found: FoundStatement): string {
  if (found.promise) return found.promise;
  const wording = (found.part === 'response' ? ANSWERED : ASKED)[found.keyword];
  return wording?.(`\`${found.path}\``, found) ?? found.place.fail(`\`${found.keyword}\` needs a \`promise\` here`);
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** `array of string` as `a list of strings`. */
const inWords = (type = ''): string =>
  type.replace(/^array of (.*)$/, 'a list of $1s').replace(/^(?!a )/, /^[aeio]/.test(type) ? 'an ' : 'a ');

const list = (value: Json | undefined): string => (Array.isArray(value) ? value.map(text).join(', ') : text(value));
