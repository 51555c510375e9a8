import { isDeepStrictEqual } from 'node:util';
import type { Fact, Probe } from '../model/discrepancy.ts';
import type { Json } from '../model/json.ts';

/** What may be said of an accepted answer, and its opposite. */
const OPPOSITES: { readonly [opposite: string]: string } = {
  absent: 'present',
  differs: 'equals',
  unlike: 'matches',
  altered: 'echoed',
  reordered: 'ordered',
  other: 'same',
  changed: 'unchanged',
};

/** A thing that is so or is not: what a fact and its opposite speak of. */
interface Atom {
  name: string;
  value: Json;
}

/** How one step may have gone: its outcome and, unless no answer came, what is so of its answer. */
interface Course {
  outcome: 'accepted' | 'refused' | 'faulted';
  so: readonly Atom[];
}

/** Courses of all steps of a probe. */
type Story = { readonly [step: string]: Course };

/**
 * Walks every way in which the steps of a probe can go, and reads each.
 *
 * @param open Whether there has to be a way to none of the readings.
 * @returns What is wrong with the readings: one that no story comes to, or that something is always read. Empty when all is well.
 */
export function faultsOf({ readings }: Probe, open = true): string[] {
  const reached = new Set<number>();
  for (const story of storiesOf(readings)) {
    reached.add(
      readings.findIndex(({ when }) => Object.entries(when).every(([step, facts]) => holds(facts, story[step]))),
    );
  }
  return [
    ...readings.flatMap(({ reading }, i) => (reached.has(i) ? [] : [`reading ${i + 1} (${reading}) is never reached`])),
    ...(reached.has(-1) || !open ? [] : ['something is read whatever happens']),
  ];
}

function storiesOf(readings: Probe['readings']): Story[] {
  const atoms = new Map<string, Atom[]>();
  for (const [step, facts] of readings.flatMap(({ when }) => Object.entries(when))) {
    const known = atoms.get(step) ?? [];
    for (const fact of [facts].flat()) {
      const atom = atomOf(fact);
      if (atom && !known.some((other) => isDeepStrictEqual(other, atom))) known.push(atom);
    }
    atoms.set(step, known);
  }
  return [...atoms].reduce<Story[]>(
    (stories, [step, known]) => {
      const courses = coursesOf(known);
      return stories.flatMap((story) => courses.map((course) => ({ ...story, [step]: course })));
    },
    [{}],
  );
}

function coursesOf(atoms: readonly Atom[]): Course[] {
  const sets = atoms.reduce<Atom[][]>((all, atom) => all.flatMap((set) => [set, [...set, atom]]), [[]]);
  return [
    ...sets
      .filter((so) => isPossible(so, atoms))
      .flatMap((so): Course[] => [
        { outcome: 'accepted', so },
        { outcome: 'refused', so },
      ]),
    { outcome: 'faulted', so: [] },
  ];
}

function nameOf(fact: Exclude<Fact, string>): [string, Json] {
  const [entry] = Object.entries(fact);
  if (!entry) throw new Error('a fact says something');
  return entry;
}

function atomOf(fact: Fact): Atom | undefined {
  if (typeof fact === 'string') return undefined;
  const [name, value] = nameOf(fact);
  return { name: OPPOSITES[name] ?? name, value };
}

function holds(facts: Fact | Fact[], course: Course | undefined): boolean {
  return [facts].flat().every((fact) => {
    if (!course) return false;
    if (typeof fact === 'string') return fact === course.outcome;
    const [name] = nameOf(fact);
    const atom = atomOf(fact);
    // Where no answer came neither of two opposites holds.
    return course.outcome !== 'faulted' && course.so.some((one) => isDeepStrictEqual(one, atom)) !== name in OPPOSITES;
  });
}

/** Whether an answer can be so: a value is one value of one type and there, and what is unchanged as a whole is so in each part. */
function isPossible(so: readonly Atom[], atoms: readonly Atom[]): boolean {
  const values = new Map<string, Json[]>();
  for (const { name, value } of so) {
    if (name !== 'equals' || !Array.isArray(value)) continue;
    const [path, literal = null] = value;
    values.set(String(path), [...(values.get(String(path)) ?? []), literal]);
  }
  const isThere = (path: string) => {
    const atom = atoms.find(({ name, value }) => name === 'present' && value === path);
    return !atom || so.includes(atom);
  };
  if ([...values.values()].some((literals) => literals.length > 1)) return false;
  return so.every(({ name, value }) => {
    if (name === 'unchanged' && value === '')
      return atoms.every((atom) => atom.name !== 'unchanged' || so.includes(atom));
    if (!Array.isArray(value) || name === 'header' || name === 'same') return true;
    const path = String(value[0]);
    return isThere(path) && agrees(name, value[1] ?? null, typesOf(path, so), values.get(path)?.[0]);
  });
}

function typesOf(path: string, so: readonly Atom[]): string[] {
  return so.flatMap(({ name, value }) =>
    name === 'type' && Array.isArray(value) && value[0] === path ? [String(value[1])] : [],
  );
}

/** Whether one statement about a member agrees with its value, where one is known, and with its types. */
function agrees(name: string, said: Json, types: readonly string[], value: Json | undefined): boolean {
  if (name === 'type') {
    const others = types.filter((type) => type !== said);
    const isNumber = (type: Json) => type === 'integer' || type === 'number';
    if (others.some((type) => !(isNumber(type) && isNumber(said)))) return false;
    // An integer is a number too.
    return value === undefined || value === '{campaign.id}' || typesOfValue(value).includes(String(said));
  }
  if (name === 'matches') {
    if (types.length > 0 && !types.includes('string')) return false;
    return typeof value !== 'string' || value === '{campaign.id}' || new RegExp(String(said), 'u').test(value);
  }
  return true;
}

function typesOfValue(value: Json): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return typeof value === 'number' ? ['number', ...(Number.isInteger(value) ? ['integer'] : [])] : [typeof value];
}
