import { expect, it } from 'vitest';
import type { Exchange } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import { exchangeOf, shows } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { movingIn } from './moving.ts';

const write = (title: string): Exchange => exchangeOf({ request: { body: { title } }, response: shows({ title }) });
const read = (data: JsonObject): Exchange =>
  exchangeOf({ operation: 'getLeaflet', role: 'read', request: { method: 'GET' }, response: shows(data) });
const moving = (...exchanges: Exchange[]) => [...movingIn(exchanges, toyContract)];

it('What two reads show differently although the same body was stored moves by itself', () => {
  const [one, two] = [read({ title: 'A', status: 'Draft' }), read({ title: 'A', status: 'Printing' })];
  expect(moving(write('A'), one, two)).toEqual(['status']);
  expect(moving(write('A'), one, write('B'), read({ title: 'B' }), write('A'), two)).toEqual(['status']);
});

it('What changes with what is stored does not move by itself, nor what repeats a request', () => {
  const one = read({ title: 'A', status: 'Draft' });
  expect(moving(write('A'), one, write('B'), read({ title: 'B', status: 'Printing' }))).toEqual([]);
  expect(moving(write('A'), one, read({ title: 'Late', status: 'Draft' }))).toEqual([]);
});
