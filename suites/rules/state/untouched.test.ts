import { expect, it } from 'vitest';
import type { JsonObject } from '../../../harness/model/json.ts';
import { exchangeOf, shows } from '../../../harness/testing/exchange.ts';
import { toyContract, toyValidators } from '../../../harness/testing/toy.ts';
import untouched from './untouched.ts';

const updated = (id: number, body: JsonObject, data: JsonObject) =>
  exchangeOf({ id: `toy.leaflet.${id}`, request: { body }, response: shows(data) });

it('One update is blamed for one change: those after it only show what it left', () => {
  const [operation] = toyContract.operations.filter(({ id }) => id === 'putLeaflet');
  const [clause] = toyContract.clauses.filter((one) => one.operation === 'putLeaflet');
  if (!operation || !clause) throw new Error('The toy contract has lost its update');
  const { violations } = untouched.judge({
    contract: toyContract,
    validators: toyValidators,
    operation,
    clause,
    cases: [],
    exchanges: [
      updated(1, { title: 'A' }, { title: 'A' }),
      updated(2, { copies: 5 }, { title: 'A' }),
      updated(3, { copies: 6 }, { title: 'B' }),
      updated(4, { copies: 7 }, { title: 'B' }),
      updated(5, { title: 'C' }, { title: 'C' }),
      updated(6, { copies: 8 }, { title: 'B' }),
    ],
    campaigns: [
      {
        ...{ key: 'leaflet', vendor: 'toy', kind: 'leaflet', role: 'own', id: 'leaflet-0041' },
        ...{ written: true, restored: true },
      },
    ],
  });
  expect(violations?.map(({ exchange }) => exchange)).toEqual(['toy.leaflet.3', 'toy.leaflet.6']);
});
