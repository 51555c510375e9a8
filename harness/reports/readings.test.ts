import { describe, expect, it } from 'vitest';
import { exampleContract, exampleResults } from '../results/example.test-helper.ts';
import { readingOf } from '../results/example-readings.test-helper.ts';
import { claimPlace, claimText, namedReadings, ranked, readingText, tally, tallyLines } from './readings.ts';

const results = exampleResults();
const mode = (reading: string, severity: 'high' | 'medium' | 'low' = 'low') =>
  readingOf('mode-table-or-sample', reading, { severity });

describe('tally', () => {
  it('counts by the kind of place followed, and by reason what is undecided', () => {
    const all = [
      ...[mode('sample'), mode('table'), mode('both'), mode('neither'), mode('sample')],
      readingOf('two-names-one-page', 'get'),
      readingOf('two-names-one-page', 'undecided', { reason: 'profile' }),
      readingOf('title-of-the-page', 'static'),
    ];
    expect(tally(all)).toEqual({
      total: 8,
      followed: [
        ['the table', 1],
        ['the sample', 2],
        ['one of several places alike', 1],
        ['both sides', 1],
        ['neither side', 1],
      ],
      undecided: [['profile', 1]],
      static: 1,
    });
  });

  it('is reported without lines that say nothing', () => {
    expect(tallyLines(tally([mode('table')]))).toEqual([['follows', 'the table 1']]);
    expect(tallyLines(tally([]))).toEqual([]);
  });
});

describe('ranked and reported', () => {
  it('put headlines first, then the gravest', () => {
    const all = [readingOf('id-in-two-places', 'neither'), mode('sample')];
    expect(ranked({ discrepancies: all }, exampleContract).map(({ id }) => id)).toEqual([
      'mode-table-or-sample',
      'id-in-two-places',
    ]);
    expect(ranked(results, exampleContract).map(({ severity }) => severity)).toEqual(['high', 'high', 'medium', 'low']);
  });

  it('name headlines whatever they came to, and others only where they are grave and decided', () => {
    const all = [
      mode('undecided'),
      readingOf('id-in-two-places', 'undecided'),
      readingOf('two-names-one-page', 'get'),
      readingOf('id-in-two-places', 'table'),
    ];
    expect(namedReadings({ discrepancies: all }, exampleContract).map(({ id, reading }) => `${id} ${reading}`)).toEqual(
      ['mode-table-or-sample undecided', 'id-in-two-places table'],
    );
  });
});

describe('a claim', () => {
  const { claims } = mode('sample');
  const { table, sample } = claims;
  if (!table || !sample) throw new Error('the example has both');

  it('is reported with its literal value, unless its words hold it', () => {
    expect(claimText({ ...sample, value: 3 })).toBe('the sample sends <texts>: 3');
    expect(claimText(table)).toBe('`mode` is `calls`');
    expect(claimText({ ...table, value: '' })).toBe('`mode` is `calls`');
  });

  it('stands on a page, on lines, with an address that a browser may follow', () => {
    expect(claimPlace(sample, exampleContract)).toEqual({
      where: 'Replace Campaign | v2 "beta", lines 31-32 (sample)',
      url: 'https://docs.acme.example/replace?edition=2&lang=en',
    });
    const gone = { ...table, source: { page: 'gone', lines: [1, 2, 3, 7] } };
    expect(claimPlace(gone, exampleContract)).toEqual({ where: 'gone, lines 1-3, 7 (table)' });
  });
});

describe('readingText', () => {
  it('gives the reason of what is undecided', () => {
    expect(readingText(mode('both'))).toBe('both');
    expect(readingText({ reading: 'undecided', reason: 'profile' })).toBe('undecided (profile)');
  });
});
