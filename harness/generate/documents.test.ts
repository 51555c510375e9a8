/** The documents of `specs/`, each as it is, in the hands of tools that know nothing of this one. */
import { readdir, readFile } from 'node:fs/promises';
import SwaggerParser from '@apidevtools/swagger-parser';
import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpRequest } from '@stoplight/prism-http';
import { Ruleset, Spectral } from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Contract, Operation, Schema } from '../model/contract.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Sample } from '../model/sample.ts';
import type { Edit } from '../model/verdict.ts';
import { applyEdits, getPath } from '../paths.ts';

const generated = async (name: string) => JSON.parse(await readFile(`generated/${name}`, 'utf8'));
const { operations, vendors }: Contract = await generated('contract.json');
const { samples }: { samples: Sample[] } = await generated('samples.json');

interface ShownParameter {
  name: string;
  in: string;
  required?: boolean;
  example?: string;
}

/** Documented operations by path and method. */
type Paths = { [path: string]: { [method: string]: { operationId: string; parameters: ShownParameter[] } } };

const texts = (await readdir('specs'))
  .filter((name) => name.endsWith('.yaml'))
  .map(async (name) => ({ file: `specs/${name}`, text: await readFile(`specs/${name}`, 'utf8') }));
const documents = (await Promise.all(texts)).filter(({ text }) => text.startsWith('openapi:'));
const mocks = new Map(
  await Promise.all(documents.map(async ({ file }) => [file, await getHttpOperationsFromSpec(file)] as const)),
);
const documented = documents.flatMap(({ file, text }) => {
  const { paths }: { paths: Paths } = parse(text);
  return Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, parameters }) => {
      const operation = operations.find(({ id }) => id === operationId);
      if (!operation) throw new Error(`${operationId} was not generated`);
      const sample = samples.find((candidate) => candidate.operation === operationId);
      // Not every page shows one.
      return sample ? [{ file, id: operationId, operation, parameters, sample }] : [];
    }),
  );
});
const updates = documented.filter(({ operation }) => operation.request);

describe.each(documents)('$file', ({ file, text }) => {
  it('is clean by the OpenAPI rules of Spectral', async () => {
    const spectral = new Spectral();
    spectral.setRuleset(new Ruleset({ extends: [[oas, 'recommended']] }));
    expect(await spectral.run(text)).toEqual([]);
  });

  it('is valid by swagger-parser', async () => {
    await expect(SwaggerParser.validate(file)).resolves.toHaveProperty('openapi', '3.1.1');
  });
});

describe('a mock that Prism makes of a document', () => {
  it.each(documented)('answers the sample of $id with the sample', async (shown) => {
    const { status, body, complaints } = await asked(shown, shown.sample.request);
    expect(complaints).toEqual([]);
    expect([status, body]).toEqual([200, shown.sample.response]);
  });

  it.each(documented)('lets nobody through to $id without the credential', async (shown) => {
    const { status, body } = await asked(shown, shown.sample.request, {});
    expect([status, body]).toEqual([401, undefined]);
  });

  it.each(updates)('refuses of $id what its page refuses', async (shown) => {
    const { operation, sample } = shown;
    const misses = nearMisses(operation.request ?? {}, sample.request ?? {});
    expect(misses.length).toBeGreaterThan(10);
    for (const { miss, edit } of misses) {
      const { status } = await asked(shown, applyEdits(sample.request ?? {}, [edit]));
      expect([miss, status]).toEqual([miss, 422]);
    }
  });
});

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'success'];
/** Nobody looks at what Prism prints of each request. */
const silent = { child: () => silent, ...Object.fromEntries(LEVELS.map((level) => [level, () => undefined])) };
const options: IHttpConfig = {
  isProxy: false,
  mock: { dynamic: false },
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
};

/** Sends a request with the parameters that the document demands, each as it shows it. */
async function asked(
  { file, operation, parameters }: (typeof documented)[number],
  body: JsonObject | undefined,
  credential = credentialOf(operation),
) {
  const of = (carrier: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.required && parameter.in === carrier)
        .map(({ name, example }) => {
          if (example === undefined) throw new Error(`the parameter ${name} of ${operation.id} has no example`);
          return [name, example];
        }),
    );
  const inPath = of('path');
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inPath[name] ?? ''));
  const headers = Object.entries({ ...of('header'), ...credential, 'content-type': 'application/json' });
  const request: IHttpRequest = {
    method: operation.method.toLowerCase() as IHttpRequest['method'], // the contract has methods of HTTP
    url: { path, query: of('query') },
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    ...(body && { body }),
  };
  const prism = createInstance(options, { logger: silent });
  const result = await prism.request(request, mocks.get(file) ?? [])();
  if (result._tag === 'Left') throw result.left;
  const { output, validations } = result.right;
  return {
    status: output.statusCode,
    body: output.body,
    complaints: [...validations.input, ...validations.output].map(({ message }) => message),
  };
}

function credentialOf({ vendor }: Operation): { [name: string]: string } {
  const auth = vendors.find(({ id }) => id === vendor)?.auth;
  return auth ? { [auth.name]: auth.value.replace('{token}', 'any') } : {};
}

/** Changes to a sample of which each breaks one rule of the schema: what is left out, too long, too far, foreign or of another type. */
function nearMisses(schema: Schema, sample: JsonObject, path = ''): { miss: string; edit: Edit }[] {
  const members = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return members.flatMap(([name, member]) => {
    const here = path === '' ? name : `${path}.${name}`;
    if (!isObject(member) || getPath(sample, here) === undefined) return [];
    const wrong = wrongValues(member).map((value) => ({
      miss: `${here}: ${JSON.stringify(value)}`,
      edit: { path: here, value },
    }));
    const without = required.includes(name) ? [{ miss: `${here} left out`, edit: { path: here } }] : [];
    return [...without, ...wrong, ...nearMisses(member, sample, here)];
  });
}

function wrongValues({ type, maxLength, minimum, maximum, minItems, 'x-foreign': foreign }: JsonObject): Json[] {
  return [
    ...(type === 'string' ? [7] : ['seven']),
    ...(typeof maxLength === 'number' ? ['x'.repeat(maxLength + 1)] : []),
    ...(typeof minimum === 'number' ? [minimum - 1] : []),
    ...(typeof maximum === 'number' ? [maximum + 1] : []),
    ...(minItems === 1 ? [[]] : []),
    ...(Array.isArray(foreign) ? foreign : []),
  ];
}
