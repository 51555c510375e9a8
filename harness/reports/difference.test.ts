import { describe, expect, it } from 'vitest';
import { type ExchangeParts, exchangeOf, shows } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { differenceLines, differenceOf } from './difference.ts';

const read = { operation: 'getLeaflet', role: 'read', request: { method: 'GET' } } as const;

/** The difference between `a` and its twin `b`, as lines. */
function lines(a: ExchangeParts, b?: ExchangeParts, more: { [id: string]: ExchangeParts } = {}) {
  const all = Object.entries({ a, ...(b ? { b } : {}), ...more }).map(
    ([id, parts]) => [id, exchangeOf({ ...parts, id })] as const,
  );
  const named = { exchange: 'a', story: all.map(([id]) => id), ...(b ? { twin: 'b' } : {}) };
  const found = differenceOf(named, new Map(all), toyContract);
  return found && differenceLines(found);
}

describe('the difference that decides a finding', () => {
  it('is between two answers to the same request, in what the pages have', () => {
    const before = { ...read, response: shows({ title: 'Spring', copies: 5, odd: 1 }) };
    const after = { ...read, response: shows({ odd: 2, copies: 6, title: 'Spring' }) };
    expect(lines(after, before)).toEqual(['copies', '  - before 5', '  + after  6']);
  });

  it('is between what was sent and what is shown of it', () => {
    const write = { request: { body: { title: 'Spring' } } };
    const shown = { ...read, of: 'b', response: shows({ title: 'Winter' }) };
    expect(lines(shown, write)).toEqual(['data.title', '  - sent  "Spring"', '  + shown "Winter"']);
    expect(lines({ ...write, response: shows({ title: 'Winter' }) })).toEqual(lines(shown, write));
  });

  it('is between a request and its accepted twin, whole and with the members in one order', () => {
    const streets = Array.from({ length: 12 }, (_, i) => ({ street: `Elm Road ${i}`, a: 'b' }));
    const text = lines({ request: { body: { streets } } }, { request: { body: { streets: [] } } })?.join('\n') ?? '';
    expect(text).toMatch(/^streets\n {2}- accepted \[\]\n {2}\+ this one \[\n/);
    expect(text).toContain('"street": "Elm Road 11"');
    expect(text.indexOf('"a"')).toBeLessThan(text.indexOf('"street"'));
  });

  it('is between what the campaign was and what it is after a refusal', () => {
    const after = { ...read, of: 'a', response: shows({ copies: 9 }) };
    const before = { ...read, response: shows({ copies: 5 }) };
    expect(lines({ role: 'trace' }, after, { before })).toEqual(['copies', '  - before 5', '  + after  9']);
  });

  it('is none where no two bodies are compared, or they are alike', () => {
    expect(lines(read)).toBeUndefined();
    expect(lines(read, read)).toBeUndefined();
  });
});
