import { expect, it } from 'vitest';
import { type ExchangeParts, exchangeOf, shows } from '../../../harness/testing/exchange.ts';
import { toyContract, toyValidators } from '../../../harness/testing/toy.ts';
import updateTime from './update-time.ts';

/** What is said of updates, each of which gives the campaign another title, if not the one given, and is answered a second after the one before. */
function verdict(
  times: readonly number[],
  { title, date, every = 1000 }: { title?: string; date?: readonly number[]; every?: number } = {},
) {
  const operation = toyContract.operations.find(({ id }) => id === 'putLeaflet');
  const clause = toyContract.clauses.find(({ id }) => id === 'putLeaflet.response.data.changedAt.monotonic');
  if (!operation || !clause) throw new Error('The toy contract has lost its times');
  const written = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();
  const exchanges = times.map((ms, n): ExchangeParts => {
    const sent = { title: title ?? `Title ${n}` };
    const headers = date ? { date: new Date(Date.UTC(2026, 0, 1) + (date[n] ?? 0)).toUTCString() } : {};
    return {
      id: `toy.leaflet.${n + 1}`,
      at: n * every,
      request: { body: sent },
      response: { ...shows({ ...sent, changedAt: written(ms) }), headers },
    };
  });
  const { verdict: said, violations = [] } = updateTime.judge({
    contract: toyContract,
    validators: toyValidators,
    operation,
    clause,
    cases: [],
    exchanges: exchanges.map(exchangeOf),
    campaigns: [],
  });
  return [said, ...violations.map(({ exchange, symptom }) => `${exchange} ${symptom}`)];
}

it('is wrong of a time that stands still while three updates change the campaign', () => {
  expect(verdict([0, 0, 0, 0])).toEqual(['fail', 'toy.leaflet.4 unmoved']);
  expect(verdict([0, 0, 0, 0, 0])).toEqual(['fail', 'toy.leaflet.4 unmoved', 'toy.leaflet.5 unmoved']);
});

it('is right of a time that ever moves', () => {
  expect(verdict([0, 0, 0, 0, 1])).toEqual(['pass']);
});

it('tells nothing before three updates that changed something, or two seconds', () => {
  expect(verdict([0, 0, 0])).toEqual(['pass']);
  expect(verdict([0, 0, 0, 0, 0], { title: 'the same' })).toEqual(['pass']);
  expect(verdict([0, 0, 0, 0], { every: 500 })).toEqual(['pass']);
});

it('goes by the clock of the server where that is told', () => {
  expect(verdict([0, 0, 0, 0], { date: [0, 0, 0, 1000] })).toEqual(['pass']);
  expect(verdict([0, 0, 0, 0], { date: [0, 1000, 2000, 3000], every: 10 })).toEqual(['fail', 'toy.leaflet.4 unmoved']);
});
