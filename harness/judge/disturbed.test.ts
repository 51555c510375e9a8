import { describe, expect, it } from 'vitest';
import type { Exchange } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import { exchangeOf, shows } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { disturbanceOf, isSomebodyElses } from './disturbed.ts';

let n = 0;
const id = () => `toy.leaflet.${++n}`;
const write = (title: string, response = shows({ title })): Exchange =>
  exchangeOf({ id: id(), request: { body: { title } }, response });
const lost = (title: string): Exchange =>
  exchangeOf({ id: id(), request: { body: { title } }, response: { failure: 'timeout', message: 'nobody answered' } });
const read = (title: string, parts: Partial<Exchange> = {}): Exchange =>
  exchangeOf({
    ...{ id: id(), operation: 'getLeaflet', role: 'read', ...parts },
    request: { method: 'GET' },
    response: shows({ title }),
  });

const disturbance = (last: Exchange, before: Exchange[]) => disturbanceOf(last, [...before, last], toyContract);

describe('a read that is wrong', () => {
  const first = read('Found');

  it('was disturbed by a late write where it shows an update of ours that was never answered', () => {
    expect(disturbance(read('Late'), [first, lost('Late'), write('New')])).toBe('late write');
  });

  it('was disturbed by a late write in what an update answers of a member that it does not name', () => {
    const update = (body: JsonObject) =>
      exchangeOf({ id: id(), request: { body }, response: shows({ title: 'Late' }) });
    const reported = (one: Exchange) =>
      disturbanceOf(one, [first, lost('Late'), write('New'), one], toyContract, ['data.title']);
    expect(reported(update({ copies: 5 }))).toBe('late write');
    expect(reported(update({ title: 'New' }))).toBeUndefined();
  });

  it('was disturbed by another writer where it shows what this run never sent and did not find', () => {
    expect(disturbance(read('Strange'), [first, write('New')])).toBe('another writer');
  });

  it('was disturbed by nobody where a target made that of what it was sent', () => {
    const long = `A title of many words ${'x'.repeat(90)}`;
    expect(disturbance(read(long.slice(0, 60)), [first, write(long)])).toBeUndefined();
    expect(disturbance(read(`${long} (draft)`), [first, write(long)])).toBeUndefined();
    expect(disturbance(read('A ti'), [first, write(long)])).toBe('another writer');
  });

  it('was disturbed by nobody where it shows what was there, or what was sent', () => {
    expect(disturbance(read('Found'), [first, write('New')])).toBeUndefined();
    expect(disturbance(read('Old'), [first, write('Old'), write('New')])).toBeUndefined();
  });
});

describe('two reads that are wrong', () => {
  const before = [read('Found'), write('New')];
  const isElses = (one: Exchange, other: Exchange) => isSomebodyElses(one, other, [...before, one, other], toyContract);

  it('show another writer where each shows another strange value', () => {
    expect(isElses(read('Strange 1'), read('Strange 2'))).toBe(true);
  });

  it('show another writer in a neighbour, which this run sends nothing to, where both show one strange value', () => {
    const beside = { campaign: 'neighbour', role: 'neighbour' } as const;
    const [first, ...others] = ['Found', 'Strange', 'Strange'].map((title) => read(title, beside));
    const isTheirs = (one = first, other = first) =>
      one && other && isSomebodyElses(one, other, [...(first ? [first] : []), ...before, one, other], toyContract);
    expect(isTheirs(...others)).toBe(true);
    expect(isTheirs(read('New', beside), read('New', beside))).toBe(false);
    expect(isTheirs(read('', beside), read('', beside))).toBe(false);
  });

  it('show a fault of the target where both are wrong alike', () => {
    expect(isElses(read('NEW'), read('NEW'))).toBe(false);
  });
});
