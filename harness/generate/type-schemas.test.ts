import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isObject } from '../model/json.ts';
import { places } from '../paths.ts';
import { jsonFile } from './generate.ts';
import { TYPE_SOURCE, typeSchemas } from './type-schemas.ts';

describe.each([...typeSchemas().schemas])('%s', (name, schema) => {
  it('matches what is generated from the types', async () => {
    expect(await readFile(`generated/${name}`, 'utf8')).toBe(jsonFile(schema, TYPE_SOURCE));
  });

  it('is closed wherever it lists members', () => {
    // A condition speaks of one member among others.
    const objects = [{ keys: [], value: schema }, ...places(schema)].filter(
      ({ keys, value }) => isObject(value) && isObject(value.properties) && keys.at(-1) !== 'if',
    );
    expect(objects.length).toBeGreaterThan(5);
    const open = objects.filter(({ value }) => isObject(value) && value.additionalProperties !== false);
    expect(open.map(({ keys }) => keys.join('/'))).toEqual([]);
  });

  it('says in words what each definition is', () => {
    const { definitions } = schema;
    const silent = Object.entries(isObject(definitions) ? definitions : {}).filter(
      ([, definition]) => !isObject(definition) || typeof definition.description !== 'string',
    );
    expect(silent.map(([type]) => type)).toEqual(['Json', 'JsonObject']);
  });
});
