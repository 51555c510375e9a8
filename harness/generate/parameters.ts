import type { Parameter, Reading, Vendor } from '../model/contract.ts';
import type { Cursor } from './cursor.ts';
import type { FoundStatement } from './schema.ts';
import { keywordsOf, readStatement } from './statement.ts';

/** Reads the carriers of an operation besides its body and the credential, and the statements about all of them. */
export function readParameters(
  operation: Cursor,
  path: string,
  vendor: Vendor,
): { parameters: Parameter[]; found: FoundStatement[] } {
  const found: FoundStatement[] = [];
  const places = operation.at('parameters').items();
  const parameters = places.map((place) => readParameter(place.resolved(), vendor, found));
  parameters.forEach(({ name, in: carrier }, index) => {
    if (parameters.findIndex((other) => other.name === name && other.in === carrier) !== index)
      places[index]?.fail('stands there twice');
  });
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  for (const name of inPath)
    if (name && !declared.includes(name)) operation.fail(`the path parameter \`${name}\` is not declared`);
  for (const name of declared) if (!inPath.includes(name)) operation.fail(`\`${name}\` is no parameter of the path`);
  statements(operation.at('x-auth-source'), 'header', vendor.auth.name, found);
  return { parameters, found };
}

function readParameter(place: Cursor, vendor: Vendor, found: FoundStatement[]): Parameter {
  place.allow([
    'name',
    'in',
    'required',
    'description',
    'schema',
    'example',
    'examples',
    'x-value',
    'x-readings',
    'x-source',
  ]);
  const carrier = place.at('in').oneOf(['path', 'query', 'header']);
  const name = place.at('name').string();
  const required = place.optional('required')?.flag() ?? false;
  statements(place.at('x-source'), carrier, name, found);
  const firm = found.some(
    (item) => item.part === carrier && item.path === name && item.keyword === 'required' && !item.contested,
  );
  if (carrier !== 'path' && firm !== required) place.fail('`required` and its source disagree');
  const value = place.optional('x-value');
  const readings = place.optional('x-readings');
  if ((value === undefined) === (readings === undefined)) place.fail('one of `x-value` and `x-readings` is needed');
  return {
    name,
    in: carrier,
    required,
    ...(value && { value: template(value, vendor) }),
    ...(readings && { readings: readings.items().map((reading) => readReading(reading, vendor)) }),
  };
}

function readReading(place: Cursor, vendor: Vendor): Reading {
  place.allow(['reading', 'value', 'encoding']);
  const value = place.optional('value');
  const encoding = place.optional('encoding');
  return {
    reading: place.at('reading').string(),
    ...(value && { value: template(value, vendor) }),
    ...(encoding && { encoding: encoding.oneOf(['encoded', 'raw']) }),
  };
}

/** A template whose placeholders are settings of the vendor's or the campaign's id. */
function template(place: Cursor, vendor: Vendor): string {
  const text = place.string();
  const known = [...Object.keys(vendor.settings), 'campaign.id', 'token'];
  for (const [, name] of text.matchAll(/\{([^}]+)\}/g)) {
    if (!known.includes(name ?? '')) place.fail(`\`{${name}}\` is none of: ${known.join(', ')}`);
  }
  return text;
}

function statements(source: Cursor, part: 'path' | 'query' | 'header', name: string, found: FoundStatement[]): void {
  for (const [keyword, place] of keywordsOf(source))
    found.push({ ...readStatement(place), part, path: name, keyword, place });
}
