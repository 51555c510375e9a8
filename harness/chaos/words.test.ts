import { describe, expect, it } from 'vitest';
import { campaigns } from './trace.test-helper.ts';
import { campaignsNamedIn, claimsIn } from './words.ts';

const claims = (text: string) => claimsIn(text, campaigns).map(({ says, of }) => [says, of.join(' ')]);
const ALL = 'id-1 id-2 id-3';

describe('claims', () => {
  it.each([
    ['Restored    every campaign is as it was found', 'as found', ALL],
    ['  acme.leaflet: as it was found', 'as found', 'id-1'],
    ['\u001b[32macme.leaflet\u001b[39m (id-1): put back', 'put back', 'id-1'],
    ['There is nothing to put back.', 'nothing to put back', ALL],
    ['… differ from their baselines: poster (title). Nothing was written.', 'nothing written', 'id-2'],
    ['Interrupted before anything was judged; nothing was changed.', 'nothing changed', ALL],
  ])('are found in “%s”', (line, says, of) => {
    expect(claims(line)).toEqual([[says, of]]);
  });

  it.each([
    'acme.leaflet (id-1): not put back: 503',
    'leaflet is not as it was found',
    'What is still changed stands in j; put it back with: campaign-conformance restore',
    'Interrupted: putting the campaigns back. Once more ends at once.',
    'It cannot be known whether leaflet is as it was found',
  ])('are not found in “%s”', (line) => {
    expect(claims(line)).toEqual([]);
  });
});

describe('campaigns that are named as changed', () => {
  it.each([
    ['Restored    no: leaflet', ['id-1']],
    ['  acme.poster (id-2): not put back: 503', ['id-2']],
    ['error: Run r was killed and left changed: acme.leaflet, acme.poster', ['id-1', 'id-2']],
    ['Cannot be known of:\n    leaflet: an update was not answered\n    poster: the same', ['id-1', 'id-2']],
    ['leaflet  title  "a" → "b"', ['id-1']],
  ])('are found in “%s”', (text, ids) => {
    expect(campaignsNamedIn(text.replace('Cannot be known of', 'It cannot be known of'), campaigns)).toEqual(ids);
  });

  it.each([
    '  leaflet (id-1)  nothing contested, no read',
    'leaflet (id-1)  control refused: The first request was not accepted: 503.',
    'Restored    no: leaflets, poster-2, my-poster',
    'Restored    every campaign is as it was found',
    'It cannot be known of:\nleaflet: is another matter',
  ])('are not found in “%s”', (text) => {
    expect(campaignsNamedIn(text, campaigns)).toEqual([]);
  });
});
