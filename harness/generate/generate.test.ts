import { describe, expect, it } from 'vitest';
import type { Contract, SchemaError } from '../model/contract.ts';
import { generateFrom } from './generate.ts';
import { TOY, toyWith } from './toy.test-helper.ts';

const files = await generateFrom(TOY);
const contract: Contract = JSON.parse(files.get('contract.json') ?? '');
const clauses = new Map(contract.clauses.map((clause) => [clause.id, clause]));
const idsOf = (operation: string, part: string): string[] =>
  contract.clauses
    .filter((c) => c.operation === operation && c.part === part)
    .map((c) => c.id.slice(operation.length + 1));

describe('generate', () => {
  it('writes the contract, the schema of configs, validators and types, each with a banner', () => {
    expect([...files.keys()]).toEqual([
      'contract.json',
      'config.schema.json',
      'samples.json',
      'validators.js',
      'validators.d.ts',
      'toy.v1.d.ts',
    ]);
    for (const text of files.values()) expect(text.slice(0, 120)).toContain('do not edit');
  });

  it('writes the same text every time', async () => {
    expect(await generateFrom(TOY)).toEqual(files);
  });

  it('types request and answer by the names of their schemas', () => {
    expect(files.get('toy.v1.d.ts')).toMatch(/Letter: \{\s+title: string;\s+stamp\?: string;/);
  });

  it('names clauses by operation, part, path and keyword', () => {
    expect(idsOf('putLetter', 'body')).toEqual([
      'body.title.type',
      'body.title.required',
      'body.title.notNull',
      'body.title.maxLength',
      'body.stamp.type',
      'body.stamp.required',
      'body.tone.type',
      'body.tone.enum',
      'body.weight.type',
      'body.weight.unit',
    ]);
    expect(idsOf('putLetter', 'header')).toEqual(['header.Key.required']);
    expect(idsOf('putLetter', 'operation')).toEqual(['operation.method']);
  });

  it('gives a clause its promise, basis, source and demanded value', () => {
    expect(clauses.get('putLetter.body.title.maxLength')).toEqual({
      id: 'putLetter.body.title.maxLength',
      operation: 'putLetter',
      part: 'body',
      path: 'title',
      keyword: 'maxLength',
      value: 10,
      promise: '`title` has at most 10 characters.',
      basis: 'table',
      source: { page: 'toy-letters', lines: [10, 11, 12] },
    });
    expect(clauses.get('putLetter.response.status.type')).toMatchObject({
      basis: 'table+sample',
      source: { lines: [30, 22] },
    });
  });

  it('marks what is contested or excluded, and adds no null clause to a contested member', () => {
    expect(clauses.get('putLetter.body.stamp.required')?.contested).toBe('stamp-not-in-sample');
    expect(clauses.has('putLetter.body.stamp.notNull')).toBe(false);
    expect(clauses.get('putLetter.body.weight.unit')?.excluded).toBe('unit');
    expect(clauses.get('putLetter.query.way.required')?.contested).toBe('way-is-doubtful');
  });

  it('says of a member that need not be there what it is where it stands', () => {
    expect(clauses.get('putLetter.response.data.title.type')?.promise).toBe(
      'An accepted answer holds `data.title`, a string.',
    );
    expect(clauses.get('putLetter.response.data.sentAt.type')?.promise).toBe(
      'Where an accepted answer holds `data.sentAt`, it is a string.',
    );
  });

  it('adds the universal duties that fit the effect', () => {
    expect(idsOf('getLetter', 'duty').map((id) => id.slice(5))).toEqual([
      ...['noFault', 'noLeak', 'json', 'authentication', 'isolation', 'unknownCampaign', 'readYourWrite'],
    ]);
    expect(idsOf('putLetter', 'duty').map((id) => id.slice(5))).toEqual([
      ...['noFault', 'noLeak', 'json', 'authentication', 'isolation', 'unknownCampaign'],
      ...['objectBody', 'atomicRefusal', 'neighbours', 'conforming', 'nearMiss', 'readYourWrite', 'repeatable'],
    ]);
  });

  it('demands that untouched members stay of what merges only, whatever its method', async () => {
    const patched = await generateFrom(toyWith('x-effect: replace', 'x-effect: merge'));
    const text = patched.get('contract.json') ?? '';
    expect(text).toContain('putLetter.duty.untouched');
    expect(text).not.toContain('putLetter.duty.repeatable');
  });

  it('keeps annotations and drops sources and references in the contract', () => {
    const [put] = contract.operations;
    expect(put).toMatchObject({ effect: 'replace', method: 'PUT', flat: false, echo: { 'data.title': 'title' } });
    expect(put?.request).toMatchObject({ required: ['title'], properties: { stamp: { 'x-pool': 'stamps' } } });
    expect(files.get('contract.json')).not.toMatch(/x-source|\$ref/);
    expect(put?.parameters.find(({ name }) => name === 'way')).toEqual({
      name: 'way',
      in: 'query',
      required: false,
      readings: [{ reading: 'table', value: 'air' }, { reading: 'none' }],
    });
  });

  it('takes what a page shows from the examples, and knows which of it is the account’s', () => {
    const { samples } = JSON.parse(files.get('samples.json') ?? '');
    expect(samples).toEqual([
      {
        operation: 'putLetter',
        request: { title: 'Dear all', stamp: 'Penny Red', tone: 'warm' },
        response: { status: 'success', data: { title: 'Dear all' } },
        accountBound: ['stamp', 'tone'],
      },
    ]);
  });

  it('puts operations in the order in which their pages are listed', async () => {
    const page = 'summary: Write a letter\n      x-page: toy-l';
    const sources = TOY.get('sources.yaml') ?? '';
    const specs = toyWith(`${page}etters`, `${page}ater`).set(
      'sources.yaml',
      sources + sources.replace('toy-letters:', 'toy-later:'),
    );
    const { operations, kinds }: Contract = JSON.parse((await generateFrom(specs)).get('contract.json') ?? '');
    expect(operations.map(({ id }) => id)).toEqual(['getLetter', 'putLetter']);
    expect(kinds.map(({ id }) => id)).toEqual(['letter']);
  });

  it('takes a member of an answer for an echo of what is written under its name', async () => {
    const echoes = async (specs: ReadonlyMap<string, string>) => {
      const { operations }: Contract = JSON.parse((await generateFrom(specs)).get('contract.json') ?? '');
      return operations.map(({ echo }) => echo);
    };
    const named = 'sentAt: { type: string, format: iso-8601, x-source: { .type: table 33, .format: table 33 } }';
    const stamped = toyWith(named, 'stamp: { type: string, x-source: { .type: table 33 } }');
    expect(await echoes(stamped)).toEqual([
      { 'data.title': 'title', 'data.stamp': 'stamp' },
      { 'data.title': 'title' },
    ]);
  });

  it('takes none for one where the pages leave that open, and one of another name where it is said', async () => {
    const put = async (specs: ReadonlyMap<string, string>) => {
      const { operations }: Contract = JSON.parse((await generateFrom(specs)).get('contract.json') ?? '');
      return operations[0]?.echo;
    };
    const sure = '.type: table 32 + sample 24 }';
    const open = toyWith(sure, '.type: table 32 + sample 24, .echo: { at: sample 24, contested: way-is-doubtful } }');
    expect(await put(open)).toEqual({});
    const renamed = toyWith('x-clauses:\n        op', 'x-echo: { data.sentAt: stamp }\n      x-clauses:\n        op');
    expect(await put(renamed)).toEqual({ 'data.title': 'title', 'data.sentAt': 'stamp' });
  });
});

describe('the compiled validators', async () => {
  const source = (files.get('validators.js') ?? '').replace('import.meta.url', JSON.stringify(import.meta.url));
  const module: { validators: { [name: string]: (value: unknown) => SchemaError[] } } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`
  );
  const errors = (name: string, value: unknown) =>
    module.validators[name]?.(value).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);

  it('find every violation of a request', () => {
    expect(errors('putLetter.request', { title: 'Dear all', tone: 'warm' })).toEqual([]);
    expect(errors('putLetter.request', { tone: 'tepid', weight: 'heavy' })).toEqual([
      ...[' required', '/tone enum', '/weight type'],
    ]);
    expect(errors('putLetter.request', { title: 'Dear Mr. Smith' })).toEqual(['/title maxLength']);
  });

  it('hold an answer to its formats and let it have further members', () => {
    const answer = (sentAt: string) => ({ status: 'success', data: { title: 'Dear all', sentAt, by: 'air' } });
    expect(errors('putLetter.response', answer('2026-01-31T10:00:00.123Z'))).toEqual([]);
    expect(errors('putLetter.response', answer('2026-01-31T10:00:00+0530'))).toEqual([]);
    expect(errors('putLetter.response', answer('yesterday'))).toEqual(['/data/sentAt format']);
  });

  it('forbid nothing where a page does not close its list', async () => {
    const specs = toyWith('          x-case: closed\n          x-foreign: [tepid]\n', '');
    expect((await generateFrom(specs)).get('validators.js')).not.toContain('"warm"');
  });
});
