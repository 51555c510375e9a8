import { describe, expect, it } from 'vitest';
import type { Exchange } from '../model/exchange.ts';
import { type ExchangeParts, exchangeOf } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { storyOf } from './story.ts';

const read = { operation: 'getLeaflet', role: 'read', request: { method: 'GET' } } as const;
const refused = { response: { status: 400 } } as const;
const changed = { request: { body: { title: 'Another' } } } as const;

/** Exchanges of one script, each with the number of its place; `of` as a number. */
function script(...parts: (Omit<ExchangeParts, 'of'> & { of?: number })[]): Exchange[] {
  return parts.map(({ of, ...part }, i) =>
    exchangeOf({ ...part, id: `toy.leaflet.${i + 1}`, ...(of === undefined ? {} : { of: `toy.leaflet.${of}` }) }),
  );
}

/** The story that shows some exchanges again, as places. */
function reported(exchanges: Exchange[], shown: number[], suffices?: (story: number[]) => boolean) {
  const place = (id: string) => Number(id.split('.').at(-1));
  const story = storyOf(
    shown.map((n) => `toy.leaflet.${n}`),
    { contract: toyContract, exchanges },
    suffices && ((all) => suffices(all.map(({ id }) => place(id)))),
  );
  return { steps: story.steps.map(place), closing: story.closing.map(place) };
}

const bracket = script(
  { role: 'control' },
  { ...read, of: 1 },
  { role: 'twin', batch: 'b', ...changed },
  { role: 'set' },
  { role: 'near-miss', batch: 'b', ...refused },
  { role: 'near-miss', batch: 'b' },
  { ...read, batch: 'b', of: 4 },
  { role: 'set' },
  { role: 'trace', of: 5, ...refused },
  { ...read, batch: 'b', of: 9 },
  { role: 'twin', batch: 'b', ...changed },
);

describe('the story of a finding', () => {
  it('of a near-miss has its accepted twin and the baseline before it, and ends with the twin', () => {
    expect(reported(bracket, [6, 3])).toEqual({ steps: [3, 4, 6], closing: [11] });
  });

  it('of a refusal that changed the campaign has what the campaign was, the refusal and the read', () => {
    const traced = bracket.map((one) => (one.role === 'trace' ? { ...one, batch: 'b' } : one));
    expect(reported(traced, [9, 10])).toEqual({ steps: [1, 2, 8, 9, 10], closing: [7] });
  });

  it('of what a bracket left behind has the refusal that was found to have changed it', () => {
    expect(reported(bracket, [7]).steps).toEqual([3, 4, 5, 7]);
  });

  it('of a read has its write, what was stored before, and the refusal in between', () => {
    const exchanges = script(
      { role: 'control' },
      { role: 'positive', ...changed },
      { role: 'positive', ...refused },
      { role: 'positive' },
      { ...read, of: 4 },
    );
    expect(reported(exchanges, [5, 4]).steps).toEqual([1, 2, 3, 4, 5]);
  });

  it('of a read that follows no write is the read', () => {
    expect(reported(script(read), [1]).steps).toEqual([1]);
  });

  it('of another campaign that changed begins with the baseline, and has the last update that is none', () => {
    const neighbour = { ...read, role: 'neighbour', campaign: 'other' } as const;
    const body = { request: { body: { title: 'Baseline' } } };
    const exchanges = script(
      neighbour,
      { role: 'control', ...body },
      { role: 'twin', ...changed },
      { role: 'set', ...body },
      neighbour,
    );
    expect(reported(exchanges, [5, 1]).steps).toEqual([2, 1, 3, 5]);
  });

  it('of a repetition has what it repeats', () => {
    const exchanges = script({ role: 'control' }, { role: 'twin', ...changed }, { role: 'repeat', of: 2, ...changed });
    expect(reported(exchanges, [3, 2]).steps).toEqual([1, 2, 3]);
  });

  it('of a value that is refused with and without what may be left out has both', () => {
    const one: ExchangeParts = { role: 'split', cases: ['a'], ...refused };
    const exchanges = script(
      { role: 'control' },
      { role: 'positive', cases: ['a', 'b'], ...refused },
      { ...one, of: 2 },
      { ...one, of: 3 },
    );
    expect(reported(exchanges, [4, 1]).steps).toEqual([1, 3, 4]);
  });

  it('takes as many earlier answers of the operation as it needs to be shown by itself', () => {
    const exchanges = script({ role: 'control' }, ...Array.from({ length: 6 }, () => ({ role: 'positive' as const })));
    expect(reported(exchanges, [7], (story) => story.includes(6)).steps).toEqual([1, 6, 7]);
    expect(reported(exchanges, [7], (story) => story.includes(3)).steps).toEqual([1, 3, 4, 5, 6, 7]);
    expect(reported(exchanges, [7], () => false).steps).toEqual([1, 7]);
  });
});
