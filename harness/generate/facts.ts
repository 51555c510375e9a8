import type { JsonObject } from '../model/json.ts';
import type { Cursor } from './cursor.ts';
import { checkPath } from './named.ts';

/** What facts are held against. */
export interface FactScope {
  /** Every step, and whether it shows what a campaign holds. */
  steps: ReadonlyMap<string, 'read' | 'write'>;
  /** Schemas of the answers and of the requests a path may belong to. */
  answers: readonly JsonObject[];
  requests: readonly JsonObject[];
  /** What the entry says in its own words. */
  words: string;
}

/** What the second of a pair is, by the fact; that of any other fact may be any value. */
const SECOND: { readonly [fact: string]: 'pattern' | 'member' | 'step' } = {
  matches: 'pattern',
  unlike: 'pattern',
  header: 'pattern',
  echoed: 'member',
  altered: 'member',
  ordered: 'member',
  reordered: 'member',
  same: 'step',
  other: 'step',
};

/** Checks what the facts of one step name: steps, members, patterns. That they are facts the grammar has seen to. */
export function checkFacts(at: Cursor, step: string, scope: FactScope): void {
  if (!scope.steps.has(step)) at.fail(`\`${step}\` is none of the steps: ${[...scope.steps.keys()].join(', ')}`);
  for (const fact of Array.isArray(at.value) ? at.items() : [at]) {
    // An outcome is a word and names nothing.
    if (typeof fact.value !== 'string') for (const [name, value] of fact.entries()) checkFact(name, value, step, scope);
  }
}

function checkFact(name: string, value: Cursor, step: string, scope: FactScope): void {
  const [first = value, second] = Array.isArray(value.value) ? value.items() : [];
  const isComparison = name === 'unchanged' || name === 'changed';
  if (isComparison && (step === 'look' || scope.steps.get(step) !== 'read')) {
    value.fail(`\`${step}\` is no read after a change`);
  }
  // Nothing but a comparison may speak of the whole campaign, and a header is no member.
  if (name !== 'header' && !(isComparison && first.value === '')) checkPlace(first, scope.answers, scope);
  if (!second) return;
  if (SECOND[name] === 'pattern') checkPattern(second);
  if (SECOND[name] === 'member') checkPlace(second, scope.requests, scope);
  if (SECOND[name] === 'step') second.oneOf([...scope.steps.keys()].filter((known) => known !== step));
}

function checkPlace(place: Cursor, schemas: readonly JsonObject[], { words }: FactScope): void {
  const path = place.string();
  if (path.includes('[]')) place.fail(`\`${path}\` names more than one place; write an index`);
  checkPath(place, path, schemas, words);
}

function checkPattern(place: Cursor): void {
  try {
    new RegExp(place.string(), 'u');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    place.fail(`\`${place.string()}\` is no regular expression: ${error.message}`);
  }
}
