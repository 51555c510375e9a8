import { describe, expect, it } from 'vitest';
import { beginningOf, ofAnotherKind, unknownLike } from './unknown-campaign.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('an id that names nothing', () => {
  it.each([
    ['leaflet-0041', 'leaflet-ffff'],
    ['leaflet-ffff', 'leaflet-0000'],
    ['leaflet-FFFF', 'leaflet-0000'],
    ['64b7f0c2a1d3e4f5a6b7c8d9', '64b7f0c2a1d3ff0fffffffff'],
    ['cd-3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'cd-3f2504e0-4f89-41d3-9a0c-ffffffffffff'],
    // No digit of these can be changed without the risk to name a campaign that exists.
    ['7', '7ffff'],
    ['leaflet-41', 'leaflet-41ffff'],
    ['summer-west', 'summer-westffff'],
    [base64('VoiceCampaign:123'), base64('VoiceCampaign:90071992547')],
  ])('like %s is %s', (id, expected) => {
    expect(unknownLike(id)).toBe(expected);
  });

  it('is the beginning of one that ends like a UUID alone, for that of another may name a campaign', () => {
    expect(beginningOf('cd-3f2504e0-4f89-41d3-9a0c-0305e82c3301')).toEqual(['cd-3f2504e0-4f89-41d3-9a0c-0305e82c330']);
    expect(['leaflet-123456', 'campaign-1234567890', base64('A:1')].flatMap(beginningOf)).toEqual([]);
  });

  it('is of another kind with the same key, where an id holds a kind and a key', () => {
    expect(ofAnotherKind(base64('VoiceCampaign:123'))).toEqual([base64('Report:123')]);
    expect(['leaflet-0041', '64b7f0c2a1d3e4f5a6b7c8d9'].flatMap(ofAnotherKind)).toEqual([]);
  });

  it('is never the id itself', () => {
    for (const id of ['a', 'zzz', 'FFFF', '0000', 'f', base64('A:1'), 'x-F0F0']) expect(unknownLike(id)).not.toBe(id);
  });
});
