import type { VendorTarget } from '../model/config.ts';
import type { Operation, Parameter } from '../model/contract.ts';
import type { WireRequest } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { RequestRecipe } from '../model/verdict.ts';

/** The reading chosen for each contested carrier of an operation: parameter name → reading. */
export type Dialect = { [parameter: string]: string };

/** At most this many combinations of documented readings are tried on one campaign. */
const MOST_DIALECTS = 6;

/** The documented readings of an operation's contested carriers, combined; the table's first, the first carrier varying fastest. */
export function dialects(operation: Operation): Dialect[] {
  const carriers = operation.parameters.filter(({ readings }) => readings !== undefined);
  const combined = carriers.reduceRight<Dialect[]>(
    (rest, { name, readings = [] }) =>
      rest.flatMap((dialect) => readings.map(({ reading }) => ({ [name]: reading, ...dialect }))),
    [{}],
  );
  return combined.slice(0, MOST_DIALECTS);
}

/** All that makes one request: who is asked, about which campaign, in which dialect, with what credential and body. */
export interface WireInput {
  operation: Operation;
  target: VendorTarget;
  campaignId: string;
  dialect: Dialect;
  credential: { name: string; value: string } | undefined;
  recipe: Pick<RequestRecipe, 'parameters' | 'raw' | 'base64' | 'method' | 'settings'>;
  /** The JSON body; absent for a read. */
  body?: JsonObject;
}

/** Builds the request a recipe asks for, as it goes over the wire. */
export function toWire({ operation, target, campaignId, dialect, credential, recipe, body }: WireInput): WireRequest {
  const known = (recipe.settings && target.other?.settings) ?? target.settings;
  const settings = { ...known, 'campaign.id': campaignId };
  // The credential is a parameter too; it is made by whoever signs, and comes in from outside.
  const plain = operation.parameters.filter(({ value }) => !value?.includes('{token}'));
  const values = plain.flatMap((parameter) => {
    const value = textFor(parameter, dialect, recipe, settings);
    return value === undefined ? [] : [{ ...parameter, text: value, encoded: isEncoded(parameter, dialect, recipe) }];
  });
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const found = values.find((value) => value.in === 'path' && value.name === name);
    return found ? (found.encoded ? encodeURIComponent(found.text) : found.text) : '';
  });
  // The first change of a parameter stands in its place; whatever comes after that comes besides.
  const added = (recipe.parameters ?? []).filter((change, at, all) => {
    const isSame = (other: { in: string; name: string }) => other.in === change.in && other.name === change.name;
    return !plain.some(isSame) || all.findIndex(isSame) < at;
  });
  const token = credential?.value.replace(/^\S+ (?=\S+$)/, '') ?? '';
  const texts = added.map((one) => ({ ...one, text: one.value && filled(one.value, { ...known, token }) }));
  const query = [...values, ...texts.filter(({ text }) => text !== undefined)]
    .filter((value) => value.in === 'query')
    .map(({ name, text }) => `${encodeURIComponent(name)}=${encodeURIComponent(text ?? '')}`);
  const bytes = recipe.base64 === undefined ? undefined : Buffer.from(recipe.base64, 'base64');
  const text = recipe.raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const content = bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : text;
  const headers: [string, string][] = [
    ...(credential ? [[credential.name, credential.value] satisfies [string, string]] : []),
    ...values.filter((value) => value.in === 'header').map(({ name, text }): [string, string] => [name, text]),
    ['Accept', 'application/json'],
    ...(content === undefined ? [] : [['Content-Type', 'application/json'] satisfies [string, string]]),
  ];
  return {
    method: recipe.method ?? operation.method,
    url: `${target.baseUrl}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: withHeaders(
      headers,
      texts.filter((one) => one.in === 'header'),
    ),
    ...(content === undefined ? {} : { body: content }),
    ...(bytes ? { bytes } : {}),
  };
}

/** Headers with others in place of those of the same name, whatever their case; one without a text is left out. */
function withHeaders(
  headers: [string, string][],
  others: { name: string; text: string | undefined }[],
): [string, string][] {
  const replaced = new Set(others.map(({ name }) => name.toLowerCase()));
  return [
    ...headers.filter(([name]) => !replaced.has(name.toLowerCase())),
    ...others.flatMap(({ name, text }): [string, string][] => (text === undefined ? [] : [[name, text]])),
  ];
}

function filled(template: string, settings: { [key: string]: string }): string {
  return template.replace(/\{([^}]+)\}/g, (_, key: string) => settings[key] ?? '');
}

function textFor(
  parameter: Parameter,
  dialect: Dialect,
  { parameters = [] }: WireInput['recipe'],
  settings: { [key: string]: string },
): string | undefined {
  const changed = parameters.find((change) => change.in === parameter.in && change.name === parameter.name);
  if (changed) return changed.encoding === 'raw' ? changed.value : changed.value && filled(changed.value, settings);
  const template = parameter.readings ? chosen(parameter, dialect)?.value : parameter.value;
  return template && filled(template, settings);
}

function chosen({ name, readings = [] }: Parameter, dialect: Dialect) {
  return readings.find(({ reading }) => reading === dialect[name]) ?? readings[0];
}

function isEncoded(parameter: Parameter, dialect: Dialect, { parameters = [] }: WireInput['recipe']): boolean {
  const changed = parameters.find((change) => change.in === parameter.in && change.name === parameter.name);
  if (changed?.encoding === 'raw') return false;
  return (parameter.readings ? chosen(parameter, dialect)?.encoding : undefined) !== 'raw';
}
