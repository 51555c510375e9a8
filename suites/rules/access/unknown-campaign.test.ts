import { describe, expect, it } from 'vitest';
import { unknownLike } from './unknown-campaign.ts';

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

  it('is never the id itself', () => {
    for (const id of ['a', 'zzz', 'FFFF', '0000', 'f', base64('A:1'), 'x-F0F0']) expect(unknownLike(id)).not.toBe(id);
  });
});
