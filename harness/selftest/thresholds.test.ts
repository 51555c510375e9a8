import { describe, expect, it } from 'vitest';
import { maskRow, matrix, mutantRow, nuisanceRow, survivor, variantRow } from './matrix.test-helper.ts';
import { shortfalls } from './thresholds.ts';

const many = (n: number, row: () => ReturnType<typeof mutantRow>) => Array.from({ length: n }, row);
const fail = { rule: 'request/enum', clause: 'put.body.size.enum', verdict: 'fail', text: 'It refused.' } as const;

describe('a matrix', () => {
  it('falls short of nothing where every mutant is killed and nobody is accused', () => {
    expect(shortfalls(matrix())).toEqual([]);
  });

  it('means nothing where the target without a fault does not pass', () => {
    const control = { passes: 9, reported: [fail], broken: [], unrestored: [], requests: 4 };
    const expected = ['The reference target without a fault does not pass.'];
    expect(shortfalls(matrix({ control, mutants: [] }))).toEqual(expected);
    expect(shortfalls(matrix({ control: { ...control, reported: [], passes: 0 } }))).toEqual(expected);
    expect(shortfalls(matrix({ control: { ...control, reported: [], unrestored: ['leaflet'] } }))).toEqual(expected);
  });

  it('has to kill 97 in 100 mutants of one condition in standard, and nine in ten of the others', () => {
    const interactions = [...many(9, () => mutantRow({ conditions: 2 })), survivor({ conditions: 3 })];
    expect(shortfalls(matrix({ mutants: interactions }))).toEqual([]);
    expect(shortfalls(matrix({ mutants: [...interactions, survivor({ conditions: 2 })] }))).toEqual([
      'Of 11 mutants with several conditions, 9 are killed; it has to be at least 90 %.',
    ]);
    expect(shortfalls(matrix({ mutants: [...many(97, mutantRow), ...many(3, survivor)] }))).toEqual([]);
    expect(shortfalls(matrix({ mutants: [...many(96, mutantRow), ...many(4, survivor)] }))).toEqual([
      'Of 100 mutants with a single condition, 96 are killed; it has to be at least 97 %.',
    ]);
  });

  it('has to kill every mutant of an answer’s members in quick, and 55 in 100 of all', () => {
    const mutants = [...many(55, mutantRow), ...many(45, survivor)];
    expect(shortfalls(matrix({ profile: 'quick', mutants }))).toEqual([]);
    expect(shortfalls(matrix({ profile: 'quick', mutants: [...mutants, survivor()] }))).toEqual([
      'Of 101 mutants of all kinds, 55 are killed; it has to be at least 55 %.',
    ]);
    const answers = [...many(9, mutantRow), survivor({ family: 'answer members' })];
    expect(shortfalls(matrix({ profile: 'quick', mutants: answers }))).toEqual([
      'Of 1 mutants in the members of answers, 0 are killed; it has to be all.',
    ]);
  });

  it('has to kill everything in nightly', () => {
    const mutants = [mutantRow(), survivor({ conditions: 3 })];
    expect(shortfalls(matrix({ profile: 'nightly', mutants }))).toEqual([
      'Of 2 mutants of all kinds, 1 are killed; it has to be all.',
    ]);
  });

  it('of a sample says nothing of shares', () => {
    expect(shortfalls(matrix({ scope: 'sample', mutants: [survivor({ conditions: 2 })] }))).toEqual([]);
  });

  it('names rules that killed nothing, but where mutants were chosen by name', () => {
    const kills = { 'request/enum': 0, 'request/max-length': 1, 'state/untouched': 0 };
    const expected = ['No mutant is killed by request/enum, state/untouched.'];
    expect(shortfalls(matrix({ kills }))).toEqual(expected);
    expect(shortfalls(matrix({ kills, scope: 'sample' }))).toEqual(expected);
    expect(shortfalls(matrix({ kills, scope: 'chosen' }))).toEqual([]);
  });

  it('counts trials that went wrong behind nuisances, and mutants that one hides', () => {
    const nuisances = [
      nuisanceRow(),
      nuisanceRow({ alarms: [fail] }),
      nuisanceRow({ observations: [{ id: 'order', without: 'as sent', behind: 'sorted' }] }),
      nuisanceRow({ wrong: ['It ends with 0.'] }),
    ];
    expect(shortfalls(matrix({ nuisances }))).toEqual(['3 trials of 4 behind nuisances went wrong.']);
    const masks = [maskRow(), maskRow({ hidden: true }), maskRow({ broken: ['it broke'] })];
    expect(shortfalls(matrix({ masks }))).toEqual(['2 mutants of 3 are hidden by a nuisance.']);
  });

  it('counts variants that are accused, left changed or broken on', () => {
    const variants = [
      variantRow(),
      variantRow({ alarms: [fail] }),
      variantRow({ unrestored: ['leaflet'] }),
      variantRow({ broken: ['it broke'] }),
    ];
    expect(shortfalls(matrix({ variants }))).toEqual(['3 legitimate variants of 4 raise an alarm.']);
    expect(shortfalls(matrix({ mutants: [mutantRow({ broken: ['it broke'] })] }))).toEqual([
      'The suite itself broke on 1 mutant.',
    ]);
  });
});
