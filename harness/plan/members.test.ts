import { describe, expect, it } from 'vitest';
import type { Operation } from '../model/contract.ts';
import { toyContract } from '../testing/toy.ts';
import { firstPlace, memberAt, members, openIn, openMembers } from './members.ts';

const [toy] = toyContract.operations;
if (!toy) throw new Error('The toy vendor has no operation');
const update: Operation = {
  ...toy,
  request: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      held: {
        type: 'object',
        'x-fixed': true,
        properties: { inside: { type: 'object', properties: { deep: { type: 'string' } } } },
      },
      days: { type: 'array', items: { type: 'object', properties: { day: { type: 'string', 'x-pool': 'days' } } } },
      lists: { type: 'array', items: { type: 'string', 'x-pool': 'streets' } },
    },
  },
  open: [{ when: { size: 'A6', name: 'x' }, absent: ['fold', 'held'] }, { order: ['from', 'until'] }],
};

describe('the members of a request', () => {
  it('are named by their paths, each parent before its children', () => {
    expect(members(update).map(({ path }) => path)).toEqual([
      ...['name', 'held', 'held.inside', 'held.inside.deep'],
      ...['days', 'days[]', 'days[].day', 'lists', 'lists[]'],
    ]);
  });

  it('are fixed by themselves or through what holds them', () => {
    expect(members(update).flatMap(({ path, fixed }) => (fixed ? [path] : []))).toEqual([
      'held',
      'held.inside',
      'held.inside.deep',
    ]);
  });

  it('name the pool their values come from', () => {
    expect(memberAt(update, 'days[].day')?.pool).toBe('days');
    expect(memberAt(update, 'lists[]')?.pool).toBe('streets');
    expect(memberAt(update, 'lists')).not.toHaveProperty('pool');
    expect(memberAt(update, 'unheard')).toBeUndefined();
  });

  it('are none where nothing is sent', () => {
    const { request: _, ...read } = update;
    expect(members(read)).toEqual([]);
  });
});

describe('an open combination', () => {
  it('speaks of what decides and of what may be left out, an order of neither', () => {
    expect([...openMembers(update)]).toEqual(['size', 'name', 'fold', 'held']);
  });

  it('leaves out only what a body’s own values allow', () => {
    expect([...openIn(update, { size: 'A6', name: 'x' })]).toEqual(['size', 'name', 'fold', 'held']);
    expect([...openIn(update, { size: 'A6', name: 'y' })]).toEqual(['size', 'name']);
  });
});

describe('a place', () => {
  it('is the first item of every list on its way', () => {
    expect(firstPlace('days[].times[].start')).toBe('days[0].times[0].start');
    expect(firstPlace('name')).toBe('name');
  });
});
