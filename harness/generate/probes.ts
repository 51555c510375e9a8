import type { Contract, Operation, Vendor } from '../model/contract.ts';
import type { Probe, ProbeStep, ReadingRule } from '../model/discrepancy.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import type { Cursor } from './cursor.ts';
import { type FactScope, readFacts } from './facts.ts';
import { checkPath, namedIn } from './named.ts';

/** What a probe is held against. */
export interface ProbeScope extends Pick<Contract, 'vendors' | 'kinds' | 'operations'> {
  /** The entry's own operations; the first is what a step is sent by unless it says otherwise. */
  entry: { operations: readonly Operation[]; words: string };
  /** What a reading may be called; absent: it is an answer in words. */
  readings?: readonly string[];
}

/** Steps that are there without being written. */
const GIVEN = ['control', 'look'];
const STEPS_AT_MOST = 4;
const STEP = ['operation', 'campaign', 'read', 'base', 'set', 'omit', 'query', 'header', 'path', 'method', 'raw'];
const METHODS = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
/** Headers that HTTP gives every request. */
const HTTP_HEADERS = ['content-type', 'accept'];

/**
 * Reads the probe of an entry.
 *
 * @throws SpecError on more than four steps, an unknown key, step, fact, operation, member or parameter, and on a reading that is no claim.
 */
export function readProbe(probe: Cursor, scope: ProbeScope): Probe {
  probe.allow(['steps', 'readings']);
  const places = probe.optional('steps')?.entries() ?? [];
  if (places.length > STEPS_AT_MOST) probe.at('steps').fail(`${places.length} steps are more than ${STEPS_AT_MOST}`);
  const steps: { [name: string]: ProbeStep } = {};
  for (const [name, place] of places) {
    if (!/^[a-z][A-Za-z0-9-]*$/.test(name) || GIVEN.includes(name)) place.fail(`\`${name}\` is no name of a step`);
    steps[name] = readStep(place, steps, scope);
  }
  const readings = probe.at('readings').items();
  if (readings.length === 0) probe.at('readings').fail('a probe reads something');
  const facts: FactScope = {
    steps: new Map([...GIVEN, ...Object.keys(steps)].map((name) => [name, subjectOf(name, steps, scope)])),
    answers: answersOf(scope),
    requests: requestsOf(scope),
    words: scope.entry.words,
  };
  const read = readings.map((place) => readReading(place, facts, scope));
  const used = new Set(read.flatMap(({ when }) => Object.keys(when)));
  for (const [name, place] of places) if (!serves(name, used, steps)) place.fail(`no reading speaks of \`${name}\``);
  return { steps, readings: read };
}

/** Whether a reading speaks of a step, or of a read that shows what the step did. */
function serves(name: string, used: ReadonlySet<string>, steps: { readonly [name: string]: ProbeStep }): boolean {
  return used.has(name) || Object.entries(steps).some(([other, { read }]) => read === name && used.has(other));
}

function readReading(place: Cursor, facts: FactScope, { readings }: ProbeScope): ReadingRule {
  place.allow(['reading', 'when']);
  const reading = place.at('reading');
  const when = place.at('when');
  if (Object.keys(when.object()).length === 0) when.fail('a reading rests on something');
  return {
    reading: readings ? reading.oneOf([...readings, 'both']) : reading.string(),
    when: Object.fromEntries(when.entries().map(([step, at]) => [step, readFacts(at, step, facts)])),
  };
}

function readStep(place: Cursor, before: { [name: string]: ProbeStep }, scope: ProbeScope): ProbeStep {
  const read = place.optional('read');
  if (read) {
    place.allow(['read']);
    return { read: read.oneOf(Object.keys(before)) };
  }
  place.allow([...STEP, 'destructive']);
  const named = place.optional('operation');
  const operation = operationOf(named?.oneOf(scope.operations.map(({ id }) => id)), scope);
  const vendor = scope.vendors.find(({ id }) => id === operation?.vendor);
  if (!operation || !vendor) return place.fail('belongs to no operation');
  const kinds = scope.kinds.filter((kind) => kind.vendor === vendor.id).map(({ id }) => id);
  const raw = place.optional('raw');
  for (const key of ['base', 'set', 'omit']) {
    const body = place.optional(key);
    if (body && raw) body.fail('`raw` is the whole body already');
    if (body && !operation.request) body.fail(`\`${operation.id}\` has no body`);
  }
  const optional = {
    operation: named?.string(),
    campaign: place.optional('campaign')?.oneOf(kinds),
    base: place.optional('base')?.oneOf(['counterpart', 'baseline', 'sample', 'empty']),
    set: readSet(place.optional('set'), vendor, scope),
    omit: readOmit(place.optional('omit'), operation),
    query: readParameters(place.optional('query'), 'query', vendor, scope),
    header: readParameters(place.optional('header'), 'header', vendor, scope),
    path: readPathParameters(place.optional('path'), operation, vendor),
    method: place.optional('method')?.oneOf(METHODS),
    raw: raw && (typeof raw.value === 'string' ? raw.value : raw.fail('a text is expected')),
    destructive: place.optional('destructive')?.flag(),
  };
  return Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
}

function readSet(set: Cursor | undefined, vendor: Vendor, scope: ProbeScope): JsonObject | undefined {
  if (!set) return undefined;
  for (const [path, place] of set.entries()) {
    checkPath(place, path, requestsOf(scope), scope.entry.words);
    checkPools(place, vendor);
  }
  return set.object();
}

/** Holds every `{ pool, index }` of a value, items of lists included, against the pools there are. */
function checkPools(place: Cursor, vendor: Vendor): void {
  if (Array.isArray(place.value)) for (const item of place.items()) checkPools(item, vendor);
  if (!isObject(place.value) || !place.has('pool')) return;
  place.allow(['pool', 'index']);
  place.at('pool').oneOf(Object.keys(vendor.values));
  const index = place.at('index');
  if (!Number.isInteger(index.number()) || index.number() < 0) index.fail('an index counts from 0');
}

function readOmit(omit: Cursor | undefined, { request }: Operation): string[] | undefined {
  for (const item of omit?.items() ?? []) checkPath(item, item.string(), request ? [request] : [], '');
  return omit?.strings();
}

function readParameters(map: Cursor | undefined, carrier: 'query' | 'header', vendor: Vendor, scope: ProbeScope) {
  const known = scope.operations
    .filter((operation) => operation.vendor === vendor.id)
    .flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === carrier).map(({ name }) => name));
  if (carrier === 'header') known.push(vendor.auth.name, ...HTTP_HEADERS);
  const folded = known.map((name) => name.toLowerCase());
  const entries = map?.entries().map(([name, place]): [string, string | null] => {
    const isKnown = carrier === 'header' ? folded.includes(name.toLowerCase()) : known.includes(name);
    if (!isKnown && !namedIn(scope.entry.words, name)) {
      place.fail(`no operation has the parameter \`${name}\`, and the entry does not speak of it`);
    }
    return [name, place.value === null ? null : template(place, vendor, carrier === 'header' ? ['token'] : [])];
  });
  return entries && Object.fromEntries(entries);
}

function readPathParameters(map: Cursor | undefined, { parameters }: Operation, vendor: Vendor) {
  const known = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  map?.allow(known);
  return map && Object.fromEntries(map.entries().map(([name, place]) => [name, template(place, vendor)]));
}

/** A text, empty ones included, whose placeholders are settings of the vendor's, the campaign's id, or what else is known there. */
function template(place: Cursor, { settings }: Vendor, more: readonly string[] = []): string {
  if (typeof place.value !== 'string') return place.fail('a text is expected');
  const known = [...Object.keys(settings), 'campaign.id', ...more];
  for (const [, name = ''] of place.value.matchAll(/\{([^{}]+)\}/g)) {
    if (!known.includes(name)) place.fail(`\`{${name}}\` is none of: ${known.join(', ')}`);
  }
  return place.value;
}

function operationOf(id: string | undefined, { operations, entry }: ProbeScope): Operation | undefined {
  return id === undefined ? entry.operations[0] : operations.find((operation) => operation.id === id);
}

/** Whether a step shows what a campaign holds, or does something to it. */
function subjectOf(name: string, steps: { readonly [name: string]: ProbeStep }, scope: ProbeScope): 'read' | 'write' {
  if (name === 'look' || steps[name]?.read !== undefined) return 'read';
  return operationOf(steps[name]?.operation, scope)?.effect === 'read' ? 'read' : 'write';
}

/** Request schemas of the vendor's operations: what a member of a body may be called. */
function requestsOf(scope: ProbeScope): JsonObject[] {
  return ofVendor(scope).flatMap(({ request }) => (request ? [request] : []));
}

function answersOf(scope: ProbeScope): JsonObject[] {
  return ofVendor(scope).map(({ response }) => response);
}

function ofVendor({ operations, entry }: ProbeScope): Operation[] {
  return operations.filter(({ vendor }) => vendor === entry.operations[0]?.vendor);
}

/** The texts of an entry in which it names what it probes: all but the steps and what the readings rest on. */
export function wordingOf(entry: Cursor): string {
  const { probe, ...told } = entry.object();
  const readings = isObject(probe) && Array.isArray(probe.readings) ? probe.readings : [];
  return textsIn([told, ...readings.map((reading) => (isObject(reading) ? (reading.reading ?? null) : null))]).join(
    '\n',
  );
}

/** Every text inside a value, names of members left out. */
function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
