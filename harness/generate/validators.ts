import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats, { type FormatName } from 'ajv-formats';
import type { Contract, Operation } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import { STRING_FORMATS } from './formats.ts';

/** The compiled validators as an ES module, and its types. */
export function validatorModules(contract: Contract): { script: string; types: string } {
  const names = contract.operations.flatMap(namesOf);
  const ajv = new Ajv2020({ allErrors: true, strict: false, code: { source: true, esm: true, lines: true } });
  for (const [name, { test }] of Object.entries(STRING_FORMATS)) {
    // The list of formats names only such library formats as there are; the library throws on any other.
    if (test === 'library') addFormats.default(ajv, [name as FormatName]);
    else ajv.addFormat(name, test ?? true);
  }
  for (const { id, request, response } of contract.operations) {
    if (request) ajv.addSchema({ $id: key(id, 'request'), ...assertions(request) });
    ajv.addSchema({ $id: key(id, 'response'), ...assertions(response) });
  }
  const exported = Object.fromEntries(names.map(({ id, part }) => [`${id}_${part}`, key(id, part)]));
  const code = standalone.default(ajv, exported);
  const entries = names.map(({ id, part }) => `  '${id}.${part}': wrap(${id}_${part}),`);
  const script = [
    // The compiled code still asks for its helpers by `require`.
    `import { createRequire } from 'node:module';`,
    `const require = createRequire(import.meta.url);`,
    code
      .replaceAll('"use strict";', '')
      .replace(/^export const (\w+) = /gm, 'const $1 = ')
      .trim(),
    `const wrap = (check) => (value) => (check(value) ? [] : check.errors);`,
    `export const validators = {`,
    ...entries,
    `};`,
    '',
  ].join('\n');
  return { script, types: types(names.map(({ id, part }) => `${id}.${part}`)) };
}

const namesOf = ({ id, request }: Operation): { id: string; part: 'request' | 'response' }[] => [
  ...(request ? [{ id, part: 'request' as const }] : []),
  { id, part: 'response' },
];

const key = (id: string, part: string): string => `https://schema.invalid/${id}/${part}`;

/** A schema without its prose and notes; a list of values that its page does not close forbids nothing. */
function assertions(schema: Json): { [key: string]: Json } {
  const strip = (value: Json, named: boolean): Json => {
    if (!isObject(value)) return value;
    const open = !Object.hasOwn(value, 'x-case');
    const prose = (name: string) => name === 'description' || name.startsWith('x-') || (name === 'enum' && open);
    const kept = Object.entries(value).filter(([name]) => named || !prose(name));
    return Object.fromEntries(kept.map(([name, child]) => [name, strip(child, !named && name === 'properties')]));
  };
  const stripped = strip(schema, false);
  return isObject(stripped) ? stripped : {};
}

const types = (
  names: string[],
): string => `export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface SchemaError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: { [key: string]: Json };
  message?: string;
}

export declare const validators: {
${names.map((name) => `  '${name}': (value: unknown) => SchemaError[];`).join('\n')}
};
`;
