import {
  acceptance,
  type CaseDraft,
  called,
  clausesWith,
  getPath,
  isObject,
  type Json,
  type JsonObject,
  type Member,
  members,
  type RuleDefinition,
  withValue,
} from '../../../harness/rule-kit.ts';

/** Zones that many lists lack, and windows that careless clocks get wrong: around midnight and noon, of twelve hours, of two digits after one. */
const ZONES = ['UTC', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires'];
const WINDOWS = [
  ['12:15 AM', '9:00 AM'],
  ['9:00 AM', '9:00 PM'],
  ['9:00 AM', '11:00 AM'],
  ['12:00 PM', '1:00 PM'],
  ['12:00 AM', '11:59 PM'],
  ['8:05 AM', '8:50 AM'],
  ['11:30 AM', '12:30 PM'],
] as const;

/** Names of the days of a week: whoever lists or shows some of them takes all. */
const WEEKS: readonly (readonly string[])[] = [
  ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
  ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
];

/**
 * What keeps to every documented rule is accepted: a text of a single character where no least length is documented, any time zone, any
 * window of time, and legal values of different members together. The bodies are those that carry the positives of all other rules; where one is refused although
 * its parts are not, the smallest refused meeting becomes a case.
 */
export default {
  title: 'accepts legal values together that it accepts one by one, and the shortest texts',
  severity: 'medium',
  profile: 'standard',
  ofMeetings: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'conforming'),
  cases: (_, { operation, baseline, counterpart, text }) => [
    ...members(operation)
      .filter(isFree)
      .map((member) => withValue('positive', member, text(1), `a ${called(member)} of 1 character`)),
    ...members(operation)
      .filter(({ schema, path }) => schema['x-like'] === 'iana-timezone' && !path.includes('[]'))
      .flatMap((member) => ZONES.map((zone) => withValue('positive', member, zone, `${zone} for ${called(member)}`))),
    ...members(operation)
      .filter(isNaming)
      .slice(0, 1)
      .flatMap((member) => capitals(member, counterpart)),
    ...members(operation).flatMap((member) => [...windowsOf(member, baseline), ...weekOf(member)]),
  ],
  expected: () => 'Legal values are accepted, also together, outside of combinations the pages leave open.',
  judge: acceptance,
} satisfies RuleDefinition;

/** A text of any letters; the first of a body is its name, as a rule. */
function isNaming(member: Member): boolean {
  return member.schema.type === 'string' && !member.fixed && member.pool === undefined && !member.path.includes('.');
}

/** The text that is stored, in capitals: what another campaign may not be called this one may. */
function capitals(member: Member, counterpart: JsonObject): CaseDraft[] {
  const now = getPath(counterpart, member.path);
  if (typeof now !== 'string' || now === now.toUpperCase()) return [];
  const edits = [{ path: member.path, value: now.toUpperCase() }];
  return [
    {
      group: 'alone',
      base: 'counterpart',
      label: `the ${called(member)} it has, in capitals`,
      edits,
      profile: 'nightly',
    },
  ];
}

/** A text whose values no list, pool, format or sample tells. */
function isFree({ path, schema, fixed, pool }: Member): boolean {
  if (fixed || pool !== undefined || schema.type !== 'string' || path.includes('[]')) return false;
  return ['enum', 'format', 'minLength', 'x-like', 'x-sample'].every((key) => schema[key] === undefined);
}

/** A list with a window of each kind, where items have a beginning and an end. */
function windowsOf(member: Member, baseline: JsonObject): CaseDraft[] {
  if (member.path.includes('[]')) return [];
  const before = getPath(baseline, member.path);
  const { items } = member.schema;
  const [first] = Array.isArray(before) ? before : [];
  if (!isObject(items) || !isObject(items.properties) || !isObject(first)) return [];
  const inner = items.properties;
  const [start, end] = Object.keys(inner).filter((name) => getPath(inner, `${name}.x-like`) === 'clock-12h');
  if (start === undefined || end === undefined) return [];
  // Each on a day of its own, where days are listed.
  const [name, days] = Object.entries(inner).flatMap(([key, schema]): [string, Json[]][] => {
    if (key === start || key === end) return [];
    // All days of a list are tried for the list itself: here it is about the times.
    const [listed, shown] = [getPath(schema, 'enum'), getPath(schema, 'x-sample')];
    if (Array.isArray(listed)) return [[key, listed.slice(0, 5)]];
    return Array.isArray(shown) ? [[key, weekWith(shown) ?? shown]] : [];
  })[0] ?? ['', []];
  const list = WINDOWS.slice(0, days.length || WINDOWS.length).map(([from, to], at) => ({
    ...first,
    ...(days[at] === undefined ? {} : { [name]: days[at] }),
    [start]: from,
    [end]: to,
  }));
  return [withValue('positive', member, list, `a week of windows around noon and midnight in ${called(member)}`)];
}

/** All days of a week, where a list shows some. */
function weekOf(member: Member): CaseDraft[] {
  const shown = getPath(member.schema, 'items.x-sample');
  const week = Array.isArray(shown) && !member.path.includes('[]') ? weekWith(shown) : undefined;
  return week ? [withValue('positive', member, [...week], `all days of the week in ${called(member)}`)] : [];
}

function weekWith(days: readonly Json[]): Json[] | undefined {
  const week = WEEKS.find((names) => days.length > 0 && days.every((day) => names.includes(String(day))));
  return week ? [...week] : undefined;
}
