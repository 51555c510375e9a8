import type { Contract, Operation, Vendor } from '../model/contract.ts';
import type { Probe, ProbeStep } from '../model/discrepancy.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import type { Cursor } from './cursor.ts';
import { checkFacts, type FactScope } from './facts.ts';
import { checkPath, namedIn } from './named.ts';
import type { WrittenProbe } from './written.ts';

/** What a probe is held against. */
export interface ProbeScope extends Pick<Contract, 'vendors' | 'kinds' | 'operations'> {
  /** The entry's own operations; the first is what a step is sent by unless it says otherwise. */
  entry: { operations: readonly Operation[]; words: string };
  /** What a reading may be called; absent: it is an answer in words. */
  readings?: readonly string[];
}

/** Steps that are there without being written. */
const GIVEN = ['control', 'look'];
/** Headers that HTTP gives every request. */
const HTTP_HEADERS = ['content-type', 'accept'];

/**
 * Reads the probe of an entry, whose structure fits the grammar.
 *
 * @throws SpecError on an unknown step, operation, member or parameter, and on a reading that is no claim.
 */
export function readProbe(written: WrittenProbe, probe: Cursor, scope: ProbeScope): Probe {
  const { steps = {}, readings } = written;
  const names = Object.keys(steps);
  const placeOf = (name: string): Cursor => probe.at('steps').at(name);
  for (const [index, name] of names.entries()) {
    checkStep(steps[name] ?? {}, placeOf(name), names.slice(0, index), scope);
  }
  const facts: FactScope = {
    steps: new Map([...GIVEN, ...names].map((name) => [name, subjectOf(name, steps, scope)])),
    answers: answersOf(scope),
    requests: requestsOf(scope),
    words: scope.entry.words,
  };
  for (const reading of probe.at('readings').items()) {
    if (scope.readings) reading.at('reading').oneOf([...scope.readings, 'both']);
    for (const [step, at] of reading.at('when').entries()) checkFacts(at, step, facts);
  }
  const used = new Set(readings.flatMap(({ when }) => Object.keys(when)));
  for (const name of names) if (!serves(name, used, steps)) placeOf(name).fail(`no reading speaks of \`${name}\``);
  return { steps, readings };
}

/** Whether a reading speaks of a step, or of a read that shows what the step did. */
function serves(name: string, used: ReadonlySet<string>, steps: { readonly [name: string]: ProbeStep }): boolean {
  return used.has(name) || Object.entries(steps).some(([other, { read }]) => read === name && used.has(other));
}

function checkStep(step: ProbeStep, place: Cursor, before: readonly string[], scope: ProbeScope): void {
  if (step.read !== undefined) {
    place.at('read').oneOf(before);
    return;
  }
  const { operation, vendor } = senderOf(step, place, scope);
  for (const key of ['base', 'set', 'omit']) {
    const body = place.optional(key);
    if (step.raw !== undefined) body?.fail('`raw` is the whole body already');
    if (!operation.request) body?.fail(`\`${operation.id}\` has no body`);
  }
  place.optional('campaign')?.oneOf(scope.kinds.filter((kind) => kind.vendor === vendor.id).map(({ id }) => id));
  for (const [path, member] of place.optional('set')?.entries() ?? []) {
    checkPath(member, path, requestsOf(scope), scope.entry.words);
    checkPools(member, vendor);
  }
  for (const item of place.optional('omit')?.items() ?? []) {
    checkPath(item, item.string(), operation.request ? [operation.request] : [], '');
  }
  checkParameters(place, 'query', vendor, scope);
  checkParameters(place, 'header', vendor, scope);
  const path = place.optional('path');
  path?.allow(operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name));
  for (const [, value] of path?.entries() ?? []) checkTemplate(value, vendor);
}

/** The operation that sends a step, and its vendor. */
function senderOf(step: ProbeStep, place: Cursor, scope: ProbeScope): { operation: Operation; vendor: Vendor } {
  place.optional('operation')?.oneOf(scope.operations.map(({ id }) => id));
  const operation = operationOf(step.operation, scope);
  const vendor = scope.vendors.find(({ id }) => id === operation?.vendor);
  return operation && vendor ? { operation, vendor } : place.fail('belongs to no operation');
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

function checkParameters(step: Cursor, carrier: 'query' | 'header', vendor: Vendor, scope: ProbeScope): void {
  const known = scope.operations
    .filter((operation) => operation.vendor === vendor.id)
    .flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === carrier).map(({ name }) => name));
  if (carrier === 'header') known.push(vendor.auth.name, ...HTTP_HEADERS);
  const folded = known.map((name) => name.toLowerCase());
  for (const [name, place] of step.optional(carrier)?.entries() ?? []) {
    const isKnown = carrier === 'header' ? folded.includes(name.toLowerCase()) : known.includes(name);
    if (!isKnown && !namedIn(scope.entry.words, name)) {
      place.fail(`no operation has the parameter \`${name}\`, and the entry does not speak of it`);
    }
    checkTemplate(place, vendor, carrier === 'header' ? ['token'] : []);
  }
}

/** Holds the placeholders of a text against the vendor's settings, the campaign's id, and what else is known there. */
function checkTemplate(place: Cursor, { settings }: Vendor, more: readonly string[] = []): void {
  // Null is a parameter left out.
  if (typeof place.value !== 'string') return;
  const known = [...Object.keys(settings), 'campaign.id', ...more];
  for (const [, name = ''] of place.value.matchAll(/\{([^{}]+)\}/g)) {
    if (!known.includes(name)) place.fail(`\`{${name}}\` is none of: ${known.join(', ')}`);
  }
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
  const { probe, ...reported } = entry.object();
  const readings = isObject(probe) && Array.isArray(probe.readings) ? probe.readings : [];
  return textsIn([reported, ...readings.map((reading) => (isObject(reading) ? (reading.reading ?? null) : null))]).join(
    '\n',
  );
}

/** Every text inside a value, names of members left out. */
function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
