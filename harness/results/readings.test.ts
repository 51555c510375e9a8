import { describe, expect, it } from 'vitest';
import { fingerprintOfReading } from '../judge/readings.ts';
import { readingOf } from './example-readings.test-helper.ts';
import { isDecided, readingDepartures } from './readings.ts';

const mode = (reading: string, severity: 'high' | 'medium' | 'low' = 'high') =>
  readingOf('mode-table-or-sample', reading, { severity });

describe('isDecided', () => {
  it('tells what was found out from what was not, or cannot be', () => {
    expect(['table', 'both', 'neither'].map((reading) => isDecided({ reading }))).toEqual([true, true, true]);
    expect(['undecided', 'static'].map((reading) => isDecided({ reading }))).toEqual([false, false]);
  });
});

describe('departures', () => {
  it('are readings of some weight that are not what the table says', () => {
    const all = ['table', 'sample', 'both', 'neither', 'undecided', 'static'].map((reading) => mode(reading));
    expect(readingDepartures(all).map(({ reading }) => reading)).toEqual(['sample', 'neither']);
    expect(readingDepartures([mode('sample', 'medium')])).toHaveLength(1);
    expect(readingDepartures([mode('sample', 'low')])).toEqual([]);
  });

  it('know the table from another page’s by its name', () => {
    const { claims } = mode('other');
    const { table } = claims;
    if (!table) throw new Error('the example has a table');
    const three = (reading: string) =>
      readingOf('mode-table-or-sample', reading, { claims: { ...claims, other: table } });
    expect(readingDepartures([three('table'), three('other')]).map(({ reading }) => reading)).toEqual(['other']);
  });

  it('are none where every side is a table, or none is', () => {
    const { claims } = mode('sample');
    const { sample } = claims;
    if (!sample) throw new Error('the example has a sample');
    expect(readingDepartures([readingOf('two-names-one-page', 'get')])).toEqual([]);
    expect(readingDepartures([readingOf('x', 'a', { claims: { a: sample, b: sample } })])).toEqual([]);
  });
});

describe('fingerprintOfReading', () => {
  it('is made of the discrepancy and the side', () => {
    const all = [
      fingerprintOfReading('a', 'table'),
      fingerprintOfReading('a', 'sample'),
      fingerprintOfReading('b', 'table'),
    ];
    expect(new Set(all).size).toBe(3);
    expect(all[0]).toBe(fingerprintOfReading('a', 'table'));
    expect(all[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
