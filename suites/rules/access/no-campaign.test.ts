import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../harness/model/contract.ts';
import { toyContract } from '../../../harness/testing/toy.ts';
import noCampaign from './no-campaign.ts';

describe('access/no-campaign', () => {
  const [put] = toyContract.operations;
  const asked = (effect: Operation['effect']) =>
    put ? noCampaign.clauses({ ...put, effect }, toyContract).map(({ path }) => path) : [];

  it('leaves the campaign out of the path of an update', () => {
    expect(asked('replace')).toEqual(['leaflet']);
  });

  it('keeps the campaign in the path of what deletes', () => {
    expect(asked('delete')).toEqual([]);
  });
});
