import type { Fact } from '../model/discrepancy.ts';
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

const OUTCOMES = ['accepted', 'refused', 'faulted'] as const;
const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;
const NAMES = [
  ...(['present', 'absent', 'equals', 'differs', 'matches', 'unlike', 'type', 'echoed', 'altered'] as const),
  ...(['ordered', 'reordered', 'same', 'other', 'unchanged', 'changed', 'header'] as const),
];

/** Reads the facts that have to hold of one step: one, or a list of them. */
export function readFacts(at: Cursor, step: string, scope: FactScope): Fact | Fact[] {
  if (!scope.steps.has(step)) at.fail(`\`${step}\` is none of the steps: ${[...scope.steps.keys()].join(', ')}`);
  if (!Array.isArray(at.value)) return readFact(at, step, scope);
  const facts = at.items().map((item) => readFact(item, step, scope));
  return facts.length > 0 ? facts : at.fail('a reading rests on something');
}

function readFact(at: Cursor, step: string, scope: FactScope): Fact {
  if (typeof at.value === 'string') return at.oneOf(OUTCOMES);
  const [[key, value] = [], ...rest] = at.entries();
  const name = NAMES.find((one) => one === key);
  if (name === undefined || value === undefined || rest.length > 0) {
    return at.fail(`a fact is one of: ${[...OUTCOMES, ...NAMES].join(', ')}`);
  }
  const answer = (place: Cursor) => pathOf(place, scope.answers, scope);
  switch (name) {
    case 'present':
      return { present: answer(value) };
    case 'absent':
      return { absent: answer(value) };
    case 'unchanged':
    case 'changed': {
      if (step === 'look' || scope.steps.get(step) !== 'read') value.fail(`\`${step}\` is no read after a change`);
      const path = value.value === '' ? '' : answer(value);
      return name === 'unchanged' ? { unchanged: path } : { changed: path };
    }
    case 'equals':
    case 'differs': {
      const [path, other] = pair(value);
      return name === 'equals' ? { equals: [answer(path), other.value] } : { differs: [answer(path), other.value] };
    }
    case 'matches':
    case 'unlike': {
      const [path, other] = pair(value);
      const form = pattern(other);
      return name === 'matches' ? { matches: [answer(path), form] } : { unlike: [answer(path), form] };
    }
    case 'type': {
      const [path, other] = pair(value);
      return { type: [answer(path), other.oneOf(TYPES)] };
    }
    case 'echoed':
    case 'altered': {
      const [path, member] = pair(value);
      const sent = pathOf(member, scope.requests, scope);
      return name === 'echoed' ? { echoed: [answer(path), sent] } : { altered: [answer(path), sent] };
    }
    case 'ordered':
    case 'reordered': {
      const [path, member] = pair(value);
      const sent = pathOf(member, scope.requests, scope);
      return name === 'ordered' ? { ordered: [answer(path), sent] } : { reordered: [answer(path), sent] };
    }
    case 'same':
    case 'other': {
      const [path, other] = pair(value);
      const against = other.oneOf([...scope.steps.keys()].filter((known) => known !== step));
      return name === 'same' ? { same: [answer(path), against] } : { other: [answer(path), against] };
    }
    case 'header': {
      const [header, form] = pair(value);
      return { header: [header.string(), pattern(form)] };
    }
  }
}

function pair(at: Cursor): [Cursor, Cursor] {
  const [first, second, ...rest] = at.items();
  if (!first || !second || rest.length > 0) return at.fail('two things in a list are expected');
  return [first, second];
}

function pathOf(place: Cursor, schemas: readonly JsonObject[], { words }: FactScope): string {
  const path = place.string();
  if (path.includes('[]')) place.fail(`\`${path}\` names more than one place; write an index`);
  checkPath(place, path, schemas, words);
  return path;
}

function pattern(place: Cursor): string {
  const text = place.string();
  try {
    new RegExp(text, 'u');
  } catch {
    place.fail(`\`${text}\` is no regular expression`);
  }
  return text;
}
