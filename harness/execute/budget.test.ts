import { describe, expect, it } from 'vitest';
import { Budget, CAPS, FOLLOW_UPS_AT_MOST, keptFrom, Spent } from './budget.ts';

describe('a budget', () => {
  it('counts base requests and follow-ups together, and stops both at its limit', () => {
    const budget = new Budget(2);
    budget.book('base');
    budget.book('followUp');
    expect(() => budget.book('base')).toThrow(Spent);
    expect(() => budget.book('followUp')).toThrow(Spent);
    expect(budget.sent).toEqual({ base: 1, followUp: 1, again: 0, restore: 0 });
  });

  it('never stops what restores, and does not count it', () => {
    const budget = new Budget(1, () => true);
    budget.book('restore');
    budget.book('restore');
    expect(budget.sent.restore).toBe(2);
    expect(new Budget(0).sent).toEqual({ base: 0, followUp: 0, again: 0, restore: 0 });
    const other = new Budget(1);
    other.book('restore');
    other.book('base');
    expect(other.sent).toEqual({ base: 1, followUp: 0, again: 0, restore: 1 });
  });

  it('has so many for what nobody answered beyond its limit; more of them count within it', () => {
    const budget = new Budget(2, () => false, 2);
    for (let i = 0; i < 3; i++) budget.book('again');
    budget.book('base');
    expect(() => budget.book('base')).toThrow(Spent);
    expect(() => budget.book('again')).toThrow(Spent);
    expect(budget.sent).toEqual({ base: 1, followUp: 0, again: 3, restore: 0 });
  });

  it('keeps aside what closes a bracket, and lets only that have it', () => {
    const budget = new Budget(3);
    budget.reserve(2);
    budget.book('base');
    expect(() => budget.book('base')).toThrow(Spent);
    budget.close();
    budget.close();
    expect(() => budget.close()).toThrow(Spent);
    expect(budget.sent.base).toBe(3);
  });

  it('is over when time is up, but for what was kept aside', () => {
    let isOver = false;
    const budget = new Budget(10, () => isOver);
    budget.reserve(1);
    budget.book('base');
    isOver = true;
    expect(() => budget.book('base')).toThrow(Spent);
    expect(() => budget.close()).not.toThrow();
    expect(() => budget.close()).toThrow(Spent);
  });

  it('keeps a quarter for confirmations, at least eight, and of tracing only those', () => {
    expect([keptFrom('split', 80), keptFrom('trace', 80), keptFrom('confirm', 80)]).toEqual([20, 8, 0]);
    expect([keptFrom('split', 16), keptFrom('split', 10), keptFrom('split', 1)]).toEqual([8, 5, 0]);
    const budget = new Budget(10);
    for (let sent = 0; sent < 5; sent += 1) budget.book('followUp', 'split');
    expect(() => budget.book('followUp', 'split')).toThrow(Spent);
    for (let sent = 0; sent < 5; sent += 1) budget.book('followUp', 'confirm');
    expect(() => budget.book('followUp', 'confirm')).toThrow(Spent);
  });

  it('asks for each kind whether its time is up', () => {
    const budget = new Budget(10, (kind) => kind !== 'confirm');
    expect(() => budget.book('followUp', 'trace')).toThrow(Spent);
    expect(() => budget.book('followUp', 'confirm')).not.toThrow();
  });

  it('has a cap for each kind of follow-up, and knows what they come to', () => {
    expect(FOLLOW_UPS_AT_MOST).toBe(Object.values(CAPS).reduce((sum, cap) => sum + cap, 0));
    expect(Math.min(...Object.values(CAPS))).toBeGreaterThan(0);
  });
});
