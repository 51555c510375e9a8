import { describe, expect, it } from 'vitest';
import type { Operation } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { exchangeOf, shows } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { answerOf, differences, mismatches, repeats, settled, shown, updateTimes, valuesAt, view } from './answer.ts';

function operation(id: string): Operation {
  const found = toyContract.operations.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is no operation of the toy vendor`);
  return found;
}

const put = operation('putLeaflet');
const get = operation('getLeaflet');

describe('an answer with its members at the root', () => {
  const flat: JsonObject = { outcome: 'done', id: 'leaflet-0041', title: 'Spring Sale' };
  const nested = { outcome: 'done', data: { id: 'leaflet-0041', title: 'Spring Sale' } };

  it('is brought under `data` where the page leaves the place open; what the contract has at the root stays there', () => {
    expect(settled(get, flat)).toEqual(nested);
    expect(settled(get, nested)).toEqual(nested);
  });

  it('stays as it is where the page says where they stand', () => {
    expect(settled(put, flat)).toEqual(flat);
  });

  it('keeps a member called `data` that holds no members', () => {
    expect(settled(get, { outcome: 'done', data: 7 })).toEqual({ outcome: 'done', data: { data: 7 } });
  });

  it.each<Json | undefined>([undefined, null, 'text', 7, []])('is no object: %j is left alone', (body) => {
    expect(settled(get, body)).toEqual(body);
  });

  it('is no answer at all where none came', () => {
    expect(answerOf(get, exchangeOf({ response: { failure: 'timeout', message: '' } }))).toBeUndefined();
    expect(answerOf(get, exchangeOf({ response: { status: 200, text: '<html>' } }))).toBeUndefined();
  });
});

describe('a member repeats what was sent', () => {
  it.each<[Json, Json]>([
    ['a', 'a'],
    [5, 5],
    [null, null],
    [[], []],
    [
      [1, 'a'],
      [1, 'a'],
    ],
    [{ day: 'MO' }, { day: 'MO', added: true }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [[{ day: 'MO' }], [{ added: true, day: 'MO' }]],
    ['5', 5],
    [5, '5'],
    [true, 'true'],
    ['a', ['a']],
  ])('%j in %j', (sent, answered) => {
    expect(repeats(sent, answered)).toBe(true);
  });

  it.each<[Json, Json | undefined]>([
    ['a', 'A'],
    ['a', 'a '],
    ['5', 6],
    [5, '5.0'],
    [5, 5.5],
    [true, 'True'],
    ['a', ['a', 'b']],
    ['a', []],
    [null, undefined],
    [
      [1, 2],
      [2, 2],
    ],
    [[1], [1, 2]],
    [[1, 2], [1]],
    [[], {}],
    [{ day: 'MO' }, { added: true }],
    [{ day: 'MO' }, ['MO']],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ])('not %j in %j', (sent, answered) => {
    expect(repeats(sent, answered)).toBe(false);
  });

  it.each([
    ['spring SALE', 'Spring Sale', true],
    ['Spring Sale', 'Spring Sale', true],
    ['SPRING SALE', 'SPRING SALE', true],
    ['spring  sale', 'Spring  Sale', true],
    ['spring-sale', 'Spring-sale', true],
    ['spring-sale', 'Spring-Sale', true],
    ['QA of 4th Avenue', 'Qa Of 4th Avenue', true],
    ['élan', 'Élan', true],
    ['spring sale', 'Spring sale', false],
    ['spring sale', 'SPRING SALE', false],
    ['Spring Sale', 'spring sale', false],
    ['spring sale', 'Winter Sale', false],
  ])('%j in %j in title case: %s', (sent, answered, expected) => {
    expect(repeats(sent, answered, true)).toBe(expected);
  });

  it('in title case only where the page says so', () => {
    expect(repeats('spring sale', 'Spring Sale')).toBe(false);
    // A number that is masked says what it was, as far as it shows: each X is a digit that the samples of the pages hide.
    expect(repeats('+12025550142', '+1202555XXXX')).toBe(true);
    expect(repeats('+12025550142', '+1303555XXXX')).toBe(false);
    expect(repeats('Max Mustermann', 'XXX Mustermann')).toBe(false);
    const clauses = [
      ...toyContract.clauses,
      ...toyContract.clauses
        .filter(({ id }) => id === 'getLeaflet.response.data.title.type')
        .map((clause) => ({ ...clause, keyword: 'titleCased' })),
    ];
    const answer = { data: { title: 'Spring Sale' } };
    const body = { title: 'spring sale' };
    expect(mismatches({ ...toyContract, clauses }, get, answer, body)).toEqual([]);
    expect(mismatches({ ...toyContract, clauses }, put, answer, body)).toHaveLength(1);
  });
});

describe('a time of day', () => {
  it.each([
    ['9:00 AM', '09:00 AM', true],
    ['9:00 AM', '9:00am', true],
    ['9:00 AM', '9:00 PM', false],
    ['9:00 AM', '9:01 AM', false],
    ['9:00', '09:00', false],
    ['09:00', '9:00 AM', false],
  ])('%s may be shown as %s: %s', (sent, answered, expected) => {
    expect(repeats(sent, answered)).toBe(expected);
  });
});

describe('the members that do not repeat a body', () => {
  const body = { title: 'Spring Sale', copies: 50, streets: ['Elm Road', 'Mill Lane'] };

  it('are named by their place in the answer, with what was sent and what is shown', () => {
    const answer = { data: { title: 'Spring Sale', copies: 51, streets: ['Mill Lane', 'High Street'] } };
    expect(mismatches(toyContract, put, answer, body)).toEqual([
      { path: 'data.copies', sent: 50, shown: 51 },
      { path: 'data.streets', sent: ['Elm Road', 'Mill Lane'], shown: ['Mill Lane', 'High Street'] },
    ]);
  });

  it('are none where only the order of a list is another: no page promises one', () => {
    const answer = { data: { title: 'Spring Sale', streets: ['Mill Lane', 'Elm Road'] } };
    expect(mismatches(toyContract, put, answer, body)).toEqual([]);
  });

  it('are only those that both have', () => {
    expect(mismatches(toyContract, put, { data: { title: 'Spring Sale' } }, body)).toEqual([]);
    expect(mismatches(toyContract, put, { data: { copies: 50, fold: false } }, { copies: 50 })).toEqual([]);
    expect(mismatches(toyContract, put, undefined, body)).toEqual([]);
    expect(mismatches(toyContract, put, 'text', body)).toEqual([]);
  });
});

describe('two views', () => {
  const seen = (data: JsonObject) =>
    view(toyContract, get, exchangeOf({ operation: 'getLeaflet', response: shows(data) }));

  it('differ in no time of update', () => {
    expect(updateTimes(toyContract, get)).toEqual(['data.changedAt']);
    const one = seen({ title: 'a', changedAt: '2026-01-01T00:00:00Z' });
    const two = seen({ title: 'a', changedAt: '2026-01-02T00:00:00Z' });
    expect(one).toEqual({ title: 'a' });
    expect(differences(one ?? null, two ?? null)).toEqual([]);
  });

  it('differ by name in every other member, those that only one has included', () => {
    const one = { title: 'a', copies: 1, list: [1, 2] };
    const two = { title: 'a', list: [2, 2], fresh: null };
    expect(differences(one, two)).toEqual(['copies', 'list', 'fresh']);
    expect(differences(one, null)).toEqual(['the answer']);
    expect(differences(null, null)).toEqual([]);
  });

  it('cannot be had of an answer that is no object', () => {
    expect(view(toyContract, get, exchangeOf({ response: { status: 200, body: ['a'] } }))).toBeUndefined();
    expect(view(toyContract, get, exchangeOf({ response: { status: 200, text: 'a' } }))).toBeUndefined();
  });
});

describe('a value in a sentence', () => {
  it('is JSON of at most 80 characters', () => {
    expect(shown(undefined)).toBe('nothing');
    expect(shown(null)).toBe('null');
    expect(shown('a"b')).toBe('"a\\"b"');
    expect(shown('x'.repeat(78))).toHaveLength(80);
    expect(shown('x'.repeat(79))).toBe(`"${'x'.repeat(76)}…`);
  });

  it('is found at each of its places', () => {
    expect(valuesAt({ data: { days: [{ d: 1 }, {}, { d: 2 }] } }, 'data.days[].d')).toEqual([
      { path: 'data.days[0].d', value: 1 },
      { path: 'data.days[2].d', value: 2 },
    ]);
    expect(valuesAt(undefined, 'data.id')).toEqual([]);
  });
});
