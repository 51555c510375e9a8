import type { ReadingResult } from '../model/discrepancy.ts';

/** Readings that say nothing about the target: nothing was found out, or nothing can be. */
const OPEN: readonly string[] = ['undecided', 'static'];

/** Whether a reading says which side the target follows; `neither` does. */
export function isDecided({ reading }: Pick<ReadingResult, 'reading'>): boolean {
  return !OPEN.includes(reading);
}

/**
 * The readings `--fail-on discrepancy` stops at: of high or medium severity, decided, and not what the table says: the claim of that
 * name, or else any that stands in a table. Where no table takes a side there is none to depart from; a target that follows both
 * sides keeps to the table too.
 */
export function readingDepartures(readings: readonly ReadingResult[]): ReadingResult[] {
  return readings.filter((result) => {
    const { severity, reading, claims } = result;
    if (severity === 'low' || !isDecided(result) || reading === 'both') return false;
    const tables = Object.keys(claims).filter((key) =>
      'table' in claims ? key === 'table' : claims[key]?.basis === 'table',
    );
    return tables.length > 0 && !tables.includes(reading);
  });
}
