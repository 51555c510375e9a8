import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { exchangeOf, shows } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { sampleShapes } from './sample-shape.ts';

/** What is observed of an answer that shows `data`, beside a sample that shows `sample`. */
function observed(sample: JsonObject, data: JsonObject): string | undefined {
  const samples = [{ operation: 'putLeaflet', response: shows(sample).body, accountBound: [] }];
  const exchanges = [exchangeOf({ role: 'sample', response: shows(data) })];
  return sampleShapes(toyContract.operations, samples, exchanges, toyContract.vendors)[0]?.answer;
}

describe('the shape of an answer', () => {
  it('is that of the sample where names and types are', () => {
    expect(observed({ a: 1, b: [{ c: 'x' }] }, { a: 2, b: [{ c: 'y' }, { c: 'z' }] })).toBe('the same shape');
  });

  it('lacks members, adds some, and gives others another type', () => {
    expect(observed({ a: 1, b: [{ c: 'x' }] }, { a: '1', b: [{ d: 1 }] })).toBe(
      'it lacks `data.b[].c`; it adds `data.b[].d`; other types in `data.a`',
    );
  });

  it('is the same in whatever order its members stand', () => {
    expect(observed({}, { b: { d: 1, c: 1 }, a: 1 })).toBe(observed({}, { a: 1, b: { c: 1, d: 1 } }));
  });

  it('has whatever names a target gives', () => {
    const odd = JSON.parse('{"a.":1,"[0]":1,"..":[{"":1}],"__proto__":{"x":1},"a.b":1,"a":{"c":1}}');
    expect(observed({}, odd)).toBe(
      'it adds `data.__proto__`, `data.__proto__.x`, `data.a`, `data.a.c`, `data[".."]`, `data[".."][]`, `data[".."][][""]`, `data["[0]"]`, `data["a."]`, `data["a.b"]`',
    );
    expect(observed(odd, odd)).toBe('the same shape');
    expect(observed({ a: { b: 1 } }, { 'a.b': 1 })).toBe('it lacks `data.a`, `data.a.b`; it adds `data["a.b"]`');
  });

  it('is reported by its first members where it has very many', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`m${i}`, i]));
    expect(observed({}, many)).toMatch(/^it adds `data\.m0`, .*`data\.m26` and 30 more$/);
  });
});
