import { describe, expect, it } from 'vitest';
import { FAULTS } from './faults.ts';

describe('the network faults', () => {
  it('are 40 kinds, each with a name of its own', () => {
    expect(FAULTS).toHaveLength(40);
    expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(40);
  });

  it('hold late writes, and writes that are carried out twice', () => {
    const count = (carried: string) => FAULTS.filter((fault) => fault.carried === carried).length;
    expect([count('late'), count('twice')]).toEqual([8, 2]);
  });
});
