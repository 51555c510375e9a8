import { describe, expect, it } from 'vitest';
import { timeOf } from './time.ts';

describe('timeOf', () => {
  it.each([
    ['2025-12-04T09:51:32.985Z', '2025-12-04T09:51:32.985Z'],
    ['2025-12-04T09:51Z', '2025-12-04T09:51:00.000Z'],
    ['2025-12-04T09:51:32', '2025-12-04T09:51:32.000Z'],
    ['2025-12-04T09:51:32,5+05:30', '2025-12-04T04:21:32.500Z'],
    ['2025-12-04T09:51:32-05', '2025-12-04T14:51:32.000Z'],
    ['20251204T095132Z', '2025-12-04T09:51:32.000Z'],
    ['20251204T0951+0530', '2025-12-04T04:21:00.000Z'],
  ])('reads %s', (text, moment) => {
    expect(new Date(timeOf(text) ?? Number.NaN).toISOString()).toBe(moment);
  });

  it.each([
    ['2025-12-04', 'a date alone'],
    ['2025-12-04 09:51:32Z', 'a blank in place of the T'],
    ['2025-1204T09:51Z', 'half of each form'],
    ['2025-02-30T09:51:32Z', 'a day that does not exist'],
    ['2025-12-04T25:00:00Z', 'an hour that does not exist'],
    ['1764841892', 'seconds since the epoch'],
    ['Thu, 04 Dec 2025 09:51:32 GMT', 'the form of HTTP'],
  ])('takes %s for none: %s', (text) => {
    expect(timeOf(text)).toBeUndefined();
  });
});
