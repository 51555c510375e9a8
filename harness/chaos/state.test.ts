import { describe, expect, it } from 'vitest';
import { campaignsOpenIn } from './journals.ts';
import { changedBetween, membersChanged } from './state.ts';

describe('two states', () => {
  const before = { a: { kind: 'x', fields: { deep: { list: [1, 2] } } }, b: { fields: {} } };

  it('are alike where every campaign holds the same, in whatever order', () => {
    expect(changedBetween(before, { b: { fields: {} }, a: { fields: { deep: { list: [1, 2] } }, kind: 'x' } })).toEqual(
      [],
    );
  });

  it.each([
    ['a member below another', { ...before, a: { kind: 'x', fields: { deep: { list: [1, 3] } } } }, ['a']],
    ['a kind', { ...before, a: { ...before.a, kind: 'y' } }, ['a']],
    ['a member that came', { ...before, b: { fields: { extra: false } } }, ['b']],
    ['a member that is null', { ...before, b: { fields: { extra: null } } }, ['b']],
    ['a campaign that went', { a: before.a }, ['b']],
    ['a campaign that came', { ...before, c: {} }, ['c']],
  ])('differ in %s', (_, after, ids) => {
    expect(changedBetween(before, after)).toEqual(ids);
  });

  it('are distinguished member by member', () => {
    expect(membersChanged(before.a, { kind: 'x', fields: { deep: { list: [1, 3] }, more: 1 } })).toEqual([
      'fields.deep.list: [1,2] → [1,3]',
      'fields.more: nothing → 1',
    ]);
  });
});

describe('a journal', () => {
  const entry = (id: string, state: string) => ({ place: `acme.${id}`, id, state, first: { data: { id: 'another' } } });

  it('names what is neither untouched nor restored, whatever else it holds', () => {
    const campaigns = [entry('a', 'written'), entry('b', 'untouched'), entry('c', 'restored'), entry('d', 'unknown')];
    expect(campaignsOpenIn(JSON.stringify({ schemaVersion: 1, campaigns }))).toEqual(['a', 'd']);
  });

  it('names nothing where it is cut off', () => {
    expect(campaignsOpenIn('{"campaigns":[{"id":"a","state":"written"}')).toEqual([]);
  });
});
